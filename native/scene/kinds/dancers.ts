/**
 * @file Dancers: size 60–270 high; variant below 0.5 a couple swinging round each other, above three in a chain; turn below 0.5 mirrors
 * them; roughness swings the skirts. The colour offset dyes the dresses, which lean to the accent.
 */
import type { Drawing } from "../pen.ts";
import { mix } from "../../../app/colour/oklab.ts";
import { attire, drawBodies, pose } from "./shared/body.ts";
import type { Posture } from "./shared/body.ts";
import { reach, standAt, standOn } from "./shared/stand.ts";
import { contact } from "./shared/tone.ts";

/** A woman leaning back, one leg lifted, her skirt flying. */
function dress(swing: number): Posture {
  return {
    head: [-9, 86, 6],
    clothes: [
      `-11,77 -13,66 -9,57 -${20 + swing},${48 + swing * 0.6} -${33 + swing * 1.6},${38 + swing}! -20,30 -4,27 10,33! 3,48 -1,58 -1,68 -4,77 -8,79`,
    ],
    sleeves: ["-4,74,5.4 6,79,4.6 16,87,4", "-11,74,5.4 -22,80,4.6 -32,89,4"],
    limbs: [
      "-8,76,4.6 -8.6,81,4.6",
      "-2,34,6.4 0,18,5 1,3,4",
      "1,2,3.8 6,1,2.6",
      "-12,36,6.4 -26,26,5 -36,17,4",
      "-36,17,3.6 -40,13,2.4",
      "16,87,3.6 19,90,3",
      "-32,89,3.6 -35,93,3",
    ],
    hair: ["-3.4,88 -6,92.6 -12,91.6 -15,86 -20,81 -24,83 -20,77 -14,79 -10,86"],
  };
}

/** A man with one arm high, stepping. */
const STEPPING: Posture = {
  head: [23, 92, 6.3],
  clothes: ["16,82 13.4,74 14,60 15,47! 30,46! 31,60 31.4,75 28,82 22,84"],
  sleeves: ["18,79,6 16,88,5 18,99,4.2", "29,78,6 38,70,5 47,68,4.2"],
  limbs: [
    "22,82,5.4 22.6,88,5.2",
    "19,49,8.6 16,26,6.6 8,5,5",
    "26,49,8.6 34,27,6.6 41,6,5",
    "8,3,4 3,1.6,3.2",
    "41,4,4 47,2.4,3.2",
    "18,99,3.8 19,103,3.2",
    "47,68,3.8 51,68,3.2",
  ],
  hair: ["16.8,92 18,98.6 23,100 28.6,98 29.4,92 26,95.6 20,95.6"],
};

const CHAIN: Posture = {
  head: [0, 90, 6.2],
  clothes: ["-7,80 -9,71 -6,60 -19,34! 0,30 19,35! 6,60 9,71 7,80 0,82"],
  sleeves: ["-7,77,5.6 -16,72,4.8 -25,80,4", "7,77,5.6 16,72,4.8 25,80,4"],
  limbs: [
    "0,79,5 0,86,5",
    "-4,38,6.6 -8,20,5.4 -4,3,4.4",
    "4,38,6.6 16,28,5.4 14,13,4.4",
    "-4,1.8,3.8 -9,1.4,3",
    "14,12,3.8 18,8,2.8",
    "25,80,3.8 28,82,3.2",
    "-25,80,3.8 -28,82,3.2",
  ],
  hair: ["-6.4,90 -6,97 0,99.6 6,97 6.4,90 9,82 4,86 -4,86 -9,82"],
};

function height(size: number): number {
  return 60 + 210 * size;
}

export const dancers: Drawing = {
  layer: "land",
  fill: 0.29,
  extent(element, frame) {
    const [left, right] = element.variant < 0.5 ? [56, 54] : [86, 86];
    return reach(
      element,
      frame,
      height(element.size),
      element.turn < 0.5 ? [right, 107, left, 4] : [left, 107, right, 4],
    );
  },
  draw(element, pen) {
    const size = height(element.size);
    const mirrored = element.turn < 0.5;
    const stand = standOn(pen, element, size, { mirrored });
    const tones = attire(pen, element, undefined, 0.62);
    const plain = { ...element, colour: { l: 0, a: 0, b: 0 } };
    const other = attire(pen, plain, mix(pen.globals.skyTop, pen.globals.light, 0.3), 0.25);
    const sway = 8 * element.roughness;
    if (element.variant < 0.5) {
      return (
        contact(pen, stand.x, stand.y, 90 * stand.unit, 1.2) +
        drawBodies(pen, [pose(stand, STEPPING)], other, stand.unit) +
        drawBodies(pen, [pose(stand, dress(sway))], tones, stand.unit)
      );
    }
    const places = [-56, 0, 56].map((x, i) => {
      const lift = pen.random.uniform() * 4 * element.roughness;
      const [px, py] = stand.at(x, lift);
      return {
        stand: standAt(px, py, size * (i === 1 ? 1.02 : 0.96), {
          mirrored: (i % 2 === 1) !== mirrored,
          lean: (i - 1) * 0.04,
        }),
        foot: stand.at(x, 0),
      };
    });
    return (
      places.map(({ foot }) => contact(pen, foot[0], foot[1], 34 * stand.unit)).join("") +
      drawBodies(pen, [pose(places[1]!.stand, CHAIN)], other, stand.unit) +
      drawBodies(pen, [pose(places[0]!.stand, CHAIN), pose(places[2]!.stand, CHAIN)], tones, stand.unit)
    );
  },
};
