/** @file When one person's answers suffice: looked at after every trial, at an error rate that holds all the same (ALGORITHMS §6.2). */

/** Looks begin here; a study of one person never goes on beyond the last. */
const FIRST_LOOK = 10;
export const LAST_LOOK = 40;
/** The naive .975 has 9.4 % false positives over all looks; .995 has 2.3 %. */
const SURE = 0.995;

/**
 * P(p > ½) after `chosen` of `trials` answers, from a uniform prior: the upper half of Beta(1 + k, 1 + n − k), which is the
 * chance that of n + 1 fair coins k or fewer show heads.
 *
 * @throws RangeError unless 0 ≤ chosen ≤ trials
 */
export function beliefInBetter(chosen: number, trials: number): number {
  if (!(chosen >= 0 && chosen <= trials)) throw new RangeError(`${chosen} of ${trials} answers cannot be.`);
  let term = 0.5 ** (trials + 1);
  let sum = 0;
  for (let heads = 0; heads <= chosen; heads++) {
    sum += term;
    term *= (trials + 1 - heads) / (heads + 1);
  }
  return Math.min(1, sum);
}

export type SequentialVerdict = "better" | "worse" | "undecided" | "go on";

/** What may be said after these answers, true where the tried arm was chosen, in the order they were given. */
export function sequentialVerdict(answers: readonly boolean[]): SequentialVerdict {
  let chosen = 0;
  for (const [i, answer] of answers.entries()) {
    if (answer) chosen++;
    const trials = i + 1;
    if (trials < FIRST_LOOK) continue;
    const belief = beliefInBetter(chosen, trials);
    if (belief > SURE) return "better";
    if (belief < 1 - SURE) return "worse";
    if (trials >= LAST_LOOK) return "undecided";
  }
  return "go on";
}
