/** @file The loop of generate, judge and suggest as a pure reducer (ALGORITHMS §1.7): what happened goes in, what to do next comes out. */
import { AXES } from "../affect/plane.ts";
import type { PlanePoint } from "../judge/measurement.ts";
import { mean } from "../statistics/mean.ts";
import { objectionTo } from "./guard.ts";
import { type PairedShift, pairedShift } from "./paired-shift.ts";
import type { Proposal } from "./proposal.ts";
import { pairedDifferences, type Rewards } from "./verdict.ts";

/** With both errors of a picture below this, the loop has what it was asked for. */
export const REACHED = 0.3;

export interface LoopSettings {
  /** The first prompt, whose subjects and places stay. */
  readonly prompt: string;
  readonly target: PlanePoint;
  /** Most rounds that are drawn, the first among them. */
  readonly rounds: number;
  /** Pictures a round. */
  readonly images: number;
  /** Seed of picture 0; picture k has `seed + k` in every round that is compared with another. */
  readonly seed: number;
  /** {@link REACHED}, or 0 for a loop that uses up its rounds. */
  readonly tolerance: number;
}

/** What was read of a picture. */
export interface LoopReading {
  /** By the judge. */
  readonly measured: PlanePoint;
  /** As the person feels it. */
  readonly felt: PlanePoint;
  readonly reward: number;
}

/** A suggestion the loop was offered, with whatever else its maker wants back. */
export interface Offer {
  readonly proposal: Proposal;
}

/** Whether a round's prompt took the parent's place, or was left for it again, or was the parent's from the beginning. */
export type Fate = "kept" | "turned back" | "more";

/** A finished round. */
export interface LoopRound<O extends Offer> {
  readonly prompt: string;
  /** Place among the rounds of the one it was made from, null for the first. */
  readonly parent: number | null;
  /** What it was drawn for; null for the first, and for more of the parent. */
  readonly offer: O | null;
  /** Of its first picture. */
  readonly seed: number;
  /** By index; null where a picture was not read. */
  readonly pictures: readonly (LoopReading | null)[];
  readonly fate: Fate;
  /** Against the parent, null without one or without a common seed. */
  readonly shift: PairedShift | null;
}

/** A picture by its round and its index. */
export interface PictureRef {
  readonly round: number;
  readonly index: number;
}

export type Wanted<O extends Offer> =
  | ({ readonly kind: "draw" } & Pick<LoopRound<O>, "prompt" | "parent" | "offer" | "seed">)
  /** Suggestions for this round, whose prompt stands. */
  | { readonly kind: "propose"; readonly round: number }
  | { readonly kind: "stop"; readonly why: "reached" | "rounds" | "unread" };

export interface LoopState<O extends Offer> {
  readonly settings: LoopSettings;
  readonly rounds: readonly LoopRound<O>[];
  /** The round whose prompt stands, null before the first is drawn. */
  readonly standing: number | null;
  /** The picture with the highest reward so far. */
  readonly best: PictureRef | null;
  readonly wanted: Wanted<O>;
}

export type LoopEvent<O extends Offer> =
  | { readonly kind: "drawn"; readonly pictures: LoopRound<O>["pictures"] }
  /** In the order they are to be tried. */
  | { readonly kind: "proposed"; readonly offers: readonly O[] };

/** The loop before anything was drawn. */
export function beginLoop<O extends Offer>(settings: LoopSettings): LoopState<O> {
  return {
    settings,
    rounds: [],
    standing: null,
    best: null,
    wanted: { kind: "draw", prompt: settings.prompt, parent: null, offer: null, seed: settings.seed },
  };
}

/** The reading a reference names. */
export function readingAt<O extends Offer>({ rounds }: LoopState<O>, { round, index }: PictureRef): LoopReading {
  return rounds[round]!.pictures[index]!;
}

/**
 * The loop after an event.
 *
 * @throws RangeError when it is not what was wanted
 */
