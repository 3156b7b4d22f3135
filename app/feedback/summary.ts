/** @file What a round's pictures come to once they have been read. */
import { perAxis } from "../affect/error.ts";
import { clampAffect } from "../affect/plane.ts";
import type { RoundSummary } from "../contract/studio/refinements.ts";
import type { PlanePoint } from "../judge/measurement.ts";
import type { Felt } from "../reward/reward.ts";
import { mean, standardDeviation } from "../statistics/mean.ts";

/** A round by index; what was not read is null. */
export interface RoundReadings {
  readonly readings: readonly (PlanePoint | null)[];
  /** Of the same pictures (app/reward/reward.ts). */
  readonly rewards: readonly (number | null)[];
  readonly target: PlanePoint;
  readonly felt: Felt;
}

/** The summary of a round, null when no picture of it was read. Of equal rewards the first picture's is the best. */
export function summariseRound({ readings, rewards, target, felt }: RoundReadings): RoundSummary | null {
  const read = readings.flatMap((reading, index) => {
    const reward = rewards[index] ?? null;
    return reading === null || reward === null ? [] : [{ reading, reward, index }];
  });
  if (read.length === 0) return null;
  const distance = (reading: PlanePoint): number => {
    const place = felt(reading);
    return Math.hypot(place.valence - target.valence, place.arousal - target.arousal);
  };
  const along = (statistic: (values: readonly number[]) => number): PlanePoint => {
    const { valence, arousal } = perAxis((axis) => statistic(read.map(({ reading }) => reading[axis])));
    return clampAffect(valence, arousal);
  };
  const best = read.reduce((one, other) => (other.reward > one.reward ? other : one));
  return {
    mean: along(mean),
    deviation: along(standardDeviation),
    distance: mean(read.map(({ reading }) => distance(reading))),
    reward: Math.min(1, Math.max(0, mean(read.map(({ reward }) => reward)))),
    best: best.index,
    bestDistance: distance(best.reading),
  };
}
