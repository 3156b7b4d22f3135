/** @file How far an edit moved the mood: the difference of pictures on the same seeds. */
import { perAxis } from "../affect/error.ts";
import type { PlanePoint } from "../judge/measurement.ts";
import { mean } from "../statistics/mean.ts";
import type { Estimate, Shift } from "./shift.ts";

/** What the difference of one pair is taken to vary by before any were seen, in units of the `range` scale. */
export const PAIR_SPREAD = 0.8;

export interface PairedShift {
  readonly shift: Shift;
  /** Seeds on which both pictures were read, one at least. */
  readonly pairs: number;
}

/**
 * Mean difference and its standard deviation √(s²/n), where s² = (PAIR_SPREAD² + Σ(d − d̄)²)/n is the mean of a scaled
 * inverse χ² with one degree of freedom before the n − 1 seen: two pairs that agree by chance must not look certain.
 */
function estimateOf(differences: readonly number[]): Estimate {
  const centre = mean(differences);
  const squares = differences.reduce((sum, difference) => sum + (difference - centre) ** 2, 0);
  return { mean: centre, sd: Math.sqrt(PAIR_SPREAD ** 2 + squares) / differences.length };
}

/**
 * The shift from one round to the next.
 *
 * @param before readings by index, null where a picture was not read; an index has the same seed in both
 * @returns null when no seed was read in both
 */
export function pairedShift(
  before: readonly (PlanePoint | null)[],
  after: readonly (PlanePoint | null)[],
): PairedShift | null {
  const pairs = before.flatMap((one, index) => {
    const other = after[index];
    return one === null || other === null || other === undefined ? [] : [{ one, other }];
  });
  if (pairs.length === 0) return null;
  const shift = perAxis((axis) => estimateOf(pairs.map(({ one, other }) => other[axis] - one[axis])));
  return { shift, pairs: pairs.length };
}
