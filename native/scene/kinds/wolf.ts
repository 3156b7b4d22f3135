/**
 * @file A wolf: size 40–230 high to the ears; variant below 0.5 standing, above howling; turn below 0.5 looks left, above
 * right; roughness raises the fur along the back. The colour offset dyes the coat.
 */
import type { Drawing } from "../pen.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, figure, rimmed } from "./shared/tone.ts";

const TORSO = "-46,56 -43,64 -30,68 -10,66 8,69 22,73 30,68 31,54 24,43 8,38 -8,43 -26,46 -40,45";
const LEGS = [
  "-36,56,22 -44,37,10 -39,26,6.6 -44,12,5 -43,2.4,6 -39,1.4,4",
  "-30,54,18 -31,36,8.6 -27,25,6.2 -31,12,4.8 -29,2.4,5.8 -25,1.4,4",
  "23,54,16 25,33,8 24.5,18,5.8 25,3,6.2 29,1.6,4",
  "15,50,14 14,32,7.4 12,17,5.4 11,3,5.8 15,1.6,4",
];
const TAIL = "-42,60,8 -54,50,11 -60,36,10 -61,22,1.5";
const STANDING = {
  curves: [
    "26,80 29,88 37,93 46,91 52,86 62,82 67,80 67,76 60,73 50,71 44,66 32,68",
    "28,88 27,104! 37,93!",
    "37,93 40,104! 45,91!",
  ],
  neck: "20,60,30 28,71,25 36,80,20",
};
const HOWLING = {
  curves: [
    "22,92 22,84 29,78 39,80 44,88 48,96 53,105 53,109 49,110 43,104 36,102 28,99",
    "27,99 15,103! 20,91!",
    "40,93 52,99 59,103 60,100 52,94 43,87",
  ],
  neck: "20,62,30 26,76,25 31,88,19",
};

function height(size: number): number {
  return 40 + 70 * size + 120 * size * size;
}

/** Tufts along the nape and back, longer the rougher. */
function fur(roughness: number): string {
  const rise = 1 + 5 * roughness;
  const tufts = [12, 5, -2, -9, -16, -23].map((x, i) => `${x},${70 - i * 0.8}! ${x - 9},${70 + rise - i * 1.2}!`);
  return `22,60! ${tufts.join(" ")} -33,65! -20,58!`;
}

export const wolf: Drawing = {
  layer: "land",
  fill: 0.33,
  extent: (element, frame) =>
    reach(element, frame, height(element.size), element.turn < 0.5 ? [69, 111, 64, 3] : [64, 111, 69, 3]),
  draw(element, pen) {
    const pose = element.variant < 0.5 ? STANDING : HOWLING;
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const body =
      [TORSO, ...pose.curves].map(stand.curve).join("") +
      stand.cut(fur(element.roughness)) +
      [...LEGS, TAIL, pose.neck].map(stand.limb).join("");
    return contact(pen, stand.x, stand.y, 90 * stand.unit) + rimmed(pen, body, figure(pen, element), 0.9 * stand.unit);
  },
};
