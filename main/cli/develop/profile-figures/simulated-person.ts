/** @file People made up for the figures, who decide, compare and correct as ALGORITHMS §5 supposes people do. */
import { logistic } from "../../../../app/profile/bayesian-logistic.ts";
import type { LoggedEntry, ProfileEntry } from "../../../../app/profile/log.ts";
import { POPULATION } from "../../../../app/profile/population.ts";
import { TRAITS } from "../../../../app/profile/traits.ts";
import type { Random } from "../../../../app/random/random.ts";
import { stream } from "../../../../app/random/philox.ts";

/** How people differ from one another and from what the program supposes. */
export interface People {
  /** ‖w‖ of every person's taste. */
  readonly length: number;
  /** Share of ‖w‖² that lies along anybody's taste. */
  readonly share: number;
  /** Deviation over sittings of how readily they accept. */
  readonly readiness: number;
  /** Labels of one sitting. */
  readonly sitting: number;
}

/** The design of ALGORITHMS §5.2. */
export const PEOPLE: People = { length: 2, share: 0.5, readiness: 0, sitting: 20 };

/** What anybody likes, as the program supposes. */
export const COMMON_TASTE: readonly number[] = POPULATION.mean.slice(0, TRAITS.length);

const dot = (one: readonly number[], other: readonly number[]): number =>
  one.reduce((sum, value, i) => sum + value * other[i]!, 0);
const normals = (random: Random): number[] => TRAITS.map(() => random.normal());
const scaled = (vector: readonly number[], length: number): number[] => {
  const own = Math.sqrt(dot(vector, vector));
  return vector.map((value) => (value * length) / own);
};

/** A taste: its common part along anybody's, the rest in a direction of the person's own across it. */
export function simulatedTaste(random: Random, { length, share }: People): number[] {
  const common = scaled(COMMON_TASTE, length * Math.sqrt(share));
  const own = normals(random);
  const along = dot(own, COMMON_TASTE) / dot(COMMON_TASTE, COMMON_TASTE);
  const across = own.map((value, i) => value - along * COMMON_TASTE[i]!);
  return scaled(across, length * Math.sqrt(1 - share)).map((value, i) => value + common[i]!);
}

/** Share of pairs of ordinary pictures that two tastes order alike: 1 − angle/π, traits being normal. */
export function agreement(one: readonly number[], other: readonly number[]): number {
  const cosine = dot(one, other) / Math.sqrt(dot(one, one) * dot(other, other));
  return 1 - Math.acos(Math.min(1, Math.max(-1, cosine))) / Math.PI;
}

/** How the person is asked. */
export type Question = "decision" | "pair";

/** The first `count` entries of a person's log. */
export function simulatedLog(
  seed: number,
  taste: readonly number[],
  question: Question,
  count: number,
  people: People = PEOPLE,
): LoggedEntry[] {
  const random = stream(seed, `simulated ${question}`);
  let readiness = 0;
  return Array.from({ length: count }, (_, i) => {
    if (i % people.sitting === 0) readiness = people.readiness * random.normal();
    const session = 1 + Math.floor(i / people.sitting);
    const entry = question === "decision" ? decision : choice;
    return { number: i + 1, person: "simulated", created: i, entry: entry(random, taste, readiness, session) };
  });
}

function decision(random: Random, taste: readonly number[], readiness: number, session: number): ProfileEntry {
  const traits = normals(random);
  return {
    kind: "suggestion.decided",
    suggestion: "simulated",
    decision: random.chance(logistic(dot(taste, traits) + readiness)) ? "accept" : "reject",
    traits,
    families: [],
    expected: null,
    shown: { place: random.below(3), of: 3 },
    session,
  };
}

function choice(random: Random, taste: readonly number[], _: number, session: number): ProfileEntry {
  const [a, b] = [normals(random), normals(random)];
  const traits = a.map((value, i) => value - b[i]!);
  const winner = random.chance(logistic(dot(taste, traits))) ? "a" : "b";
  return { kind: "pair.chosen", a: "a", b: "b", winner, traits, session };
}
