/** @file How much a person is thought to like a picture or an edit, and how much that may count. */
import { totalReward } from "../reward/reward.ts";
import { type Belief, type Score, scoreOf } from "./bayesian-logistic.ts";
import type { ProfileState } from "./state.ts";
import { gateOf } from "./gate.ts";
import { POPULATION } from "./population.ts";
import { TRAITS } from "./traits.ts";

/**
 * The liking of a picture (or, of an edit's traits, how much more it would be liked), in logits and with its standard
 * deviation: this person's own once the gate is open, anybody's before. Habits have no part in it.
 */
export function tasteOf(state: ProfileState, traits: readonly number[]): Score {
  return liking(gateOf(state.preference).open ? state.preference.own : POPULATION, traits);
}

/** The liking under any belief. */
export function liking(belief: Belief, traits: readonly number[]): Score {
  return scoreOf(belief, [...traits, ...Array.from({ length: belief.mean.length - TRAITS.length }, () => 0)]);
}

/** What liking counts in the reward by now: 0 until the gate is open. */
export function steering({ preference, weights }: ProfileState): number {
  return gateOf(preference).share * weights.preference;
}

/** What to count on: half a standard deviation less than expected (ALGORITHMS §5.3). */
export const cautious = ({ mean, sd }: Score): number => mean - sd / 2;

/** What to hope for when choosing what to show, since showing is how one learns. */
const hopeful = ({ mean, sd }: Score): number => mean + sd;

/** What the taste is hoped to add to the reward of a change of traits; undefined while it may not steer. */
export function hopeFor(state: ProfileState): ((traits: readonly number[]) => number) | undefined {
  const weight = steering(state);
  if (weight === 0) return undefined;
  return (traits) => totalReward({ emotion: 0, taste: { utility: hopeful(tasteOf(state, traits)), weight } });
}
