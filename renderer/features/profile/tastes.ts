/** @file What a person's taste differs in, the surest first, and the scale on which it is shown. */
import type { Taste } from "../../../app/contract/studio/profile.ts";
import { type Interval, intervalOf } from "../../../app/feedback/interval.ts";
import { type Trait, TRAITS } from "../../../app/profile/traits.ts";
import { type Certainty, certaintyOf } from "../../../app/profile/words.ts";

export interface TasteRow {
  readonly trait: Trait;
  readonly certainty: Certainty;
  /** Whether it counts more for this person than for most. */
  readonly more: boolean;
  readonly mean: number;
  /** Where the weight lies in 95 of 100 cases. */
  readonly interval: Interval;
  readonly population: number;
}

/** The surest difference first; traits this window knows nothing of are left out. */
export function tasteRows(tastes: readonly Taste[]): TasteRow[] {
  const sigmas = ({ weight, population }: Taste): number => (weight.mean - population) / weight.sd;
  return tastes
    .toSorted((one, other) => Math.abs(sigmas(other)) - Math.abs(sigmas(one)))
    .flatMap((taste): TasteRow[] => {
      const trait = TRAITS.find((name) => name === taste.trait);
      if (trait === undefined) return [];
      const far = sigmas(taste);
      const { weight, population } = taste;
      return [
        {
          trait,
          certainty: certaintyOf(far),
          more: far >= 0,
          mean: weight.mean,
          interval: intervalOf(weight),
          population,
        },
      ];
    });
}

/** How far the shared scale reaches on both sides of zero, in steps of a half. */
export function reachOf(rows: readonly TasteRow[]): number {
  const ends = rows.flatMap(({ interval, population }) => [interval.low, interval.high, population]);
  return Math.max(1, Math.ceil(2 * Math.max(0, ...ends.map(Math.abs))) / 2);
}
