/**
 * @file A dog: size 30–200 high; variant below 0.5 sitting, above standing with its tail up; turn below 0.5 looks left,
 * above right. The colour offset dyes the coat; the collar takes the accent.
 */
import { shade } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, figure, rimmed } from "./shared/tone.ts";

const SITTING = {
  curves: [
    "-26,2 -30,10 -29,24 -22,40 -12,54 -4,66 8,68 16,60 18,48 15,34 12,22 4,8 -8,2",
    "-28,1 -31,12 -26,24 -14,27 -2,20 2,8 6,3 6,0! -20,0!",
    "-2,78 0,90 8,98 17,97 22,91 30,87.5 36,86 37,82 33,78 26,76 20,70 8,68 0,70",
  ],
  limbs: [
    "12,54,15 15,32,9 15,14,7 15,3,7 19,1.6,4",
    "7,50,12 9,30,8 9,12,6.4 9,3,6.4 13,1.6,4",
    "4,60,21 7,72,19 10,82,18",
    "-24,5,6 -36,5,6 -45,11,5 -48,19,1",
  ],
  ear: "9,96 4,93 2,84 4,75 9,72 13,77 13.5,87 12,94",
  collar: "-3,69,4 8,66.5,4.6 18,69.5,4",
};
const STANDING = {
  curves: [
    "-40,50 -38,59 -28,63 -8,61 10,63 22,65 28,58 27,46 18,37 4,36 -12,42 -28,40 -37,42",
    "19,80 22,90 31,97 40,95 45,90 53,87 59,85 60,80.5 55,77 46,75 40,71 28,70",
  ],
  limbs: [
    "-30,50,20 -37,32,9 -32,21,6.4 -36,9,5 -34,2,6 -30,1.4,4",
    "-25,48,16 -27,30,8 -23,20,6 -25,9,4.8 -23,2,5.6 -19,1.4,4",
    "21,48,15 22,28,8 22,12,6 22,2.6,6.4 26,1.4,4",
    "14,46,13 14,27,7.4 13,12,5.6 13,2.6,6 17,1.4,4",
    "20,56,24 27,70,19 31,82,16",
    "-37,57,7 -47,66,6.4 -52,78,5.4 -49,90,1.4",
  ],
  ear: "32,95 27,92 25,83 27,74 32,71 36,76 36.5,86 35,93",
  collar: "19,72,4 29,68.5,4.6 40,71.5,4",
};

function height(size: number): number {
  return 30 + 60 * size + 110 * size * size;
}

export const dog: Drawing = {
  layer: "land",
  fill: 0.39,
  extent(element, frame) {
    const [back, front] = element.variant < 0.5 ? [50, 39] : [56, 62];
    const [left, right] = element.turn < 0.5 ? [front, back] : [back, front];
    return reach(element, frame, height(element.size), [left, 100, right, 3]);
  },
  draw(element, pen) {
    const pose = element.variant < 0.5 ? SITTING : STANDING;
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const body = pose.curves.map(stand.curve).join("") + pose.limbs.map(stand.limb).join("");
    const colour = figure(pen, element);
    const coat = rimmed(pen, body, colour, 0.9 * stand.unit);
    const ear = pen.path(stand.curve(pose.ear), shade(colour, colour.l > 0.45 ? -0.14 : 0.06));
    const collar = pen.path(stand.limb(pose.collar), pen.tint(pen.globals.accent, element.depth));
    return contact(pen, stand.x, stand.y, 80 * stand.unit) + coat + collar + ear;
  },
};
