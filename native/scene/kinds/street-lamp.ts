/**
 * @file A street lamp: size 80–420 high; variant below 0.5 a lantern on its post, to 0.75 two arms, above one curved arm; turn below
 * 0.5 hangs the arm left. The colour offset dyes the post; the lamp burns in the dark.
 */
import { mix } from "../../../app/colour/oklab.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, glass, halo, lamplight, lightSide, litSide, surface } from "./shared/tone.ts";

const IRON: Oklab = { l: 0.3, a: 0, b: -0.01 };
const POST = ["0,-1,9 0,3,8 0,4,4.6 0,14,4.4 0,16,3 0,50,2.4 0,86,2"];

function height(size: number): number {
  return 80 + 340 * size;
}

interface Lamp {
  readonly x: number;
  readonly y: number;
  readonly hanging: boolean;
}

function lampsOf(variant: number): readonly Lamp[] {
  if (variant < 0.5) return [{ x: 0, y: 86, hanging: false }];
  if (variant < 0.75) return [-15, 15].map((x) => ({ x, y: 74, hanging: true }));
  return [{ x: 21, y: 78, hanging: true }];
}

export const streetLamp: Drawing = {
  layer: "land",
  fill: 0.2,
  extent(element, frame) {
    const side = element.variant < 0.5 ? [7, 7] : element.variant < 0.75 ? [21, 21] : [7, 28];
    const [left, right] = element.turn < 0.5 ? [side[1]!, side[0]!] : [side[0]!, side[1]!];
    return reach(element, frame, height(element.size), [left, 103, right, 2]);
  },
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const iron = surface(pen, element, IRON);
    const lamps = lampsOf(element.variant);
    const burning = pen.dark ? lamplight(pen) : mix(glass(pen, element), pen.globals.light, 0.5);
    const panes = lamps.map(({ x, y, hanging }) =>
      hanging
        ? stand.cut(`${x - 2.6},${y} ${x - 4.6},${y + 9} ${x + 4.6},${y + 9} ${x + 2.6},${y}`)
        : stand.cut(`${x - 2.6},${y} ${x - 5},${y + 10} ${x + 5},${y + 10} ${x + 2.6},${y}`),
    );
    const caps = lamps.map(({ x, y, hanging }) => {
      const lid = y + (hanging ? 9 : 10);
      return (
        stand.curve(
          `${x - 6},${lid - 0.4}! ${x - 3},${lid + 3} ${x},${lid + 5} ${x + 3},${lid + 3} ${x + 6},${lid - 0.4}!`,
        ) +
        stand.disc(x, lid + 5.4, 1) +
        stand.cut(`${x - 2.9},${y - 1.2} ${x - 2.9},${y + 0.4} ${x + 2.9},${y + 0.4} ${x + 2.9},${y - 1.2}`)
      );
    });
    const arms =
      element.variant < 0.5
        ? stand.limb("-6,79,1.2 0,80,1.4 6,79,1.2")
        : element.variant < 0.75
          ? stand.limb("0,84,2 -8,91,1.8 -15,89,1.6 -15,87,1.6") +
            stand.limb("0,84,2 8,91,1.8 15,89,1.6 15,87,1.6") +
            stand.limb("0,84,2.4 0,97,1") +
            stand.disc(0, 98, 1.8)
          : stand.limb("0,84,2 2,95,1.9 11,101,1.8 20,97,1.7 21,91,1.6") + stand.limb("1,80,1 8,86,1 14,98,0.8");
    const post = POST.map(stand.limb).join("") + stand.cut("-5,0 -4,4 4,4 5,0") + arms + caps.join("");
    const glow = pen.dark
      ? lamps.map(({ x, y }) => halo(pen, stand.at(x, y + 5), 46 * stand.unit, lamplight(pen), 0.75)).join("")
      : "";
    if (pen.detail === "low") return glow + pen.path(post, iron) + pen.path(panes.join(""), burning);
    const pool = pen.dark
      ? pen.group(halo(pen, [stand.x, 0], 46 * stand.unit, lamplight(pen), 0.45), {
          transform: `matrix(1 0 0 0.14 0 ${stand.y.toFixed(1)})`,
        })
      : "";
    const edge = lightSide(pen) * (stand.mirrored ? -1 : 1);
    return (
      contact(pen, stand.x, stand.y, 18 * stand.unit) +
      pool +
      glow +
      pen.path(panes.join(""), burning) +
      pen.path(post + lamps.map(({ x, y }) => stand.limb(`${x},${y},0.5 ${x},${y + 9},0.5`)).join(""), iron) +
      pen.path(stand.limb(`${edge * 0.8},17,0.7 ${edge * 0.7},84,0.5`), litSide(pen, iron, 0.5), { opacity: 0.6 })
    );
  },
};
