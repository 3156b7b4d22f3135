/**
 * @file Two people: size 60–270 high; variant below 0.35 walking hand in hand, to 0.7 embracing, above sitting close on the ground; turn
 * below 0.5 mirrors them. The colour offset dyes the first one's clothes, which lean to the accent; the other's lean to the sky.
 */
import { mix } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { attire, drawBodies, pose } from "./shared/body.ts";
import type { Posture } from "./shared/body.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact } from "./shared/tone.ts";

type Pair = readonly [first: Posture, second: Posture];

const HAND_IN_HAND: Pair = [
  {
    head: [-15, 84, 6.2],
    clothes: ["-22,75 -24.6,68 -21,57 -28,28! -2,28! -9,57 -5.6,68 -8,75 -15,77"],
    sleeves: ["-22.6,72,5.8 -27,60,5 -28.6,49,4.2", "-7.6,72,5.8 -3,60,5 0,50,4.2"],
    limbs: [
      "-15,75,5 -15,80,5",
      "-18.6,31,6 -18.8,16,5 -19.4,3,4.4",
      "-11.4,31,6 -11,16,5 -10.6,3,4.4",
      "-19.4,1.6,3.8 -23,1.4,3",
      "-10.6,1.6,3.8 -7,1.4,3",
      "-28.6,48,3.6 -28.6,44,3",
      "0,49,3.6 1,46,3.4",
    ],
    hair: ["-21.4,84 -20,91 -14.6,92.4 -9,90.4 -8.4,84 -9,74 -12,78 -18,78 -22,73"],
  },
  {
    head: [16, 92, 6.5],
    clothes: ["8,82 4.6,76 6.6,60 6.4,46! 26,46! 25.6,60 27.6,76 24,82 16,84"],
    sleeves: ["7,79,6.4 3.4,66,5.8 1.4,52,4.8", "25,79,6.4 29,66,5.8 30,52,4.8"],
    limbs: [
      "16,82,5.6 16,88,5.4",
      "11.6,48,9.4 11,25,7 10.4,3,5.4",
      "20.6,48,9.4 21.4,25,7 22,3,5.4",
      "10.4,1.8,4.2 6,1.6,3.6",
      "22,1.8,4.2 26.6,1.6,3.6",
      "1.4,50,4 1,46,3.4",
      "30,50,4 30,46,3.4",
    ],
    hair: ["9.6,92 10.6,98.4 16,100.2 21.4,98.4 22.4,92 19,96 13,96"],
  },
];
const EMBRACE: Pair = [
  {
    head: [-4.6, 86, 6.1],
    clothes: ["-11,77 -14,68 -12,56 -17,27! 3,27! 1.4,52 2,68 0,77 -5,79"],
    sleeves: ["-6,74,6 4,73,5.4 14,76,4.6"],
    limbs: [
      "-5,76,5 -4.6,82,5",
      "-9,30,6 -9.4,15,5 -10,3,4.4",
      "-3,30,6 -2.4,15,5 -2,3,4.4",
      "-10,1.6,3.8 -6,1.4,3",
      "-2,1.6,3.8 2,1.4,3",
      "14,76,4 17,77.6,3.4",
    ],
    hair: ["-0.6,91.6 -5,93 -10.6,91 -12.4,84 -15,76 -10,74 -7,80 -5.6,88"],
  },
  {
    head: [5.2, 92, 6.5],
    clothes: ["2,82 0,70 0,56 0,44! 16,44! 18,60 18.6,74 14,82 8,84"],
    sleeves: ["13,78,6.6 6,66,6 -4,62,5.4 -11,63,4.6"],
    limbs: [
      "8,82,5.6 6,88,5.4",
      "5,46,9 5,24,7 4,3,5.4",
      "12,46,9 13,24,7 13.6,3,5.4",
      "4,1.8,4.2 -0.6,1.6,3.6",
      "13.6,1.8,4.2 9,1.6,3.6",
      "-11,63,4.2 -13.6,63.6,3.6",
    ],
    hair: ["1,98 5,100 10.6,98.4 12.6,92 10.6,87 8.6,93 4,95"],
  },
];
const SITTING: Pair = [
  {
    head: [-5, 48, 6.2],
    clothes: ["-13,39 -16,28 -17,12 -16,0! 1,0! 1,14 1,30 -2,39 -7,41"],
    sleeves: ["-13,36,6 -18,24,5.4 -20,12,4.6"],
    limbs: ["-6,39,5 -5.4,44,5", "-12,3,8 -24,4,7 -34,3,5", "-20,10,4 -22,7,3.4"],
    hair: ["1,51 -3,55 -8,54.6 -12,50 -14,38 -9,38 -8,46 -4,50"],
  },
  {
    head: [6.4, 54, 6.5],
    clothes: ["1,44 -1,30 0,12 0,0! 19,0! 19,14 18,32 15,43 9,46"],
    sleeves: ["14,41,6.6 21,28,6 22,14,5", "3,41,6 -6,30,5.4 -14,27,4.6"],
    limbs: [
      "9,44,5.6 7.6,50,5.4",
      "13,4,9 28,5,7.6 40,3,5.4",
      "40,3,5 42,6,4",
      "22,12,4.4 24,8,3.6",
      "-14,27,4 -16,26,3.4",
    ],
    hair: ["1,58 5,62 10.6,61.6 13.6,56 12,49 10,55 5,57"],
  },
];

function pairOf(variant: number): Pair {
  return variant < 0.35 ? HAND_IN_HAND : variant < 0.7 ? EMBRACE : SITTING;
}

function height(size: number): number {
  return 60 + 210 * size;
}

export const couple: Drawing = {
  layer: "land",
  fill: 0.55,
  extent(element, frame) {
    const pair = pairOf(element.variant);
    const [left, up, right] = pair === HAND_IN_HAND ? [32, 101, 33] : pair === EMBRACE ? [18, 101, 20] : [38, 63, 46];
    return reach(
      element,
      frame,
      height(element.size),
      element.turn < 0.5 ? [right, up, left, 2] : [left, up, right, 2],
    );
  },
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const [first, second] = pairOf(element.variant);
    const own = attire(pen, element, undefined, 0.5);
    const plain = { ...element, colour: { l: 0, a: 0, b: 0 } };
    const other = attire(pen, plain, mix(pen.globals.skyTop, pen.globals.skyHorizon, 0.4), 0.3);
    return (
      contact(pen, stand.x, stand.y, 62 * stand.unit, 1.3) +
      drawBodies(pen, [pose(stand, second)], other, stand.unit) +
      drawBodies(pen, [pose(stand, first)], own, stand.unit)
    );
  },
};
