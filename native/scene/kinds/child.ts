/**
 * @file A child: size 40–180 high; variant below 0.4 holding a balloon on a string, to 0.75 running, above jumping with arms up; turn
 * below 0.5 looks left; roughness pulls the balloon aside. The colour offset dyes the clothes; the balloon takes the accent.
 */
import type { Drawing } from "../pen.ts";
import { smooth } from "../shapes.ts";
import { attire, drawBodies, pose } from "./shared/body.ts";
import type { Posture } from "./shared/body.ts";
import { reach, standOn } from "./shared/stand.ts";
import { contact, lightSide, litSide, local } from "./shared/tone.ts";

const WITH_BALLOON: Posture = {
  head: [0, 85, 11.4],
  clothes: ["-9,70 -12,60 -18,30! 18,30! 12,60 9,70 0,73"],
  sleeves: ["-9,67,9 -16,54,7.6 -18,44,6", "9,67,9 18,72,7.6 24,82,6"],
  limbs: [
    "0,70,8 0,78,8",
    "-7,34,10 -7,18,8 -7,5,7",
    "7,34,10 7,18,8 7,5,7",
    "-7,3,6 -12,2.6,5",
    "7,3,6 12,2.6,5",
    "-18,42,5.6 -18,39,5",
    "24,83,5.6 26,88,5",
  ],
  hair: [
    "-11.6,84 -10,95 0,98.6 10,95 11.6,84 7,91 -4,93",
    "-10,92 -18,94 -21,86 -15,84 -10,87",
    "10,92 18,94 21,86 15,84 10,87",
  ],
};
const RUNNING: Posture = {
  head: [10, 84, 11],
  clothes: ["-2,70 -8,58 -12,40! 12,36! 15,54 14,66 8,71"],
  sleeves: ["12,65,8.6 22,56,7.4 32,62,6", "-1,66,8.6 -14,58,7.4 -22,48,6"],
  limbs: [
    "6,70,8 8,78,8",
    "4,42,11 22,33,9 20,17,7.4 20,9,6.4",
    "-4,42,11 -16,26,8.6 -32,24,7 -38,26,6.4",
    "20,7,6 27,7,5",
    "-38,24,6 -39,31,5",
    "33,63,5.6 36,66,5",
    "-23,46,5.6 -25,43,5",
  ],
  hair: ["-1,84 0,94 9,97 19,94 21,87 15,91 6,90 2,82", "1,92 -6,96 -13,92 -8,89 0,87"],
};
const JUMPING: Posture = {
  head: [0, 90, 11.2],
  clothes: ["-9,76 -11,64 -14,44! 14,44! 11,64 9,76 0,78"],
  sleeves: ["-9,73,9 -18,82,7.6 -24,94,6", "9,73,9 18,82,7.6 24,94,6"],
  limbs: [
    "0,75,8 0,82,8",
    "-6,48,11 -18,36,8.6 -12,22,7",
    "6,48,11 18,36,8.6 24,23,7",
    "-12,20,6 -17,17,5",
    "24,21,6 30,20,5",
    "-24,95,5.6 -26,101,5",
    "24,95,5.6 26,101,5",
  ],
  hair: ["-11.4,90 -10,100 0,103 10,100 11.4,90 6,96 -6,96"],
};

function postureOf(variant: number): Posture {
  return variant < 0.4 ? WITH_BALLOON : variant < 0.75 ? RUNNING : JUMPING;
}

function height(size: number): number {
  return 40 + 140 * size;
}

export const child: Drawing = {
  layer: "land",
  fill: 0.31,
  extent(element, frame) {
    const posture = postureOf(element.variant);
    const [left, up, right] =
      posture === WITH_BALLOON ? [22, 182, 60] : posture === RUNNING ? [43, 98, 40] : [31, 105, 34];
    return reach(
      element,
      frame,
      height(element.size),
      element.turn < 0.5 ? [right, up, left, 3] : [left, up, right, 3],
    );
  },
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const posture = postureOf(element.variant);
    const tones = attire(pen, element, undefined, 0.5);
    const balloonX = 30 + 14 * element.roughness;
    let toy = "";
    if (posture === WITH_BALLOON) {
      const red = local(pen, element, pen.globals.accent);
      const shape =
        stand.curve(
          `${balloonX},132! ${balloonX - 12},142 ${balloonX - 17},158 ${balloonX - 11},174 ${balloonX},179 ${balloonX + 11},174 ${balloonX + 17},158 ${balloonX + 12},142`,
        ) + stand.cut(`${balloonX - 3},129 ${balloonX},134 ${balloonX + 3},129`);
      toy =
        pen.path(
          smooth([stand.at(26, 88), stand.at(26 + 2 * element.roughness, 108), stand.at(balloonX, 130)]),
          "none",
          { stroke: { colour: tones[0], width: Math.max(0.8, 1.1 * stand.unit) } },
        ) +
        pen.path(shape, red) +
        (pen.detail === "low"
          ? ""
          : pen.path(
              stand.disc(balloonX + lightSide(pen) * (stand.mirrored ? -6 : 6), 166, 4, 6),
              litSide(pen, red, 0.8),
              { opacity: 0.7 },
            ));
    }
    return (
      contact(pen, stand.x, stand.y, 44 * stand.unit, posture === JUMPING ? 0.7 : 1.3) +
      toy +
      drawBodies(pen, [pose(stand, posture)], tones, stand.unit * 1.4)
    );
  },
};
