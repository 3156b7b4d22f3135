/** @file Whether a round came nearer to the target than its parent on the same seeds. */
import { mean } from "../statistics/mean.ts";
import { studentTQuantile } from "../statistics/student-t.ts";

export type Verdict = "better" | "worse" | "unclear";

/** Of the t interval of the mean difference, which must leave out 0 before anything is called better or worse. */
const LEVEL = 0.9;

/** A reward by index, null where a picture was not read. */
export type Rewards = readonly (number | null)[];

/** Differences on seeds that were read in both, after less before. */
export function pairedDifferences(before: Rewards, after: Rewards): number[] {
  return before.flatMap((one, index) => {
    const other = after[index] ?? null;
    return one === null || other === null ? [] : [other - one];
  });
}

/** The verdict by Student's t over the paired differences; two pairs at least, and not all equal to 0. */
export function verdictOf(before: Rewards, after: Rewards): Verdict {
  const differences = pairedDifferences(before, after);
  if (differences.length < 2) return "unclear";
  const centre = mean(differences);
  const degrees = differences.length - 1;
  const variance = differences.reduce((sum, difference) => sum + (difference - centre) ** 2, 0) / degrees;
  const half = studentTQuantile((1 + LEVEL) / 2, degrees) * Math.sqrt(variance / differences.length);
  if (Math.abs(centre) <= half) return "unclear";
  return centre > 0 ? "better" : "worse";
}
