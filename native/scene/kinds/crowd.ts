/**
 * @file A crowd: variant below 0.5 heads and shoulders along the lower edge of the frame, above whole figures in a row; size 80–200 is
 * the height of a head with shoulders, or 50–200 of a figure; roughness raises arms. The colour offset dyes the front row's clothes.
 */
import type { Element } from "../../../app/scene/scene.ts";
import { mix, shade } from "../../../app/colour/oklab.ts";
import type { Drawing, Frame } from "../pen.ts";
import { attire, drawBodies, pose } from "./shared/body.ts";
import type { Body, Posture } from "./shared/body.ts";
import { standAt } from "./shared/stand.ts";
import { contact } from "./shared/tone.ts";

function bust(size: number): number {
  return 80 + 120 * size;
}

function tall(size: number): number {
  return 50 + 150 * size;
}

/** Head and shoulders; 100 is their height. */
function shoulders(raised: boolean, hair: number): Posture {
  return {
    head: [0, 76, 20],
    clothes: ["-44,-120! -43,6 -38,26 -22,40 -8,50 8,50 22,40 38,26 43,6 44,-120!"],
    sleeves: raised ? ["34,34,22 46,62,18 44,98,14"] : [],
    limbs: ["0,40,18 0,64,17", ...(raised ? ["44,98,13 43,112,13"] : [])],
    hair:
      hair < 0.35
        ? ["-21,74 -19,94 0,101 19,94 21,74 24,44 12,54 -12,54 -24,44"]
        : hair < 0.7
          ? ["-19,80 -17,94 0,99 17,94 19,80 10,90 -10,90"]
          : ["-22,84! -19,97 0,103 19,97 22,84! 30,82! 0,80"],
  };
}

/** A simple standing figure; 100 is its height. */
function standing(raised: boolean, hair: number): Posture {
  return {
    head: [0, 91, 6.6],
    clothes:
      hair < 0.4
        ? ["-8,81 -11,72 -9,58 -14,30! 14,30! 9,58 11,72 8,81 0,83"]
        : ["-9,81 -12,74 -10,46! 10,46! 12,74 9,81 0,83"],
    sleeves: raised
      ? ["-9,78,6 -16,88,5.4 -19,100,4.6", "9,78,6 13,64,5.4 13,52,4.6"]
      : ["-9,78,6 -13,64,5.4 -13,52,4.6", "9,78,6 13,64,5.4 13,52,4.6"],
    limbs: ["0,81,5.4 0,88,5.4", "-5,48,8 -5.4,24,6.4 -5.6,2.6,5", "5,48,8 5.4,24,6.4 5.6,2.6,5"],
    hair:
      hair < 0.4
        ? ["-7,91 -5,98.4 0,99.6 5,98.4 7,91 7,82 0,88 -7,82"]
        : ["-6.4,92 -5,98.4 0,99.8 5,98.4 6.4,92 3,96 -3,96"],
  };
}

function row(element: Element, frame: Frame): number {
  return Math.min(frame.width * 1.1, tall(element.size) * 4.6);
}

export const crowd: Drawing = {
  layer: "land",
  fill: 0.66,
  extent(element, frame) {
    const [x, y] = [element.x * frame.width, element.y * frame.height];
    if (element.variant < 0.5) {
      const top =
        Math.min(y, frame.height - 0.7 * bust(element.size)) - bust(element.size) * (1.5 + 0.25 * element.roughness);
      return { left: 0, top, right: frame.width, bottom: frame.height };
    }
    const half = row(element, frame) / 2 + 0.2 * tall(element.size);
    return {
      left: x - half,
      top: y - tall(element.size) * 1.18,
      right: x + half,
      bottom: y + tall(element.size) * 0.04,
    };
  },
  draw(element, pen) {
    const { random, frame } = pen;
    const close = element.variant < 0.5;
    const size = close ? bust(element.size) : tall(element.size);
    const width = close ? frame.width * 1.16 : row(element, frame);
    const middle = close ? frame.width / 2 : pen.x(element.x);
    const foot = close ? Math.min(pen.y(element.y), frame.height - 0.7 * size) : pen.y(element.y);
    const step = size * (close ? 0.78 : 0.36);
    const count = Math.max(3, Math.round(width / step));
    const [dark, clothes] = attire(pen, element, undefined, 0.4);
    let drawn = "";
    const rows = close ? 3 : 2;
    for (let r = 0; r < rows; r++) {
      const bodies: Body[] = [];
      const behind = rows - 1 - r;
      for (let i = 0; i < count; i++) {
        const along = (i + 0.5 + (r % 2) * 0.5 + random.between(-0.22, 0.22)) / count - 0.5;
        const scale = size * random.between(0.86, 1.08) * (close ? 1 - 0.12 * behind : 1 - 0.06 * behind);
        const raised = random.uniform() < element.roughness * 0.75 - 0.2;
        const style = random.uniform();
        const y = foot + (close ? size * (r * 0.42 - 0.4) + random.between(-0.08, 0.08) * size : -behind * size * 0.05);
        const stand = standAt(middle + along * width, y, scale, { mirrored: style > 0.5 });
        bodies.push(pose(stand, close ? shoulders(raised, style) : standing(raised, style)));
        if (!close && behind === 0) drawn += contact(pen, stand.x, stand.y, scale * 0.34);
      }
      const air = mix(pen.ramp(element.depth), pen.globals.skyHorizon, 0.35);
      const fade = 0.24 * behind;
      drawn += drawBodies(
        pen,
        bodies,
        [mix(dark, air, fade), shade(mix(clothes, air, fade), 0.02 * (r % 2))],
        (size / 100) * (close ? 2 : 1),
        behind === 0,
      );
    }
    return drawn;
  },
};
