/** @file How well the profile orders pictures as simulated people do, label by label. */
import { type Belief, type Label, posterior } from "../../../../app/profile/bayesian-logistic.ts";
import { foldProfile } from "../../../../app/profile/fold.ts";
import { gateOf } from "../../../../app/profile/gate.ts";
import type { ProfileEntry } from "../../../../app/profile/log.ts";
import { POPULATION } from "../../../../app/profile/population.ts";
import { NEW_PROFILE } from "../../../../app/profile/state.ts";
import { TRAITS } from "../../../../app/profile/traits.ts";
import { stream } from "../../../../app/random/philox.ts";
import { mean } from "../../../../app/statistics/mean.ts";
import {
  agreement,
  COMMON_TASTE,
  type People,
  type Question,
  simulatedLog,
  simulatedTaste,
} from "./simulated-person.ts";

/** Means over people after so many labels: agreement with the person's true order, 0.5 for chance. */
export interface TastePoint {
  readonly labels: number;
  /** By the weights learned so far. */
  readonly learned: number;
  /** By a learner of the traits alone, without habits: what ALGORITHMS §5.2 measured. */
  readonly bare: number;
  /** By what steers: the learned weights once the gate is open, the population's before. */
  readonly steering: number;
  /** By the population's weights. */
  readonly prior: number;
  /** Share of people whose gate is open. */
  readonly open: number;
}

interface Standing {
  readonly learned: number;
  readonly bare: number;
  readonly prior: number;
  readonly open: boolean;
}

/** A point for each number of labels in `at`, which rise. */
export function tasteFigures(
  seed: number,
  count: number,
  question: Question,
  at: readonly number[],
  people: People,
): TastePoint[] {
  const histories = Array.from({ length: count }, (_, i) => history(seed + i, question, at, people));
  return at.map((labels, k) => {
    const standings = histories.map((one) => one[k]!);
    return {
      labels,
      learned: mean(standings.map(({ learned }) => learned)),
      bare: mean(standings.map(({ bare }) => bare)),
      steering: mean(standings.map(({ learned, prior, open }) => (open ? learned : prior))),
      prior: mean(standings.map(({ prior }) => prior)),
      open: mean(standings.map(({ open }) => (open ? 1 : 0))),
    };
  });
}

/** One person, asked and folded as in the studio. */
function history(seed: number, question: Question, at: readonly number[], people: People): Standing[] {
  const taste = simulatedTaste(stream(seed, "simulated taste"), people);
  const log = simulatedLog(seed, taste, question, at.at(-1)!, people);
  let state = NEW_PROFILE;
  let bare = ANYBODY;
  return at.map((labels, k) => {
    state = foldProfile(log.slice(0, labels), state);
    bare = log.slice(at[k - 1] ?? 0, labels).reduce((belief, { entry }) => posterior(belief, labelsOf(entry)), bare);
    return {
      learned: agreement(state.preference.own.mean.slice(0, TRAITS.length), taste),
      bare: agreement(bare.mean, taste),
      prior: agreement(COMMON_TASTE, taste),
      open: gateOf(state.preference).open,
    };
  });
}

/** What is believed of anybody's traits, without their habits. */
const ANYBODY: Belief = {
  mean: COMMON_TASTE,
  covariance: COMMON_TASTE.map((_, i) => POPULATION.covariance[i]!.slice(0, TRAITS.length)),
};

function labelsOf(entry: ProfileEntry): Label[] {
  if (entry.kind === "suggestion.decided")
    return [{ x: entry.traits, y: entry.decision === "accept" ? 1 : 0, weight: 1 }];
  return entry.kind === "pair.chosen" ? [{ x: entry.traits, y: entry.winner === "a" ? 1 : 0, weight: 1 }] : [];
}
