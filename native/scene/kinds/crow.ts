/**
 * @file A crow: size 16–140 high; variant below 0.5 standing on the ground, above flying with spread wings; turn below 0.5
 * looks left, above right; roughness frays the feathers. The colour offset dyes the plumage.
 */
import type { Drawing } from "../pen.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, figure, rimmed } from "./shared/tone.ts";

const GROUND = {
  curves: [
    "-38,38 -20,58 -2,74 10,80 18,86 27,96 38,100 48,97 53,90 50,82 44,76 42,64 36,50 24,38 8,31 -10,30 -26,32",
    "49,94 58,92 71,85! 58,83 48,82",
    "-26,40 -50,28 -72,18! -62,15! -54,14! -34,22 -8,31",
  ],
  limbs: [
    "6,36,9 9,22,5 7,12,3.4 8,3,3",
    "18,36,9 21,22,5 19,12,3.4 20,3,3",
    "-2,1.6,2.6 8,3.4,3 19,1.4,2.4",
    "10,1.6,2.6 20,3.4,3 31,1.4,2.4",
  ],
};

/** Two wings with fingered tips; `fray` lengthens the gaps between the flight feathers. */
function flying(fray: number): readonly string[] {
  const gap = 4 + 7 * fray;
  const wing = (dx: number, side: number, reach: number): string =>
    [
      [8, 48],
      [14, 62],
      [4, 84],
      [-10, 100],
      [-26, 108, gap],
      [-30, 94, gap],
      [-36, 84, gap],
      [-36, 74, gap],
      [-32, 64, gap],
      [-16, 50],
    ]
      .map(([x = 0, y = 0, notch]) => {
        const at = (px: number, py: number): string => `${dx + px * side * reach},${46 + (py - 46) * reach}`;
        return notch === undefined ? at(x, y) : `${at(x, y)}! ${at(x + 5 + notch * 0.6, y - 7)}!`;
      })
      .join(" ");
  return [
    "-34,40 -16,48 6,55 26,58 36,60 44,58 48,53 44,48 34,45 18,38 -6,33 -22,34",
    "44,57 52,55 62,50! 52,49 45,49",
    "-26,41 -50,46! -54,41! -58,36! -54,31! -48,28! -24,34",
    wing(4, 1, 1),
    wing(20, -1, 0.74),
  ];
}

function height(size: number): number {
  return 16 + 24 * size + 100 * size * size;
}

export const crow: Drawing = {
  layer: "land",
  fill: 0.32,
  extent(element, frame) {
    const [left, right] = element.turn < 0.5 ? [73, 74] : [74, 73];
    return reach(element, frame, height(element.size), [
      left,
      element.variant < 0.5 ? 102 : 112,
      right,
      element.variant < 0.5 ? 3 : -25,
    ]);
  },
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const colour = figure(pen, element);
    if (element.variant >= 0.5)
      return rimmed(pen, flying(element.roughness).map(stand.curve).join(""), colour, 0.8 * stand.unit);
    const body = GROUND.curves.map(stand.curve).join("") + GROUND.limbs.map(stand.limb).join("");
    return contact(pen, stand.x, stand.y, 70 * stand.unit) + rimmed(pen, body, colour, 0.8 * stand.unit);
  },
};
