/**
 * @file A cat: size 25–200 high; variant below 0.35 sitting seen from behind, to 0.7 sitting in profile, above walking with
 * its tail up; turn below 0.5 looks left, above right. The colour offset dyes the coat.
 */
import type { Drawing } from "../pen.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, figure, rimmed } from "./shared/tone.ts";

interface Pose {
  readonly curves: readonly string[];
  readonly limbs: readonly string[];
  readonly reach: readonly [number, number];
}

const FROM_BEHIND: Pose = {
  curves: [
    "-25,0! -29,10 -27,26 -19,44 -12,58 -9,68 9,68 12,58 19,44 27,26 29,10 25,0!",
    "-17,92 -19.5,82 -16,71 -8,66 0,64.5 8,66 16,71 19.5,82 17,92 8,93 -8,93",
    "-18.5,82 -17.5,100! -5,92!",
    "18.5,82 17.5,100! 5,92!",
  ],
  limbs: ["18,5,9 34,3.5,8 46,8,7 52,18,6 49,27,3"],
  reach: [31, 57],
};
const PROFILE: Pose = {
  curves: [
    "-25,0! -31,8 -31,22 -25,38 -14,52 -5,63 4,70 14,64 17,52 15,38 13,24 10,0!",
    "-3,78 -1,88 6,94 16,95 24,90 29,83.5 30,80.5 27,77 20,73 10,68 0,70",
    "-1,86 -1.5,101! 9,94!",
    "9,94 13.5,103! 19,92!",
  ],
  limbs: [
    "11,50,13 14,28,8 14.5,12,6.4 14.5,3,6.4 18,2,4.4",
    "4,46,14 8,24,8 8.5,10,6.4 9,3,6.4 13,2,4.4",
    "3,60,20 7,72,18 9,80,17",
    "-22,4,8 -38,3.5,7.4 -50,9,6.6 -55,20,6 -50,29,2.4",
  ],
  reach: [61, 32],
};
const WALKING: Pose = {
  curves: [
    "-42,38 -40,47 -28,52 -10,50 10,50 24,53 32,48 31,38 20,31 0,29 -20,32 -36,32",
    "28,56 28,66 34,73 44,74 52,70 57,64 57.5,61 54,57 46,53 36,50",
    "30,66 28,81! 38,73!",
    "39,73.5 42,83! 48,72.5!",
  ],
  limbs: [
    "-34,40,17 -41,26,8.4 -38,17,6.2 -44,7,5 -43,2,5.6 -39,1.4,4",
    "-28,38,14 -26,25,7.4 -22,16,5.8 -24,7,4.8 -20,2,5.4 -16,1.4,4",
    "26,40,13 31,24,7 34,12,5.6 38,3,5.4 42,2,4",
    "18,38,12 18,23,6.8 14,12,5.4 13,3,5.4 17,1.6,4",
    "24,44,18 33,54,15 39,60,14",
    "-39,46,7 -48,56,6.6 -52,72,6.2 -48,88,5.6 -52,99,3",
  ],
  reach: [57, 60],
};

function poseOf(variant: number): Pose {
  return variant < 0.35 ? FROM_BEHIND : variant < 0.7 ? PROFILE : WALKING;
}

function height(size: number): number {
  return 25 + 45 * size + 130 * size * size;
}

export const cat: Drawing = {
  layer: "land",
  fill: 0.39,
  extent(element, frame) {
    const [back, front] = poseOf(element.variant).reach;
    const [left, right] = element.turn < 0.5 ? [front, back] : [back, front];
    return reach(element, frame, height(element.size), [left, 104, right, 3]);
  },
  draw(element, pen) {
    const pose = poseOf(element.variant);
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const body = pose.curves.map(stand.curve).join("") + pose.limbs.map(stand.limb).join("");
    return contact(pen, stand.x, stand.y, 75 * stand.unit) + rimmed(pen, body, figure(pen, element), 0.9 * stand.unit);
  },
};
