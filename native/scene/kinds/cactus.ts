/**
 * @file Cacti: size 50–330 high; variant below 0.5 a saguaro with two arms, above one with three and a barrel cactus beside
 * it; turn below 0.5 puts the higher arm left; roughness deepens the ribs. The colour offset dyes the plant.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { underSnow } from "../shapes.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, lightSide, litSide, shadySide, surface } from "./shared/tone.ts";

const GREEN: Oklab = { l: 0.55, a: -0.08, b: 0.06 };
/** Columns as lists of `x,y,width`; each ends in a round cap. */
const COLUMNS = [
  "0,9,17.4 0,20,18 0,60,18 0,91,16",
  "3,42,11 17,43,12 25,48,12 27,58,12 27,76,11",
  "-3,30,10 -16,31,11 -23,36,11 -25,46,11 -25,59,10",
];
const CAPS = [
  [0, 91, 8],
  [27, 76, 5.5],
  [-25, 59, 5],
] as const;
const THIRD = "2,62,8 13,63,8.6 18,67,8.6 19,74,8.6 19,82,8";
const BARREL = "26,0 20,10 24,22 37,27 50,22 54,10 48,0";

function height(size: number): number {
  return 50 + 280 * size;
}

export const cactus: Drawing = {
  layer: "land",
  fill: 0.37,
  extent: (element, frame) =>
    reach(
      element,
      frame,
      height(element.size),
      element.variant < 0.5 ? [36, 101, 36, 3] : element.turn < 0.5 ? [56, 101, 36, 3] : [36, 101, 56, 3],
    ),
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const main = underSnow(pen, surface(pen, element, GREEN), element.depth, 0.4);
    const rich = element.variant >= 0.5;
    let shape =
      stand.cut("-8.6,-1 -8.7,12 8.7,12 8.6,-1") +
      COLUMNS.map(stand.limb).join("") +
      CAPS.map(([x, y, radius]) => stand.disc(x, y, radius)).join("");
    if (rich) shape += stand.limb(THIRD) + stand.disc(19, 82, 4) + stand.curve(BARREL);
    if (pen.detail === "low") return pen.path(shape, main);
    const side = lightSide(pen) * (stand.mirrored ? -1 : 1);
    const lit = [
      stand.limb(`${side * 5},1,4 ${side * 5.4},30,4.6 ${side * 5.2},90,4.4`) + stand.disc(side * 5, 90, 2.2),
      stand.limb(`${27 + side * 3},54,2.6 ${27 + side * 3},75,2.6`) + stand.disc(27 + side * 3, 75, 1.3),
      stand.limb(`${-25 + side * 2.6},42,2.4 ${-25 + side * 2.6},58,2.4`) + stand.disc(-25 + side * 2.6, 58, 1.2),
    ].join("");
    const ribs = [-5, -1.6, 1.8, 5.2]
      .map((x) => stand.limb(`${x},2,0.5 ${x},50,0.9 ${x},93,0.4`))
      .concat(
        [24.5, 29].map((x) => stand.limb(`${x},54,0.7 ${x},78,0.4`)),
        [-27, -23].map((x) => stand.limb(`${x},42,0.7 ${x},61,0.4`)),
      )
      .concat(
        rich
          ? ["37,1,0.8 37,26,0.5", "30,1,0.8 29,14,0.8 33,25,0.4", "44,1,0.8 45,14,0.8 41,25,0.4"].map(stand.limb)
          : [],
      );
    const bloom = pen.tint(pen.globals.accent, element.depth);
    const flowers = (
      rich
        ? [
            [0, 99],
            [37, 28],
            [19, 86],
          ]
        : [
            [0, 99],
            [27, 82],
          ]
    ).map(([x, y]) =>
      stand.curve(
        `${x! - 4},${y! + 3}! ${x! - 3},${y! - 2} ${x! + 3},${y! - 2} ${x! + 4},${y! + 3}! ${x! + 1.5},${y!} ${x!},${y! + 3.6}! ${x! - 1.5},${y!}`,
      ),
    );
    return (
      contact(pen, stand.x, stand.y, 50 * stand.unit) +
      pen.path(shape, main) +
      pen.path(lit, litSide(pen, main, 0.4), { opacity: 0.75 }) +
      pen.path(ribs.join(""), shadySide(pen, main, 0.12), { opacity: 0.4 + 0.5 * element.roughness }) +
      pen.path(flowers.join(""), bloom)
    );
  },
};
