/** @file A person's taste as it is learned label by label, held all the while against what anybody would be guessed to like. */
import { type Belief, expectedLogit, type Label, logLoss, posterior, scoreOf } from "./bayesian-logistic.ts";
import { HABITS, POPULATION } from "./population.ts";
import { TRAITS } from "./traits.ts";

/** What the weights fade by from one sitting to the next: Σ ← Σ/γ (ALGORITHMS §5.1). */
const FORGETTING = 0.99;

/** Place of the session's intercept, which every sitting has anew. */
const READINESS = TRAITS.length + HABITS.indexOf("readiness");

export interface Preference {
  /** Of the weights of TRAITS, then of HABITS. */
  readonly own: Belief;
  /** The same for a rival that has anybody's taste and learns from this person its habits alone. */
  readonly rival: Belief;
  /** The sitting `readiness` is of; null before the first label, and when the profile came in a file. */
  readonly session: number | null;
  /** Decisions and choices between two. Stars teach, but are too weak to count. */
  readonly labels: number;
  /** Log-losses of telling each of these before it was made: sums over labels, `gain` being rival less own. */
  readonly losses: {
    readonly own: number;
    readonly rival: number;
    readonly gain: number;
    readonly gainSquared: number;
  };
}

export const UNKNOWN_TASTE: Preference = {
  own: POPULATION,
  rival: POPULATION,
  session: null,
  labels: 0,
  losses: { own: 0, rival: 0, gain: 0, gainSquared: 0 },
};

/** A label of a person, and the habits that had a part in it. */
export interface Evidence {
  readonly traits: readonly number[];
  readonly habits: Readonly<Partial<Record<(typeof HABITS)[number], number>>>;
  /** 1 yes, 0 no, ½ a tie. */
  readonly y: number;
  /** 1 for a full label. */
  readonly weight: number;
  readonly session: number;
  /** Whether the label counts, and its prediction is scored. */
  readonly scored: boolean;
}

/** The preference with one label more. */
export function learn(before: Preference, { traits, habits, y, weight, session, scored }: Evidence): Preference {
  const fresh = sitDown(before, session);
  const x = [...traits, ...HABITS.map((habit) => habits[habit] ?? 0)];
  const label: Label = { x, y, weight };
  const after = {
    ...fresh,
    own: posterior(fresh.own, [label]),
    rival: withCommonTaste(posterior(fresh.rival, [label])),
  };
  if (!scored) return after;
  const own = logLoss(expectedLogit(scoreOf(fresh.own, x)), y);
  const rival = logLoss(expectedLogit(scoreOf(fresh.rival, x)), y);
  const { losses } = fresh;
  return {
    ...after,
    labels: fresh.labels + 1,
    losses: {
      own: losses.own + own,
      rival: losses.rival + rival,
      gain: losses.gain + (rival - own),
      gainSquared: losses.gainSquared + (rival - own) ** 2,
    },
  };
}

/** In a new sitting old knowledge has faded a little, and how readily the person accepts is anybody's guess again. */
function sitDown(before: Preference, session: number): Preference {
  if (before.session === session) return before;
  const kept = (belief: Belief): Belief => (before.session === null ? belief : faded(belief));
  return { ...before, session, own: renewed(kept(before.own)), rival: withCommonTaste(renewed(kept(before.rival))) };
}

function faded({ mean, covariance }: Belief): Belief {
  return { mean, covariance: covariance.map((row) => row.map((value) => value / FORGETTING)) };
}

/** The other weights as they are believed when readiness is left out, beside a readiness nothing is known of. */
function renewed(belief: Belief): Belief {
  return replaced(belief, (i) => i === READINESS);
}

/** The belief about habits alone, beside the taste of anybody. */
function withCommonTaste(belief: Belief): Belief {
  return replaced(belief, (i) => i < TRAITS.length);
}

/** A belief whose weights of the places named are the population's, and independent of the rest. */
function replaced({ mean, covariance }: Belief, isReplaced: (place: number) => boolean): Belief {
  return {
    mean: mean.map((value, i) => (isReplaced(i) ? POPULATION.mean[i]! : value)),
    covariance: covariance.map((row, i) =>
      row.map((value, j) => (isReplaced(i) || isReplaced(j) ? POPULATION.covariance[i]![j]! : value)),
    ),
  };
}
