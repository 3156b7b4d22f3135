/** @file How surely something moved the mood: the interval of an estimate, and whether it leaves out no effect at all. */
import type { Estimate } from "./shift.ts";

/** Standard deviations on both sides that hold 95 % of a normal distribution. */
const WITHIN = 1.96;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Where the true value lies in 95 of 100 cases. */
export function intervalOf({ mean, sd }: Estimate): Interval {
  return { low: mean - WITHIN * sd, high: mean + WITHIN * sd };
}

/** Whether an effect is told from none: its interval does not hold 0. */
export function isClear(estimate: Estimate): boolean {
  const { low, high } = intervalOf(estimate);
  return low > 0 || high < 0;
}
