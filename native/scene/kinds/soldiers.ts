/**
 * @file A row of soldiers with helmets and rifles: size 60–250 high; variant how many, 3–8; roughness above 0.5 sets them marching; turn
 * below 0.5 faces left. The colour offset dyes the uniforms.
 */
import type { Oklab } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { attire, drawBodies, pose } from "./shared/body.ts";
import type { Posture } from "./shared/body.ts";
import { standAt } from "./shared/stand.ts";
import { contact } from "./shared/tone.ts";

const KHAKI: Oklab = { l: 0.42, a: -0.02, b: 0.04 };
const SPACING = 40;

const AT_EASE = ["-4,46,9 -4.6,24,7 -5,3,5.6", "5,46,9 5,24,7 5,3,5.6", "-5,2,4.6 1.5,1.8,4", "5,2,4.6 11.5,1.8,4"];
const MARCHING = [
  "-3,46,9.4 -13,27,7 -21,8,5.6",
  "4,46,9.4 15,30,7 14,6,5.6",
  "-21,7,4.8 -17,2.4,4",
  "14,3,4.6 21,3,4",
];

function soldier(legs: readonly string[]): Posture {
  return {
    head: [1.4, 89, 6],
    clothes: ["-7,81 -10.6,72 -9.4,58 -10.4,44! 10.4,44! 9.4,58 10.6,72 8,81 0,83", "-10,76 -17,74 -18,60 -11,57"],
    sleeves: ["-7,77,6.6 -12,65,6 -9,54,5", "8,77,6.6 12.6,66,6 8,58,5"],
    limbs: [
      "0.6,80,5.6 1,86,5.6",
      ...legs,
      "-9,53,4.2 -8.4,50,3.6",
      "8,58,4.2 4,60,3.6",
      "-1,38,2.6 5,66,2.4 10.6,90,1.4 14.6,110,0.8",
      "-3,32,4.4 0,43,3.2",
    ],
    hair: ["-6.4,91! -6,97 0,101 7,100 9.6,94 12,91! 2,92.4"],
  };
}

function height(size: number): number {
  return 60 + 190 * size;
}

function count(variant: number): number {
  return 3 + Math.round(5 * variant);
}

export const soldiers: Drawing = {
  layer: "land",
  fill: 0.41,
  extent(element, frame) {
    const unit = height(element.size) / 100;
    const half = (((count(element.variant) - 1) * SPACING) / 2 + 25) * unit;
    const [x, y] = [element.x * frame.width, element.y * frame.height];
    return { left: x - half, top: y - 112 * unit, right: x + half, bottom: y + 4 * unit };
  },
  draw(element, pen) {
    const size = height(element.size);
    const n = count(element.variant);
    const mirrored = element.turn < 0.5;
    const posture = soldier(element.roughness > 0.5 ? MARCHING : AT_EASE);
    const stands = Array.from({ length: n }, (_, i) =>
      standAt(
        pen.x(element.x) + ((i - (n - 1) / 2) * SPACING * size) / 100,
        pen.y(element.y) + pen.random.between(-0.012, 0.02) * size,
        size * pen.random.between(0.95, 1.02),
        { mirrored },
      ),
    );
    const tones = attire(pen, element, KHAKI, 0.45);
    return (
      stands.map((stand) => contact(pen, stand.x, stand.y, 34 * stand.unit, 1.2)).join("") +
      drawBodies(
        pen,
        stands.map((stand) => pose(stand, posture)),
        tones,
        size / 100,
      )
    );
  },
};
