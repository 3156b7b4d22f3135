/**
 * @file A horse: size 55–265 high to the ears; variant below 0.4 standing, to 0.7 grazing, above galloping; turn below 0.5
 * looks left, above right; roughness ruffles mane and tail. The colour offset dyes the coat.
 */
import { shade } from "../../../app/colour/oklab.ts";
import type { Drawing } from "../pen.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, figure, rimmed } from "./shared/tone.ts";

interface Pose {
  readonly legs: readonly string[];
  readonly neck: string;
  readonly head: string;
  readonly ear: string;
  readonly mane: string;
  readonly tail: string;
}

const TORSO = "-40,58 -38,66 -28,70 -14,67 2,66 16,70 24,68 29,59 26,48 14,43 -4,41 -18,44 -32,46";

const STANDING: Pose = {
  legs: [
    "-30,54,21 -36,36,9 -32,24,6 -36,10,4.4 -35,1.5,6",
    "-24,52,18 -26,34,8 -22,23,5.6 -25,10,4.2 -23,1.5,5.6",
    "21,52,13 23,32,7 22.5,21,5.6 23,9,4.2 24.5,1.5,5.8",
    "15,50,12 14,32,6.6 12.5,21,5.4 12,9,4 13,1.5,5.4",
  ],
  neck: "18,60,22 27,74,16 34,88,10.5",
  head: "29,92 34,97 40,94 49,83 53,76 51,71.5 46,72 41,77 34,80 30,84",
  ear: "32,94,3.6 33,99,3 32.5,102,0.6",
  mane: "33,98 28,95 22,87 16,76 13,68 20,70 25,80 31,89",
  tail: "-38,67,5 -46,60,9 -48,42,9 -45,24,1.5",
};
const GRAZING: Pose = {
  ...STANDING,
  neck: "20,62,21 34,52,15 43,37,10",
  head: "38,38 42,43 47,39 53,25 55,17 52,12 47,13 43,22 39,29",
  ear: "41,42,3.4 40,47,2.8 39,50,0.6",
  mane: "16,69 28,69 37,58 43,46 39,44 33,50 26,58 18,64",
};
const GALLOPING: Pose = {
  legs: [
    "-30,56,20 -42,42,9 -52,34,6 -62,22,4.2 -67,16,5",
    "-26,54,18 -38,36,8.4 -44,24,5.6 -55,14,4.2 -60,8,5",
    "22,54,13 37,44,7.4 48,43,5.6 58,34,4.2 63,30,5",
    "18,52,12 30,36,7 42,31,5.4 39,18,4 36,13,5",
  ],
  neck: "18,61,22 31,73,15 42,82,10",
  head: "37,84 42,90 48,88 58,81 64,75 62,70 57,70 50,74 42,75 38,79",
  ear: "41,88,3.4 40,93,3 38,96,0.6",
  mane: "42,92 33,93 20,88 8,80 16,78 10,72 22,72 32,79 40,86",
  tail: "-36,67,6 -50,70,10 -64,64,9 -76,66,1.5",
};

function poseOf(variant: number): Pose {
  return variant < 0.4 ? STANDING : variant < 0.7 ? GRAZING : GALLOPING;
}

function height(size: number): number {
  return 55 + 210 * size;
}

export const horse: Drawing = {
  layer: "land",
  fill: 0.36,
  extent(element, frame) {
    const [back, front] = poseOf(element.variant) === GALLOPING ? [78, 67] : [54, 58];
    const [left, right] = element.turn < 0.5 ? [front, back] : [back, front];
    return reach(element, frame, height(element.size), [
      left,
      poseOf(element.variant) === GRAZING ? 76 : 103,
      right,
      3,
    ]);
  },
  draw(element, pen) {
    const pose = poseOf(element.variant);
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const colour = figure(pen, element);
    const body =
      stand.curve(TORSO) + stand.curve(pose.head) + [...pose.legs, pose.neck, pose.ear].map(stand.limb).join("");
    const hair = stand.curve(pose.mane) + stand.limb(pose.tail);
    return (
      contact(pen, stand.x, stand.y, 80 * stand.unit) +
      rimmed(pen, body, colour, 0.9 * stand.unit) +
      pen.path(hair, shade(colour, colour.l > 0.45 ? -0.18 : 0.07))
    );
  },
};
