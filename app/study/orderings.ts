/** @file Trials of ordering: five pictures of a sweep to be sorted by what they make felt (ALGORITHMS §6.1, E3). */
import { z } from "zod";
import { stream } from "../random/philox.ts";
import { shuffled } from "../random/shuffled.ts";
import { kendall } from "../statistics/kendall.ts";

/** Pictures sorted in one trial. */
export const SORTED = 5;
/** Targets nearer than this on the axis asked about are the same to an eye. */
const APART = 0.25;
/** Sets a study is made of when its sweeps have so many, and tries at finding one that is new. */
const SETS = 8;
const TRIES = 40;
/** From so many sets on, one is shown again. */
const ENOUGH_TO_REPEAT = 3;

/** A picture of a sweep, and where its target lies on the axis asked about. */
export interface Placed {
  readonly picture: string;
  readonly target: number;
}

export interface Sweep {
  readonly name: string;
  readonly pictures: readonly Placed[];
}

export const pictureSet = z.object({
  item: z.string(),
  /** By target, lowest first. */
  pictures: z.array(z.string()).length(SORTED),
});
export type PictureSet = z.output<typeof pictureSet>;

export const orderTrial = z.object({
  design: z.literal("order"),
  kind: z.enum(["plain", "repeat"]),
  /** Index among the sets. */
  item: z.int(),
  /** Ranks by target of the set's pictures, as they are shown from left to right. */
  shown: z.array(z.int()).length(SORTED),
});
export type OrderTrial = z.output<typeof orderTrial>;

/**
 * Sets of five pictures with targets apart, one of each fifth of a sweep; several sweeps share eight sets evenly. A sweep that
 * has no five pictures apart gives none.
 */
export function pictureSets(sweeps: readonly Sweep[], seed: number): PictureSet[] {
  const each = Math.max(1, Math.ceil(SETS / Math.max(1, sweeps.length)));
  return sweeps.flatMap(({ name, pictures }, sweep) => {
    const random = stream(seed, "study sets", sweep);
    const sorted = pictures.toSorted((one, other) => one.target - other.target);
    const found = new Map<string, string[]>();
    for (let attempt = 0; attempt < TRIES && found.size < each; attempt++) {
      const set = oneOfEachFifth(sorted, (from, to) => from + random.below(to - from));
      const apart = set.every((one, i) => i === 0 || one.target - set[i - 1]!.target >= APART);
      const own = set.map(({ picture }) => picture);
      if (set.length === SORTED && apart) found.set(own.join(), own);
    }
    return [...found.values()].map((own, i) => ({ item: `${sweep + 1}.${i + 1}: ${name}`, pictures: own }));
  });
}

function oneOfEachFifth(sorted: readonly Placed[], between: (from: number, to: number) => number): Placed[] {
  if (sorted.length < SORTED) return [];
  const edge = (fifth: number): number => Math.floor((fifth * sorted.length) / SORTED);
  return Array.from({ length: SORTED }, (_, fifth) => sorted[between(edge(fifth), edge(fifth + 1))]!);
}

/** Every set once, in an order and an arrangement of chance, and the first of them again at the end, arranged anew. */
export function planOrderings(sets: readonly PictureSet[], seed: number): OrderTrial[] {
  const random = stream(seed, "study orderings");
  const trial = (kind: "plain" | "repeat", item: number): OrderTrial => {
    const shown = shuffled([...sets[item]!.pictures.keys()], random);
    return { design: "order", kind, item, shown };
  };
  const trials = shuffled([...sets.keys()], random).map((item) => trial("plain", item));
  return trials.length < ENOUGH_TO_REPEAT ? trials : [...trials, trial("repeat", trials[0]!.item)];
}

/**
 * Kendall's τ of an order with the one the targets have: 1 the same, 0 chance, −1 backwards.
 *
 * @param ranks ranks by target, from the first place the person gave to the last; a permutation of 0 … n − 1, n ≥ 2
 */
export const orderAgreement = (ranks: readonly number[]): number => kendall(ranks, [...ranks.keys()])!;

/** Whether these are the ranks of n pictures, each once, n ≥ 2. */
export const isOrder = (ranks: readonly number[]): boolean =>
  ranks.length > 1 && ranks.toSorted((one, other) => one - other).every((rank, i) => rank === i);

/** Ranks as they are written down, counted from 1: “2 1 3 5 4”. */
export const writeRanks = (ranks: readonly number[]): string => ranks.map((rank) => rank + 1).join(" ");

/** Reads {@link writeRanks}; undefined when the text is no order. */
export function readRanks(text: string): number[] | undefined {
  const ranks = text.split(" ").map((part) => (/^[1-9]\d?$/u.test(part) ? Number(part) - 1 : NaN));
  return isOrder(ranks) ? ranks : undefined;
}
