/** @file What can be suggested for a prompt: single edits and a few together, with what is believed of each. */
import { perAxis } from "../../affect/error.ts";
import type { PlanePoint } from "../../judge/measurement.ts";
import type { Phrase } from "../../prompt/phrase.ts";
import { type Reading, readPrompt } from "../../prompt/read.ts";
import type { Random } from "../../random/random.ts";
import { applyEdits } from "../apply-edits.ts";
import type { PromptEdit } from "../edit.ts";
import { objectionTo } from "../guard.ts";
import { MOST_EDITS } from "../proposal.ts";
import { ADDITIONS } from "./additions.ts";
import type { SharedCause } from "./causes.ts";
import { type EffectMemory, type Foresight, foresee } from "./effects.ts";
import { expectedGain, type Standing } from "./gain.ts";
import { compatible, type Move, movesFor } from "./moves.ts";
import { priorShift } from "./prior.ts";
import { phrasesAfter, readsAs, reword } from "./reword.ts";

/** The least rise of the reward that is worth a suggestion: 0.03 less error. */
const LEAST_GAIN = 0.005;
/** What each further edit costs: less is known of what several do, and less is learned from it. */
const EDIT_COST = 0.012;
/** Single edits that are put into words, the most useful first. */
const WORDED = 24;
/** Of these, and of combinations of a size, so many are combined with others. */
const COMBINED = 8;

/** A move with the edit that makes it. */
export interface Step {
  readonly move: Move;
  readonly edit: PromptEdit;
}

/** Steps that may be made together, the most useful first, and what is expected of them. */
export interface Option {
  readonly steps: readonly Step[];
  readonly prior: PlanePoint;
  readonly foresight: Foresight;
  /** Expected rise of the reward, less what the number of edits costs. */
  readonly gain: number;
}

/** What all options for one prompt have in common. */
export interface Occasion {
  readonly first: string;
  readonly prompt: string;
  readonly reading: Reading;
  readonly standing: Standing;
  readonly causes: readonly SharedCause[];
  readonly effects: EffectMemory;
  readonly context: string;
  readonly avoid: ReadonlySet<string>;
}

/** Single edits and combinations of the best of them, each worth while and in words that hold; the best first. */
export function optionsFor(now: Occasion): Option[] {
  const { first, prompt, reading, causes, avoid } = now;
  const seen = new Set(causes.flatMap(({ concepts }) => concepts));
  const singles: Option[] = [];
  const moves = movesFor(reading.phrases, readPrompt(first).phrases, seen)
    .filter(({ family }) => !avoid.has(family))
    .map((move) => ({ move, ...believed(now, [move]) }))
    .filter(({ gain }) => gain > 0)
    .toSorted(byGain);
  for (const { move, ...belief } of moves) {
    if (singles.length === WORDED) break;
    const edit = reword(prompt, reading, move);
    const option = edit && { steps: [{ move, edit }], ...belief };
    if (option && holds(option, now)) singles.push(option);
  }
  const parts = singles.slice(0, COMBINED);
  const all = [...singles];
  let grown: readonly Option[] = parts;
  for (let size = 2; size <= MOST_EDITS; size++) {
    grown = grown
      .flatMap((option) => extensions(option, parts, now))
      .toSorted(byGain)
      .slice(0, COMBINED)
      .filter((option) => holds(option, now));
    all.push(...grown);
  }
  return all.filter(({ gain }) => gain >= LEAST_GAIN).toSorted(byGain);
}

/** What is believed of moves together. */
function believed({ standing, causes, effects, context }: Occasion, moves: readonly Move[]): Omit<Option, "steps"> {
  const prior = priorShift(moves, standing.mean, causes);
  const foresight = foresee(effects, { families: moves.map(({ family }) => family), context, prior });
  return { prior, foresight, gain: expectedGain(standing, foresight.expected) - costOf(moves.length) };
}

/** The gain if the shift were what one draw from the belief about it says. */
export function drawnGain({ foresight, steps }: Option, standing: Standing, random: Random): number {
  const { expected, doubt } = foresight;
  const shift = perAxis((axis) => ({
    mean: expected[axis].mean + doubt[axis] * random.normal(),
    sd: expected[axis].sd,
  }));
  return expectedGain(standing, shift) - costOf(steps.length);
}

function costOf(edits: number): number {
  return EDIT_COST * (edits - 1);
}

function byGain(one: { readonly gain: number }, other: { readonly gain: number }): number {
  return other.gain - one.gain;
}

/** The option with one more of the parts behind its last, where that is worth its cost. */
function extensions(option: Option, parts: readonly Option[], now: Occasion): Option[] {
  const last = parts.findIndex(({ steps }) => steps[0] === option.steps.at(-1));
  return parts
    .slice(last + 1)
    .map(({ steps }) => steps[0]!)
    .filter(({ move, edit }) =>
      option.steps.every((other) => compatible(other.move, move) && areApart(other.edit, edit)),
    )
    .map((step) => {
      const steps = [...option.steps, step];
      const moves = steps.map(({ move }) => move);
      return { steps, ...believed(now, moves) };
    })
    .filter(({ gain }) => gain > option.gain);
}

function extentOf(edit: PromptEdit): { readonly start: number; readonly end: number } {
  return edit.kind === "add" ? { start: edit.at, end: edit.at } : edit;
}

function areApart(one: PromptEdit, other: PromptEdit): boolean {
  const [a, b] = [extentOf(one), extentOf(other)];
  return a.end <= b.start || b.end <= a.start;
}

/** Hours before flowers, and what is refused at the end. */
export function inOrder(steps: readonly Step[]): Step[] {
  const order = [...ADDITIONS.keys()];
  const place = ({ move: { gained } }: Step): number => (gained === undefined ? order.length : order.indexOf(gained));
  return steps.toSorted((one, other) => place(one) - place(other));
}

export function editsOf({ steps }: Pick<Option, "steps">): PromptEdit[] {
  return inOrder(steps).map(({ edit }) => edit);
}

/** Whether the prompt then says what is meant, is not to be avoided, and passes the guard. */
function holds(option: Option, { first, prompt, reading, avoid }: Occasion): boolean {
  const after = applyEdits(prompt, editsOf(option));
  const meant = option.steps.reduce<readonly Phrase[]>(
    (phrases, { move }) => phrasesAfter(phrases, move),
    reading.phrases,
  );
  return !avoid.has(after) && readsAs(after, meant, reading) && objectionTo(first, after) === undefined;
}
