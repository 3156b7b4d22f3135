/**
 * @file A whale: size 90–430 long; variant below 0.4 swimming and blowing, to 0.7 its fluke above the water, above breaching;
 * turn below 0.5 swims left, above right; roughness adds spray. The foot point is the waterline. The colour offset dyes its back.
 */
import { mix } from "../../../app/colour/oklab.ts";
import type { Drawing, Pen } from "../pen.ts";
import { polygon } from "./shared/outline.ts";
import { reach, standOn } from "./shared/stand.ts";
import type { Stand } from "./shared/stand.ts";
import { figure, litSide, rimmed } from "./shared/tone.ts";

interface Pose {
  readonly back: readonly string[];
  readonly belly: string;
  /** Where spray rises, in figure coordinates. */
  readonly spout?: readonly [number, number];
  /** Half width of the hole it makes in the water. */
  readonly splash: readonly [centre: number, halfWidth: number];
  readonly reach: readonly [number, number, number, number];
}

const SWIMMING: Pose = {
  back: [
    "-50,-4! -36,6 -22,14 -8,17 -4,22! 2,18 16,21 30,22 42,17 49,8 52,-4!",
    "-46,0 -56,12 -58,24 -70,34! -57,33 -52,28 -46,32 -34,30! -46,22 -48,12 -40,3",
  ],
  belly: "14,-4! 26,2 40,5 50,3 52,-4!",
  spout: [34, 22],
  splash: [2, 56],
  reach: [71, 62, 62, 9],
};
const FLUKE: Pose = {
  back: [
    "-12,-4! -9,14 -5,30 -4,42 -14,50 -30,55 -44,52! -38,64 -22,68 -6,62 0,56 6,62 22,68 38,64 44,52! 30,55 14,50 5,42 6,28 11,12 16,-4!",
  ],
  belly: "2,-4! 3,14 3,32 4,44 6,28 11,12 16,-4!",
  splash: [2, 30],
  reach: [46, 70, 46, 9],
};
const BREACHING: Pose = {
  back: [
    "-30,-4! -26,14 -16,36 0,58 18,76 36,88 50,92 57,88 57,78 50,62 40,42 28,20 18,-4!",
    "14,36 24,26 40,20 52,8! 42,6 28,14 12,24",
    "-6,50 -18,54 -27,66! -12,62 2,60",
  ],
  belly: "55,88 57,78 50,62 40,42 28,20 18,-4! 2,-4! 10,22 22,44 38,66 50,82",
  splash: [-4, 46],
  reach: [54, 94, 60, 9],
};

function poseOf(variant: number): Pose {
  return variant < 0.4 ? SWIMMING : variant < 0.7 ? FLUKE : BREACHING;
}

function length(size: number): number {
  return 90 + 340 * size;
}

/** White water round the body and drops thrown up, more with roughness. */
function foam(stand: Stand, pen: Pen, [centre, half]: readonly [number, number], roughness: number): string {
  let drops = "";
  for (let i = 0; i < 22; i++) {
    const along = pen.random.between(-1, 1);
    const up = pen.random.uniform() ** 2;
    const radius = pen.random.between(0.5, 1.5);
    if (i < 6 + 16 * roughness)
      drops += stand.disc(centre + along * half * 1.05, 1 + up * 16 * (0.4 + roughness), radius);
  }
  let crest = "";
  for (let i = 0; i < 9; i++) {
    const bump = pen.random.between(2.4, 5);
    crest += stand.disc(centre + ((i - 4) / 4.4) * half, -2.4, bump * 1.7, bump);
  }
  return drops + crest + stand.disc(centre, -4.5, half * 1.06, 3.4);
}

export const whale: Drawing = {
  layer: "land",
  fill: 0.38,
  extent(element, frame) {
    const [back, up, front, down] = poseOf(element.variant).reach;
    const [left, right] = element.turn < 0.5 ? [front, back] : [back, front];
    return reach(element, frame, length(element.size), [left, up, right, down]);
  },
  draw(element, pen) {
    const pose = poseOf(element.variant);
    const stand = standOn(pen, element, length(element.size), { mirrored: element.turn < 0.5 });
    const colour = figure(pen, element);
    const white = mix(pen.globals.skyHorizon, { l: 0.97, a: 0, b: 0 }, 0.55);
    const spray = foam(stand, pen, pose.splash, element.roughness);
    const body = rimmed(pen, pose.back.map(stand.curve).join(""), colour, 0.4 * stand.unit);
    const belly = pen.path(stand.curve(pose.belly), litSide(pen, mix(colour, white, 0.4), 0.2), { opacity: 0.9 });
    const water = polygon([stand.at(-60, -4), stand.at(60, -4), stand.at(54, -8), stand.at(-54, -8)]);
    const eye = pose === SWIMMING && pen.detail === "full" ? pen.path(stand.disc(38, 8, 0.9), white) : "";
    const spout = pose.spout
      ? pen.path(
          stand.limb("34,21,1.5 33.5,36,2.4 30,50,5 22,55,7 17,49,2") +
            stand.limb("34,21,1.5 35,38,2.4 39,51,5 47,54,7 52,47,2") +
            stand.disc(34.5, 56, 3.4),
          white,
          { opacity: 0.8 },
        )
      : "";
    return (
      spout +
      body +
      belly +
      eye +
      (pen.detail === "full" ? pen.path(water, colour, { opacity: 0.12 }) : "") +
      pen.path(spray, white, { opacity: 0.9 })
    );
  },
};
