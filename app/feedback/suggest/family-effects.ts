/** @file What each edit was seen to do, as a list one can read: how often, what was expected, what came of it. */
import { perAxis } from "../../affect/error.ts";
import type { Axis } from "../../affect/plane.ts";
import type { LoggedEntry } from "../../profile/log.ts";
import { type EffectEntry, effectsIn } from "../../profile/profile-file.ts";
import { mean } from "../../statistics/mean.ts";
import type { Estimate, Shift } from "../shift.ts";

export interface FamilyEffect {
  /** Edits that were made together are one, “add:flowers + add:at:dawn”: their shares cannot be told apart. */
  readonly family: string;
  readonly times: number;
  /** Mean of what was expected each time, with the mean of its standard deviations. */
  readonly expected: Shift;
  /** Mean weighted by 1/sd², with its standard deviation. */
  readonly measured: Shift;
  /** Whether it is other people's pictures alone that say so. */
  readonly pooled: boolean;
}

/** The effect entries that count, of each person. */
export function countingEffects(
  entries: readonly LoggedEntry[],
): { readonly person: string; readonly entry: EffectEntry }[] {
  const ordered = entries.toSorted((one, other) => one.number - other.number);
  return [...Map.groupBy(ordered, (entry) => entry.person)].flatMap(([person, own]) =>
    effectsIn(own).map((entry) => ({ person, entry })),
  );
}

/**
 * Every edit that was measured, the most often tried first: the person's own measurements where there are any, and else
 * everybody's.
 *
 * @param entries of all people, or of the person alone
 */
export function familyEffects(entries: readonly LoggedEntry[], person: string): FamilyEffect[] {
  const byFamily = Map.groupBy(countingEffects(entries), ({ entry }) => entry.families.toSorted().join(" + "));
  return [...byFamily]
    .map(([family, all]): FamilyEffect => {
      const own = all.filter((one) => one.person === person);
      const counted = (own.length > 0 ? own : all).map(({ entry }) => entry);
      return {
        family,
        times: counted.length,
        expected: perAxis((axis) => ({
          mean: mean(counted.map(({ expected }) => expected[axis].mean)),
          sd: mean(counted.map(({ expected }) => expected[axis].sd)),
        })),
        measured: perAxis((axis) => weightedMean(counted, axis)),
        pooled: own.length === 0,
      };
    })
    .toSorted((one, other) => other.times - one.times || (one.family < other.family ? -1 : 1));
}

/** What a measurement that says it is exact is taken to be off by. */
const LEAST_SD = 0.05;

function weightedMean(entries: readonly EffectEntry[], axis: Axis): Estimate {
  const weighed = entries.map(({ measured }) => {
    const { mean: value, sd } = measured[axis];
    return { value, weight: 1 / Math.max(LEAST_SD, sd) ** 2 };
  });
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const sum = weighed.reduce((part, { value, weight }) => part + value * weight, 0);
  return { mean: sum / total, sd: Math.sqrt(1 / total) };
}
