/** @file Wilson's score interval for a proportion (1927). */
import type { Interval } from "./interval.ts";

/** Two-sided 95 % point of the standard normal. */
const Z_95 = 1.959963984540054;

/**
 * The interval of a share of independent trials; it claims nothing beyond the person and the prompts tried
 * (two-way-cluster.ts is for people × prompts).
 *
 * @param successes 0 … trials
 * @param trials one or more
 * @param z normal point of the wanted level, 95 % unless given
 * @throws RangeError when the counts make no proportion
 */
export function wilson(successes: number, trials: number, z = Z_95): Interval {
  if (!(trials >= 1 && successes >= 0 && successes <= trials)) {
    throw new RangeError(`${successes} of ${trials} is not a proportion.`);
  }
  const share = successes / trials;
  const square = (z * z) / trials;
  const centre = (share + square / 2) / (1 + square);
  const half = (z / (1 + square)) * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials));
  // At the ends the formula gives 0 and 1 exactly, which rounding would miss.
  return {
    estimate: share,
    low: successes === 0 ? 0 : centre - half,
    high: successes === trials ? 1 : centre + half,
  };
}
