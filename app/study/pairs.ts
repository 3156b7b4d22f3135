/** @file Trials of choosing: two pictures blinded, in an order and on sides of chance, with catch trials and flipped repeats (ALGORITHMS §6.1). */
import { z } from "zod";
import { stream } from "../random/philox.ts";
import { shuffled } from "../random/shuffled.ts";
import { TRIAL_KINDS } from "./answer.ts";

export const SIDES = ["left", "right"] as const;
export type Side = (typeof SIDES)[number];

/** Two pictures of one prompt, target and seed: of what is tried, and of what it is held against. */
export interface Pair {
  readonly tried: string;
  readonly against: string;
}

export interface CatchPair {
  /** Index among the pairs, whose question it is. */
  readonly item: number;
  /** The picture that anybody who looks would choose, and the one nobody would. */
  readonly plain: string;
  readonly wrong: string;
}

export const pairTrial = z.object({
  design: z.literal("pairs"),
  kind: z.enum(TRIAL_KINDS),
  /** Index among the pairs. */
  item: z.int(),
  left: z.string(),
  right: z.string(),
  /** The side that counts: where the tried arm's picture lies, or of a catch trial the one that is plainly right. */
  counts: z.enum(SIDES),
});
export type PairTrial = z.output<typeof pairTrial>;

/** Shares of the plain trials. */
const CATCHES = 0.08;
const REPEATS = 0.1;
/** Trials between a pair and its repeat, where there is room. */
const BETWEEN = 3;

const flipped = (side: Side): Side => (side === "left" ? "right" : "left");

/**
 * Every pair once, in an order of chance; 8 % catch trials where there are pairs for them, and 10 % repeats with sides exchanged,
 * at least one of each from ten pairs on. A repeat follows its first showing by three trials or more where there is room.
 */
export function planPairs(pairs: readonly Pair[], catches: readonly CatchPair[], seed: number): PairTrial[] {
  const random = stream(seed, "study pairs");
  const sided = (kind: "plain" | "catch", item: number, right: string, wrong: string): PairTrial => {
    const counts = random.pick(SIDES);
    const [onLeft, onRight] = counts === "left" ? [right, wrong] : [wrong, right];
    return { design: "pairs", kind, item, left: onLeft, right: onRight, counts };
  };
  const plain = shuffled(
    pairs.map(({ tried, against }, item) => sided("plain", item, tried, against)),
    random,
  );
  const share = (of: number): number => (pairs.length < 10 ? 0 : Math.max(1, Math.round(of * pairs.length)));
  const trials = [...plain];
  for (const first of plain.slice(0, share(REPEATS))) {
    const repeat: PairTrial = {
      ...first,
      kind: "repeat",
      left: first.right,
      right: first.left,
      counts: flipped(first.counts),
    };
    const earliest = Math.min(trials.length, trials.indexOf(first) + 1 + BETWEEN);
    trials.splice(earliest + random.below(trials.length - earliest + 1), 0, repeat);
  }
  for (const { item, plain: right, wrong } of shuffled(catches, random).slice(0, share(CATCHES)))
    trials.splice(random.below(trials.length + 1), 0, sided("catch", item, right, wrong));
  return trials;
}
