/** @file What the judge read in a round's pictures, and how far that is from the target. */
import { driftOf } from "../../../app/affect/drift.ts";
import { type PairedShift, pairedShift } from "../../../app/feedback/paired-shift.ts";
import type { Refinement, Round, RoundPicture } from "../../../app/contract/studio/refinements.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { mean } from "../../../app/statistics/mean.ts";

/** A reading that may be laid beside the target, null when there is none on its scale. */
export function readingOf({ measurement }: RoundPicture): NonNullable<RoundPicture["measurement"]> | null {
  return measurement?.scale === "range" ? measurement : null;
}

/** How far a picture is from the target by the judge's own reading, as in every other room; null when it was not read. */
export function distanceOf(picture: RoundPicture, target: PlanePoint): number | null {
  const reading = readingOf(picture);
  return reading === null ? null : driftOf(target, reading).distance;
}

/** Mean distance of the pictures that were read, null when none was. */
export function meanDistanceOf({ pictures }: Round, target: PlanePoint): number | null {
  const distances = pictures.flatMap((picture) => distanceOf(picture, target) ?? []);
  return distances.length === 0 ? null : mean(distances);
}

/** Readings by index, null where there is none. */
function byIndex({ pictures }: Round): (PlanePoint | null)[] {
  const readings: (PlanePoint | null)[] = Array.from(pictures, () => null);
  for (const picture of pictures) readings[picture.index] = readingOf(picture);
  return readings;
}

/** How far the mood moved from one round to another on the same seeds; null when no seed was read in both. */
export function movedBy(before: Round, after: Round): PairedShift | null {
  return pairedShift(byIndex(before), byIndex(after));
}

/** How much nearer one round's pictures are than another's on the same seeds. */
export interface Nearer {
  /** Mean of the differences; negative where they are farther. */
  readonly by: number;
  readonly pairs: number;
  /** Pairs in which the later picture is the nearer one. */
  readonly nearer: number;
}

/** @returns null when no seed was read in both */
export function nearerBy(before: Round, after: Round, target: PlanePoint): Nearer | null {
  const gains = before.pictures.flatMap((one) => {
    const other = after.pictures.find(({ index }) => index === one.index);
    const [was, is] = [one, other].map((picture) => (picture === undefined ? null : distanceOf(picture, target)));
    return was == null || is == null ? [] : [was - is];
  });
  if (gains.length === 0) return null;
  return { by: mean(gains), pairs: gains.length, nearer: gains.filter((gain) => gain > 0).length };
}

/** A picture with its distance from the target. */
export interface Nearest {
  readonly picture: RoundPicture;
  readonly distance: number;
}

/**
 * The picture of a round that is nearest to the target by the numbers that are shown; the reward, which weighs the axes,
 * may like another better. Undefined while no picture has been read; of several as near, the first.
 */
export function nearestOf({ pictures }: Pick<Round, "pictures">, target: PlanePoint): Nearest | undefined {
  return pictures.reduce<Nearest | undefined>((nearest, picture) => {
    const distance = distanceOf(picture, target);
    if (distance === null || (nearest !== undefined && nearest.distance <= distance)) return nearest;
    return { picture, distance };
  }, undefined);
}

/** The picture of a round that stands for it: the nearest, else the first there is. */
export function pictureFor(round: Round, target: PlanePoint): RoundPicture | undefined {
  const { pictures } = round;
  return nearestOf(round, target)?.picture ?? pictures.find(({ picture }) => picture !== null) ?? pictures[0];
}

/** The picture of a round that is shown: that of an index, or that which stands for it. */
export function pictureOf(round: Round, index: number | null, target: PlanePoint): RoundPicture | undefined {
  return index === null ? pictureFor(round, target) : pictureAt(round, index);
}

/** The picture on a seed. */
export function pictureAt({ pictures }: Round, index: number): RoundPicture | undefined {
  return pictures.find((picture) => picture.index === index);
}

/** Pictures that were read, and how far the nearest of them is. */
export interface BestOf {
  readonly pictures: number;
  readonly distance: number;
}

/** The best of all pictures of all rounds; null until one is read. */
export function withFeedback({ rounds, head }: Pick<Refinement, "rounds" | "head">): BestOf | null {
  const distances = rounds.flatMap(({ pictures }) =>
    pictures.flatMap((picture) => distanceOf(picture, head.target) ?? []),
  );
  return distances.length === 0 ? null : { pictures: distances.length, distance: Math.min(...distances) };
}

/** The control together with the first round, which had no feedback either; null until a picture of the control is read. */
export function withoutFeedback({ rounds, control }: Pick<Refinement, "rounds" | "control">): BestOf | null {
  if (control?.bestDistance == null || control.measured === 0) return null;
  const first = rounds[0]?.pictures.filter((picture) => readingOf(picture) !== null).length ?? 0;
  return { pictures: control.measured + first, distance: control.bestDistance };
}