export function advanceLoop<O extends Offer>(state: LoopState<O>, event: LoopEvent<O>): LoopState<O> {
  const { wanted } = state;
  if (event.kind === "drawn" && wanted.kind === "draw") return afterRound(state, wanted, event.pictures);
  if (event.kind === "proposed" && wanted.kind === "propose") return afterProposals(state, wanted.round, event.offers);
  throw new RangeError(`The loop wants to ${wanted.kind}, so nothing can have been ${event.kind}.`);
}

/** A prompt is kept if its mean reward on the same seeds rose; otherwise its parent's stands again. */
function afterRound<O extends Offer>(
  state: LoopState<O>,
  { prompt, parent, offer, seed }: Extract<Wanted<O>, { kind: "draw" }>,
  pictures: LoopRound<O>["pictures"],
): LoopState<O> {
  const before = parent === null || offer === null ? undefined : state.rounds[parent]!.pictures;
  const rose = before === undefined || mean(pairedDifferences(rewardsOf(before), rewardsOf(pictures))) > 0;
  const fate = parent !== null && offer === null ? "more" : rose ? "kept" : "turned back";
  const shift = before === undefined ? null : pairedShift(before.map(measuredOf), pictures.map(measuredOf));
  const rounds = [...state.rounds, { prompt, parent, offer, seed, pictures, fate, shift } as const];
  const standing = fate === "kept" ? rounds.length - 1 : parent;
  const next = { ...state, rounds, standing, best: bestOf(state, pictures) };
  return { ...next, wanted: wantedAfterRound(next) };
}

function wantedAfterRound<O extends Offer>(state: LoopState<O>): Wanted<O> {
  const { settings, rounds, standing, best } = state;
  if (best !== null) {
    const { felt } = readingAt(state, best);
    const reached = AXES.every((axis) => Math.abs(felt[axis] - settings.target[axis]) < settings.tolerance);
    if (reached) return { kind: "stop", why: "reached" };
  }
  // A judge that read none of them is away, and would read none of the next round's either.
  const unread = standing === null || rounds.at(-1)!.pictures.every((picture) => picture === null);
  if (unread) return { kind: "stop", why: "unread" };
  return rounds.length >= settings.rounds ? { kind: "stop", why: "rounds" } : { kind: "propose", round: standing };
}

/** Of equal rewards the earlier picture's stays the best. */
function bestOf<O extends Offer>(state: LoopState<O>, pictures: LoopRound<O>["pictures"]): PictureRef | null {
  let { best } = state;
  let highest = best === null ? -Infinity : readingAt(state, best).reward;
  for (const [index, picture] of pictures.entries()) {
    if (picture === null || picture.reward <= highest) continue;
    best = { round: state.rounds.length, index };
    highest = picture.reward;
  }
  return best;
}

/**
 * Tries the first suggestion that the guard lets pass and whose prompt was not drawn before. Where there is none, the rest of
 * the rounds is spent on more pictures of the prompt that stands, on seeds of their own.
 */
function afterProposals<O extends Offer>(state: LoopState<O>, parent: number, offers: readonly O[]): LoopState<O> {
  const drawn = new Set(state.rounds.map(({ prompt }) => prompt));
  const offer = offers.find(
    ({ proposal: { prompt } }) => !drawn.has(prompt) && objectionTo(state.settings.prompt, prompt) === undefined,
  );
  const { images, seed } = state.settings;
  const draw =
    offer === undefined
      ? { prompt: state.rounds[parent]!.prompt, offer: null, seed: seed + images * state.rounds.length }
      : { prompt: offer.proposal.prompt, offer, seed };
  return { ...state, wanted: { kind: "draw", parent, ...draw } };
}

function rewardsOf(pictures: readonly (LoopReading | null)[]): Rewards {
  return pictures.map((picture) => picture?.reward ?? null);
}

function measuredOf(picture: LoopReading | null): PlanePoint | null {
  return picture?.measured ?? null;
}
