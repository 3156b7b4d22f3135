/**
 * @file A fence: size 24–120 high and ten times as wide; variant below 0.6 pointed pickets, above posts and rails; roughness
 * leans and breaks the boards; turn makes it climb. The colour offset dyes the wood.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { underSnow } from "../shapes.ts";
import { reach, standOn } from "./shared/stand.ts";
import { lightSide, litSide, shadySide, surface } from "./shared/tone.ts";

const PAINTED: Oklab = { l: 0.88, a: 0, b: 0.015 };
const WOOD: Oklab = { l: 0.5, a: 0.025, b: 0.045 };
const HALF = 500;

function height(size: number): number {
  return 24 + 96 * size;
}

export const fence: Drawing = {
  layer: "land",
  fill: 0.33,
  extent(element, frame) {
    const climb = Math.abs(element.turn - 0.5) * 120;
    return reach(element, frame, height(element.size), [HALF + 14, 105 + climb, HALF + 14, 8 + climb]);
  },
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size));
    const pickets = element.variant < 0.6;
    const wood = underSnow(pen, surface(pen, element, pickets ? PAINTED : WOOD), element.depth, 0.3);
    const climb = (element.turn - 0.5) * 0.24;
    const ground = (x: number): number => x * climb + 4 * Math.sin(x / 90);
    const step = pickets ? 26 : 125;
    let boards = "";
    let sides = "";
    const away = -lightSide(pen);
    for (let x = -HALF; x <= HALF; x += step) {
      const lean = (pen.random.uniform() - 0.5) * 26 * element.roughness;
      const tall = (pickets ? 96 : 92) * (1 - 0.4 * element.roughness * pen.random.uniform() ** 3);
      const missing = pen.random.uniform() < (pickets ? 0.12 : 0.05) * element.roughness;
      if (missing) continue;
      const y = ground(x);
      const half = pickets ? 7.5 : 8.5;
      const tip = pickets ? `${x + lean},${y + tall + 8} ` : "";
      boards += stand.cut(
        `${x - half},${y - 4} ${x - half + lean},${y + tall} ${tip}${x + half + lean},${y + tall} ${x + half},${y - 4}`,
      );
      const edge = away * half;
      sides += stand.cut(
        `${x + edge},${y - 4} ${x + edge + lean},${y + tall} ${x + edge * 0.5 + lean},${y + tall} ${x + edge * 0.5},${y - 4}`,
      );
    }
    let rails = "";
    for (const level of pickets ? [28, 68] : [36, 70]) {
      for (let x = -HALF - 8; x < HALF; x += step * (pickets ? 10 : 1)) {
        const end = Math.min(HALF + 8, x + step * (pickets ? 10 : 1));
        const sag = (pen.random.uniform() - 0.5) * 16 * element.roughness;
        rails += stand.limb(
          `${x},${ground(x) + level},9 ${(x + end) / 2},${ground((x + end) / 2) + level - sag},9 ${end},${ground(end) + level},9`,
        );
      }
    }
    if (pen.detail === "low") return pen.path(rails + boards, wood);
    const cast = pen.path(
      stand.limb(`${-HALF},${ground(-HALF) - 4},7 0,${ground(0) - 4},9 ${HALF},${ground(HALF) - 4},7`),
      shadySide(pen, pen.ramp(1), 0.1),
      { opacity: 0.22 },
    );
    return (
      cast +
      pen.path(rails, shadySide(pen, wood, 0.13)) +
      pen.path(boards, litSide(pen, wood, 0.12)) +
      pen.path(sides, shadySide(pen, wood, 0.1), { opacity: 0.7 })
    );
  },
};
