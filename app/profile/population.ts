/** @file What is believed of anybody's taste before they have decided anything. */
import type { Belief } from "./bayesian-logistic.ts";
import { TRAITS } from "./traits.ts";

/**
 * What decides beside taste, in the places behind the traits:
 * readiness: how readily the person accepts anything in this sitting;
 * place: that what stands first in a list is taken more often;
 * sternness: how readily the person gives four stars.
 */
export const HABITS = ["readiness", "place", "sternness"] as const;

/** Length of the mean taste, and of a person's own deviation from it: half of ‖w‖² = 4 is common (ALGORITHMS §5.2). */
const COMMON_LENGTH = Math.SQRT2;
const OWN_VARIANCE = 2 / TRAITS.length;

/** Deviations of the habits before anything is known, in logits. */
const HABIT_VARIANCES = { readiness: 1, place: 0.25, sternness: 1 } as const satisfies Record<
  (typeof HABITS)[number],
  number
>;

/** Nearer on valence counts twice what nearer on arousal does, as in the reward (app/reward/reward.ts). */
const COMMON = { valenceNearness: 2, arousalNearness: 1 } as const;

/**
 * The weights of traits, then of {@link HABITS}. No people have been studied with this program: all that is said of them
 * is that nearer to the target is liked, and that tastes may differ by as much as they have in common. It is weak: some
 * forty decisions outweigh it.
 */
export const POPULATION: Belief = {
  mean: [...TRAITS.map(commonWeight), ...HABITS.map(() => 0)],
  covariance: diagonal([...TRAITS.map(() => OWN_VARIANCE), ...HABITS.map((habit) => HABIT_VARIANCES[habit])]),
};

function commonWeight(trait: (typeof TRAITS)[number]): number {
  const scale = COMMON_LENGTH / Math.hypot(COMMON.valenceNearness, COMMON.arousalNearness);
  return trait in COMMON ? scale * COMMON[trait as keyof typeof COMMON] : 0;
}

function diagonal(values: readonly number[]): number[][] {
  return values.map((value, i) => values.map((_, j) => (i === j ? value : 0)));
}
