/**
 * @file A deer: size 50–250 high with antlers; variant below 0.55 a stag, above a doe;
 * turn below 0.5 looks left, above right; roughness spreads the antlers. The colour offset dyes the coat.
 */
import type { Drawing } from "../pen.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, figure, rimmed } from "./shared/tone.ts";

const LEGS = [
  "-20,46,15 -27,30,7 -24,21,4.4 -28,11,3.2 -27,1,3.6",
  "-15,46,13 -19,29,6 -15,20,4 -18,11,3 -16,1,3.4",
  "20,44,10 21,26,5 20.5,13,3.3 21.5,1,3.6",
  "15,42,9 14,25,4.6 12,13,3.1 12.5,1,3.4",
];
const TORSO = "-31,47 -29,53 -20,56 -6,54 8,55 18,59 25,57 28,49 25,41 14,37 0,37 -12,40 -22,38 -30,41";
const TAIL = "-29,52,3 -34,49,4 -35,44,1";

const HEAD_UP = [
  "18,50,15 24,61,10 27,72,7",
  "24,76 28,79 33,77 40,72.5 43,70.5 42.5,67.5 37,67 31,66 26,69",
  "26,76,3 21,80,4 16,81,0.6",
];
/** A doe carries larger ears, one of them turned to the eye. */
const DOE_EARS = ["26,76,3 20,81,5 14,84,0.8", "30,77,3 29,84,5 26,90,0.8"];

function antlers(spread: number): readonly string[] {
  const s = 0.85 + 0.4 * spread;
  const beam = (dx: number): string =>
    `${28 + dx},77,2.2 ${24 - 3 * s + dx},83,2 ${22 - 5 * s + dx},91,1.7 ${26 - 4 * s + dx},100,0.6`;
  return [
    beam(0),
    `27,79,1.8 ${31 + 2 * s},83,1.5 ${33 + 3 * s},89,0.5`,
    `${25 - 3 * s},83,1.7 ${28 - s},88,1.4 ${29 - s},94,0.5`,
    `${22 - 5 * s},90,1.6 ${16 - 5 * s},95,1.3 ${14 - 4 * s},100,0.5`,
    `30,77,2 ${38 + 2 * s},83,1.7 ${42 + 4 * s},91,1.5 ${39 + 4 * s},100,0.5`,
    `${41 + 3 * s},89,1.5 ${47 + 4 * s},93,1.2 ${49 + 4 * s},99,0.4`,
  ];
}

function height(size: number): number {
  return 50 + 200 * size;
}

export const deer: Drawing = {
  layer: "land",
  fill: 0.24,
  extent: (element, frame) =>
    reach(element, frame, height(element.size), element.turn < 0.5 ? [54, 101, 37, 3] : [37, 101, 54, 3]),
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const stag = element.variant < 0.55;
    const [neck, head, ear] = HEAD_UP;
    const limbs = [...LEGS, TAIL, neck!, ...(stag ? [ear!, ...antlers(element.roughness)] : DOE_EARS)];
    const body = stand.curve(TORSO) + stand.curve(head!) + limbs.map(stand.limb).join("");
    return contact(pen, stand.x, stand.y, 70 * stand.unit) + rimmed(pen, body, figure(pen, element), 0.9 * stand.unit);
  },
};
