/**
 * @file A grown person: size 60–270 high; variant below 0.3 bowed, to 0.55 standing in a coat with a scarf in the wind, to 0.7 under an
 * umbrella, above with arms thrown up; turn below 0.5 looks left; roughness lets coat and scarf fly. The colour offset dyes the clothes.
 */
import type { Drawing } from "../pen.ts";
import { attire, drawBodies, pose } from "./shared/body.ts";
import type { Posture } from "./shared/body.ts";
import { reach, standOn } from "./shared/stand.ts";
import type { Stand } from "./shared/stand.ts";
import { contact, litSide, local, shadySide } from "./shared/tone.ts";

const BOWED: Posture = {
  head: [7.5, 84, 6.4],
  clothes: ["-5,78 -10,68 -11.5,52 -11,31! 8,30! 9.5,50 9,66 7,76 2,80"],
  sleeves: ["-3,75,7 -2,60,6.6 1,45,5.4", "4,74,6.6 7.5,60,6 7.5,45,5"],
  limbs: [
    "2,77,6 6,82,5.6",
    "-4.5,33,8.4 -4,16,6.4 -4.5,3,5.4",
    "3.5,33,8.2 4,16,6.2 3.5,3,5.2",
    "-4.5,1.8,4.4 1.5,1.6,3.6",
    "3.5,1.8,4.2 9.5,1.6,3.6",
    "1,43,4.2 2,40,3.4",
    "7.5,43,4.2 7.5,40,3.4",
  ],
  hair: ["2,86 3,91 8,92 13,89 10,88 6,86 4,80"],
};
const STANDING: Posture = {
  head: [0.6, 92, 6.4],
  clothes: ["-8,82 -11.5,77 -12,66 -9.6,57 -13.5,33! 13.5,32! 9.6,57 12,66 11.5,77 8,82 0,84"],
  sleeves: ["-9,79,6.6 -13,66,6 -14,52,5", "9,79,6.6 13,66,6 14,52,5"],
  limbs: [
    "0,82,5.6 0.4,88,5.4",
    "-5.4,36,8.6 -5.6,18,6.4 -5.8,3,5.4",
    "5.2,36,8.6 5.2,18,6.4 5.2,3,5.4",
    "-5.8,1.8,4.2 -9,1.6,3.6",
    "5.2,1.8,4.2 10,1.6,3.6",
    "-14,50,4 -14,46,3.4",
    "14,50,4 14,46,3.4",
  ],
  hair: ["-6.4,92 -5,98.6 1,100.2 6.4,98 7,94 3,96.4 -3,95 -5,88"],
};
const SHELTERED: Posture = {
  ...STANDING,
  sleeves: ["-9,79,6.6 -13,66,6 -14,52,5", "9,78,6.6 15,68,5.8 11,75,4.6"],
  limbs: [...STANDING.limbs.slice(0, 6), "11,75,4 11,79,3.8"],
};
const ARMS_UP: Posture = {
  head: [0, 91, 6.4],
  clothes: ["-8,82 -11,77 -9.6,62 -9,45! 9,45! 9.6,62 11,77 8,82 0,83"],
  sleeves: ["-8.4,79,6.8 -16,88,6 -22,100,5", "8.4,79,6.8 16,89,6 23,99,5"],
  limbs: [
    "0,81,5.6 0,88,5.4",
    "-5,47,9.4 -8.6,25,7 -11.5,3,5.2",
    "5,47,9.4 8.6,25,7 11.5,3,5.2",
    "-11.5,1.8,4.2 -16,1.6,3.6",
    "11.5,1.8,4.2 16,1.6,3.6",
    "-22,101,4.2 -24,107,3.4",
    "23,100,4.2 25.4,106,3.4",
  ],
  hair: ["-6.4,91 -5.6,97.6 0,99.4 5.6,97.6 6.4,91 3.6,95.6 -3.6,95.6"],
};

function postureOf(variant: number): Posture {
  if (variant < 0.3) return BOWED;
  return variant < 0.55 ? STANDING : variant < 0.7 ? SHELTERED : ARMS_UP;
}

function height(size: number): number {
  return 60 + 210 * size;
}

/** Half a dome over a handle, its ribs and its shaded side. */
function umbrella(stand: Stand): { canopy: string; panels: string; handle: string } {
  return {
    canopy: stand.curve(
      "-19,101! -15,113 -3,121 9,123 21,121 33,113 37,101! 27,104.4 18.4,101! 9,104.8 -0.4,101! -10,104.4",
    ),
    panels: stand.curve("-0.4,101! 2,113 9,123! 16,113 18.4,101! 9,104.8"),
    handle: stand.limb("9,122,1.4 10.5,90,1.4 11.4,72,1.4") + stand.limb("11.4,72,1.4 12.4,68.6,1.4 15,69.6,1.4"),
  };
}

export const person: Drawing = {
  layer: "land",
  fill: 0.4,
  extent(element, frame) {
    const posture = postureOf(element.variant);
    const [left, up, right] =
      posture === BOWED
        ? [13, 94, 15]
        : posture === STANDING
          ? [42, 101, 17]
          : posture === SHELTERED
            ? [20, 125, 38]
            : [28, 110, 28];
    return reach(
      element,
      frame,
      height(element.size),
      element.turn < 0.5 ? [right, up, left, 2] : [left, up, right, 2],
    );
  },
  draw(element, pen) {
    const stand = standOn(pen, element, height(element.size), { mirrored: element.turn < 0.5 });
    const posture = postureOf(element.variant);
    const tones = attire(pen, element);
    const bright = litSide(pen, local(pen, element, pen.globals.accent), 0.15);
    let behind = "";
    let before = "";
    if (posture === STANDING) {
      const fly = 6 * element.roughness;
      before = pen.path(
        stand.curve("-7,83 -7.4,87 0,85.4 7.6,87 7.4,82.6 0,81") +
          stand.curve(
            `-5,85! -16,${84 + fly * 0.4} -27,${80 + fly} -39,${80 + fly * 1.6}! -37,${73 + fly * 1.4}! -24,${75 + fly * 0.6} -6,80!`,
          ),
        bright,
      );
    }
    if (posture === SHELTERED) {
      const { canopy, panels, handle } = umbrella(stand);
      behind =
        pen.path(handle, tones[0]) +
        pen.path(canopy, bright) +
        (pen.detail === "low" ? "" : pen.path(panels, shadySide(pen, bright, 0.1), { opacity: 0.6 }));
    }
    return (
      contact(pen, stand.x, stand.y, 38 * stand.unit, 1.3) +
      behind +
      drawBodies(pen, [pose(stand, posture)], tones, stand.unit) +
      before
    );
  },
};
