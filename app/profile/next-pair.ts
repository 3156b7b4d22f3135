/** @file Which two pictures to ask about next: those whose answer would teach most (ALGORITHMS §5.1). */
import type { Random } from "../random/random.ts";
import { shuffled } from "../random/shuffled.ts";
import { expectedLogit, logistic, type Score } from "./bayesian-logistic.ts";
import type { ProfileState } from "./state.ts";
import { liking } from "./taste.ts";

export interface Candidate {
  readonly id: string;
  /** Only pictures for one target are compared: any text that is the same for them. */
  readonly target: string;
  readonly traits: readonly number[];
}

export interface AskedPair {
  readonly a: string;
  readonly b: string;
}

/** Pictures looked at a time; more would be some thousands of pairs. */
const MOST_CANDIDATES = 60;
/** A pair that teaches at least this share of what the best one does may be asked as well. */
const NEARLY = 0.9;

/**
 * One of the pairs that teach most, at random, with its sides at random; undefined when there is none that was not asked.
 * The person's own taste is asked about, whether or not it may steer yet.
 */
export function nextPair(
  { preference }: Pick<ProfileState, "preference">,
  candidates: readonly Candidate[],
  asked: readonly AskedPair[],
  random: Random,
): AskedPair | undefined {
  const known = new Set(asked.map(({ a, b }) => pairKey(a, b)));
  const pairs = pairsOf(sample(candidates, random)).filter(([one, other]) => !known.has(pairKey(one.id, other.id)));
  const gains = pairs.map(([one, other]) => {
    const difference = one.traits.map((trait, i) => trait - other.traits[i]!);
    return informationGain(liking(preference.own, difference));
  });
  const most = gains.reduce((one, other) => Math.max(one, other), 0);
  const good = pairs.filter((_, i) => gains[i]! >= NEARLY * most);
  if (good.length === 0) return undefined;
  const [one, other] = random.pick(good);
  return random.chance(0.5) ? { a: one.id, b: other.id } : { a: other.id, b: one.id };
}

const pairKey = (a: string, b: string): string => JSON.stringify([a, b].toSorted());

function pairsOf(candidates: readonly Candidate[]): (readonly [Candidate, Candidate])[] {
  return candidates.flatMap((one, i) =>
    candidates.slice(i + 1).flatMap((other) => (other.target === one.target ? [[one, other] as const] : [])),
  );
}

/** Pictures of targets drawn at random until there are enough, so that each has others it can be compared with. */
function sample(candidates: readonly Candidate[], random: Random): Candidate[] {
  const targets = shuffled([...Map.groupBy(candidates, ({ target }) => target).values()], random);
  return targets.flatMap((group) => shuffled(group, random)).slice(0, MOST_CANDIDATES);
}

const STEPS = 48;
/** Deviations on either side that are looked at. */
const REACH = 6;

const entropy = (p: number): number => (p <= 0 || p >= 1 ? 0 : -p * Math.log(p) - (1 - p) * Math.log(1 - p));

/**
 * BALD (Houlsby et al. 2011): H(E p) − E H(p) in nats, what the answer tells of the weights. High where the outcome is
 * open because the weights are, not because the two are alike. The mean over the score's normal distribution is taken by
 * the trapezoid rule.
 */
export function informationGain({ mean, sd }: Score): number {
  let [weight, sum] = [0, 0];
  for (let i = -STEPS; i <= STEPS; i++) {
    const z = (REACH * i) / STEPS;
    const density = Math.exp(-(z ** 2) / 2);
    weight += density;
    sum += density * entropy(logistic(mean + sd * z));
  }
  return Math.max(0, entropy(logistic(expectedLogit({ mean, sd }))) - sum / weight);
}
