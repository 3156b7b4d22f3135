/** @file Suggests edits of a prompt by rules and experience: what brings its pictures nearer to their target, and why. */
import { perAxis } from "../../affect/error.ts";
import type { Axis } from "../../affect/plane.ts";
import type { PlanePoint } from "../../judge/measurement.ts";
import type { RewardWeights } from "../../profile/log.ts";
import { editTraits } from "../../profile/traits.ts";
import { readPrompt } from "../../prompt/read.ts";
import type { Random } from "../../random/random.ts";
import { DEFAULT_WEIGHTS } from "../../reward/reward.ts";
import { applyEdits } from "../apply-edits.ts";
import type { Proposal } from "../proposal.ts";
import type { Shift } from "../shift.ts";
import type { SharedCause } from "./causes.ts";
import { contextOf } from "./context.ts";
import { type EffectMemory, foresee, NOTHING_SEEN } from "./effects.ts";
import { type Occasion, drawnGain, editsOf, inOrder, type Option, optionsFor } from "./options.ts";
import { causesAnswered, reasonFor } from "./reason.ts";

export interface SuggestionRequest {
  /** The first prompt, whose subjects and places stay. */
  readonly first: string;
  /** The prompt to edit. */
  readonly prompt: string;
  readonly target: PlanePoint;
  /** Where its pictures lie, and how far they spread. */
  readonly mean: PlanePoint;
  readonly deviation: PlanePoint;
  /** Why, by the judge ({@link sharedCauses}, causes.ts). */
  readonly causes: readonly SharedCause[];
  readonly effects: EffectMemory;
  /** What is not wanted again: families of edits, or whole prompts. */
  readonly avoid: Iterable<string>;
  /** What an error counts on each axis; the default reward's unless given. */
  readonly weights?: Pick<RewardWeights, Axis>;
  /** What the person's taste adds to the reward of a change of traits: decides among what is nearly equal. */
  readonly taste?: ((traits: readonly number[]) => number) | undefined;
  /** At most so many suggestions. */
  readonly count: number;
  /** Chooses among what is nearly equal. */
  readonly random: Random;
}

/** A suggestion, with what was expected before anything was learned, and where: what its effect is logged with. */
export interface Suggested {
  readonly proposal: Proposal;
  readonly prior: Shift;
  readonly context: string;
}

/** Share of the best gain from which another is as good as the best, until one has tried. */
const NEARLY = 0.75;

/**
 * Up to `count` suggestions, the likeliest to help first. Each differs from those before it: no family twice, and another
 * group leads. Among those nearly as good as the best, a draw from what is believed of each decides (Thompson 1933), so that
 * what is little known gets its chance, and with it what the person is thought to like. None when nothing is expected to
 * bring the pictures nearer.
 */
export function suggest(request: SuggestionRequest): Suggested[] {
  const { first, prompt, target, mean, deviation, causes, effects, weights = DEFAULT_WEIGHTS } = request;
  const reading = readPrompt(prompt);
  const now: Occasion = {
    first,
    prompt,
    reading,
    standing: { target, mean, deviation, weights },
    causes,
    effects,
    context: contextOf(reading.phrases),
    avoid: new Set(request.avoid),
  };
  const liked = (option: Option): number => request.taste?.(traitsOf(option, now)) ?? 0;
  const chosen: Option[] = [];
  let open = optionsFor(now).map((option) => ({
    option,
    luck: drawnGain(option, now.standing, request.random) + liked(option),
  }));
  while (chosen.length < request.count && open.length > 0) {
    const best = Math.max(...open.map(({ option }) => option.gain));
    const near = open.filter(({ option }) => option.gain >= NEARLY * best);
    const { option } = near.reduce((one, other) => (other.luck > one.luck ? other : one));
    chosen.push(option);
    open = open.filter((other) => differs(other.option, option));
  }
  return chosen.map((option) => suggestedBy(option, now));
}

function differs(one: Option, other: Option): boolean {
  const families = new Set(other.steps.map(({ move }) => move.family));
  const gained = new Set(other.steps.map(({ move }) => move.gained));
  return (
    one.steps[0]!.move.group !== other.steps[0]!.move.group &&
    one.steps.every(({ move }) => !families.has(move.family) && (move.gained === undefined || !gained.has(move.gained)))
  );
}

function traitsOf(option: Option, { prompt, standing: { target, mean } }: Occasion): number[] {
  const expected = perAxis((axis) => option.foresight.expected[axis].mean);
  return editTraits({ before: prompt, after: applyEdits(prompt, editsOf(option)), expected, target, measured: mean });
}

function suggestedBy(option: Option, now: Occasion): Suggested {
  const { prompt, standing, causes, effects, context } = now;
  const { target, mean } = standing;
  const moves = option.steps.map(({ move }) => move);
  const families = inOrder(option.steps).map(({ move }) => move.family);
  const edits = editsOf(option);
  const { expected } = option.foresight;
  const shift = perAxis((axis) => expected[axis].mean);
  const outlook = { causes, need: perAxis((axis) => target[axis] - mean[axis]), expected: shift };
  return {
    proposal: {
      edits,
      prompt: applyEdits(prompt, edits),
      families,
      expected,
      reason: reasonFor(moves, outlook, effects.seen.get(moves[0]!.family)),
      causes: [...causesAnswered(moves, outlook)],
      traits: traitsOf(option, now),
      source: "rules",
    },
    prior: foresee(NOTHING_SEEN, { families, context, prior: option.prior }).expected,
    context,
  };
}
