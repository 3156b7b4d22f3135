/**
 * @file A house with a gable: size 50–270 wide; variant below 0.35 a cottage, to 0.7 the same with smoke from its chimney,
 * above two floors; turn below 0.5 shows the gable on the left; roughness makes the walls crooked. The colour offset dyes
 * the walls; the roof leans to the accent, lies under snow in winter, and windows are lit in the dark.
 */
import type { Element } from "../../../app/scene/scene.ts";
import { mix } from "../../../app/colour/oklab.ts";
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing, Pen } from "../pen.ts";
import { underSnow } from "../shapes.ts";
import { reach, standOn } from "./shared/stand.ts";
import type { Stand } from "./shared/stand.ts";
import { accentOr, contact, glass, halo, lightSide, litSide, local, shadySide, surface } from "./shared/tone.ts";

const WALL: Oklab = { l: 0.86, a: 0.012, b: 0.04 };
const BRICK: Oklab = { l: 0.56, a: 0.13, b: 0.08 };

function width(size: number): number {
  return 50 + 220 * size;
}

function eaves(element: Element): number {
  return element.variant < 0.7 ? 34 : 58;
}

/** Roof colour shared by houses, churches and towers: the accent, earthed; brick where the palette has only a grey one. */
export function roofing(pen: Pen, element: Element): Oklab {
  return local(pen, element, mix(accentOr(pen, BRICK), { l: 0.42, a: 0.04, b: 0.03 }, 0.3));
}

function smoke(pen: Pen, stand: Stand, top: number): string {
  const colour = mix(pen.globals.light, pen.globals.skyHorizon, 0.5);
  const drift = 5 + 16 * pen.globals.wind;
  return [0, 1, 2, 3, 4, 5]
    .map((i) => {
      const radius = 3.2 + 1.9 * i;
      const sway = pen.random.between(-1.5, 1.5);
      return pen.path(stand.disc(-29 + (i * drift) / 2.4 + sway, top + 6 + i * 9, radius, radius * 0.8), colour, {
        opacity: 0.55 - 0.085 * i,
      });
    })
    .join("");
}

export const house: Drawing = {
  layer: "land",
  fill: 0.6,
  extent(element, frame, globals) {
    const top = eaves(element) + 41;
    if (element.variant < 0.35 || element.variant >= 0.7)
      return reach(element, frame, width(element.size), [57, top + 12, 57, 3]);
    const drift = (5 + 16 * globals.wind) * 2.2;
    const left = element.turn < 0.5 ? drift : 57;
    const right = element.turn < 0.5 ? 57 : drift;
    return reach(element, frame, width(element.size), [Math.max(57, left), top + 62, Math.max(57, right), 3]);
  },
  draw(element, pen) {
    const stand = standOn(pen, element, width(element.size), {
      mirrored: element.turn < 0.5,
      lean: (element.roughness - 0.35) * 0.12 * (element.roughness > 0.35 ? 1 : 0),
    });
    const wallTop = eaves(element);
    const ridge = wallTop + 36;
    const wall = surface(pen, element, WALL);
    const roof = underSnow(pen, roofing(pen, element), element.depth, 0.95);
    const pane = glass(pen, element);
    const gableLit = lightSide(pen) === (stand.mirrored ? -1 : 1);
    const long = stand.cut(`-50,0 -50,${wallTop} 14,${wallTop} 14,0`);
    const gable = stand.cut(`12,0 12,${wallTop} 31,${ridge} 50,${wallTop} 50,0`);
    const slope = stand.cut(`-55,${wallTop - 3} -40,${ridge} 31,${ridge + 1} 10,${wallTop - 3}`);
    const verge = stand.cut(
      `31,${ridge + 3} 55,${wallTop - 4} 52,${wallTop - 7} 31,${ridge - 4} 10,${wallTop - 6} 7,${wallTop - 3}`,
    );
    const chimney = stand.cut(`-34,${ridge - 10} -34,${ridge + 11} -24,${ridge + 11} -24,${ridge - 10}`);
    const floors = wallTop > 40 ? [10, 34] : [11];
    const panes = floors.flatMap((y) =>
      [-40, -21, ...(y > 30 ? [-2] : [])].map((x) =>
        stand.cut(`${x},${y} ${x},${y + 13} ${x + 11},${y + 13} ${x + 11},${y}`),
      ),
    );
    panes.push(stand.cut(`26,${wallTop - 1} 26,${wallTop + 11} 36,${wallTop + 11} 36,${wallTop - 1}`));
    const door = stand.cut("-6,0 -6,22 3,22 3,0");
    const dark = shadySide(pen, wall, 0.14);
    if (pen.detail === "low") {
      return pen.path(long + gable, wall) + pen.path(chimney + slope + verge, roof) + pen.path(panes.join(""), pane);
    }
    const bars = floors.flatMap((y) =>
      [-40, -21, ...(y > 30 ? [-2] : [])].map(
        (x) =>
          stand.limb(`${x + 5.5},${y},1 ${x + 5.5},${y + 13},1`) +
          stand.limb(`${x},${y + 6.5},1 ${x + 11},${y + 6.5},1`),
      ),
    );
    const glow = pen.dark ? halo(pen, stand.at(-10, wallTop * 0.5), 78 * stand.unit, pane, 0.5) : "";
    const puffs = element.variant >= 0.35 && element.variant < 0.7 ? smoke(pen, stand, ridge + 10) : "";
    const cap =
      pen.globals.snowCover > 0.2
        ? stand.curve(`-35.5,${ridge + 10} -35,${ridge + 14} -29,${ridge + 15.5} -23,${ridge + 14} -22.5,${ridge + 10}`)
        : stand.cut(`-36,${ridge + 9} -36,${ridge + 12} -22,${ridge + 12} -22,${ridge + 9}`);
    return (
      contact(pen, stand.x, stand.y, 105 * stand.unit, 1.2) +
      puffs +
      glow +
      pen.path(chimney, shadySide(pen, roofing(pen, element), 0.1)) +
      pen.path(cap, roof) +
      pen.path(long, gableLit ? dark : litSide(pen, wall, 0.12)) +
      pen.path(gable, gableLit ? litSide(pen, wall, 0.2) : dark) +
      pen.path(
        stand.cut(`-50,${wallTop - 5} -50,${wallTop} 14,${wallTop} 14,${wallTop - 5}`),
        shadySide(pen, dark, 0.1),
        { opacity: 0.45 },
      ) +
      pen.path(slope, gableLit ? shadySide(pen, roof, 0.07) : litSide(pen, roof, 0.18)) +
      pen.path(verge, shadySide(pen, roof, 0.13)) +
      pen.path(panes.join(""), pane) +
      pen.path(bars.join(""), dark) +
      pen.path(door, shadySide(pen, roofing(pen, element), 0.12))
    );
  },
};
