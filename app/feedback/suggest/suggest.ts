/** @file Suggests edits of a prompt by rules and experience: what brings its pictures nearer to their target, and why. */
import type { Axis } from "../../affect/plane.ts";
import { perAxis } from "../../affect/error.ts";
import type { PlanePoint } from "../../judge/measurement.ts";
import { editTraits } from "../../profile/traits.ts";
import type { RewardWeights } from "../../profile/log.ts";
import type { Phrase } from "../../prompt/phrase.ts";
import { type Reading, readPrompt } from "../../prompt/read.ts";
import type { Random } from "../../random/random.ts";
import { DEFAULT_WEIGHTS } from "../../reward/reward.ts";
import { applyEdits } from "../apply-edits.ts";
import type { PromptEdit } from "../edit.ts";
import { objectionTo } from "../guard.ts";
import { MOST_EDITS, type Proposal } from "../proposal.ts";
import type { Shift } from "../shift.ts";
import type { SharedCause } from "./causes.ts";
import { ADDITIONS } from "./additions.ts";
import { contextOf } from "./context.ts";
import { type EffectMemory, type Foresight, foresee, NOTHING_SEEN } from "./effects.ts";
import { expectedGain, type Standing } from "./gain.ts";
import { compatible, type Move, movesFor } from "./moves.ts";
import { priorShift } from "./prior.ts";
import { causesAnswered, reasonFor } from "./reason.ts";
import { phrasesAfter, readsAs, reword } from "./reword.ts";

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

/** The least rise of the reward that is worth a suggestion: 0.03 less error. */
const LEAST_GAIN = 0.005;
/** What each further edit costs: less is known of what several do, and less is learned from it. */
const EDIT_COST = 0.012;
/** Share of the best gain from which another is as good as the best, until one has tried. */
const NEARLY = 0.75;
/** Single edits that are combined with others. */
const COMBINED = 8;

/** A move with the edit that makes it. */
interface Step {
  readonly move: Move;
  readonly edit: PromptEdit;
}

/** Steps that may be made together, the most useful first, and what is expected of them. */
interface Option {
  readonly steps: readonly Step[];
  readonly prior: PlanePoint;
  readonly foresight: Foresight;
  /** Expected rise of the reward, less what the number of edits costs. */
  readonly gain: number;
}

/** What all options of one request have in common. */
interface Setting {
  readonly request: SuggestionRequest;
  readonly standing: Standing;
  readonly reading: Reading;
  readonly context: string;
  readonly avoid: ReadonlySet<string>;
}

/**
 * Up to `count` suggestions, the likeliest to help first. Each differs from those before it: no family twice, and another
 * group leads. Among those nearly as good as the best, a draw from what is believed of each decides (Thompson 1933), so that
 * what is little known gets its chance. None when nothing is expected to bring the pictures nearer.
 */
export function suggest(request: SuggestionRequest): Suggested[] {
  const { target, mean, deviation, weights = DEFAULT_WEIGHTS, prompt, avoid, random } = request;
  const reading = readPrompt(prompt);
  const setting: Setting = {
    request,
    standing: { target, mean, deviation, weights },
    reading,
    context: contextOf(reading.phrases),
    avoid: new Set(avoid),
  };
  const chosen: Option[] = [];
  let open = optionsFor(setting).map((option) => ({ option, luck: drawnGain(option, setting.standing, random) }));
  while (chosen.length < request.count && open.length > 0) {
    const best = Math.max(...open.map(({ option }) => option.gain));
    const near = open.filter(({ option }) => option.gain >= NEARLY * best);
    const { option } = near.reduce((one, other) => (other.luck > one.luck ? other : one));
    chosen.push(option);
    open = open.filter((other) => differs(other.option, option));
  }
  return chosen.map((option) => suggestedBy(option, setting));
}

function differs(one: Option, other: Option): boolean {
  const families = new Set(other.steps.map(({ move }) => move.family));
  const gained = new Set(other.steps.map(({ move }) => move.gained));
  return (
    one.steps[0]!.move.group !== other.steps[0]!.move.group &&
    one.steps.every(({ move }) => !families.has(move.family) && (move.gained === undefined || !gained.has(move.gained)))
  );
}

/** The gain if the shift were what one draw from the belief about it says. */
function drawnGain({ foresight, steps }: Option, standing: Standing, random: Random): number {
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

/** Single edits and combinations of the best of them, each worth while and in words that hold; the best first. */
function optionsFor(setting: Setting): Option[] {
  const { request, reading, avoid } = setting;
  const seen = new Set(request.causes.flatMap(({ concepts }) => concepts));
  const singles = movesFor(reading.phrases, readPrompt(request.first).phrases, seen)
    .filter(({ family }) => !avoid.has(family))
    .map((move) => ({ move, ...believed(setting, [move]) }))
    .filter(({ gain }) => gain > 0)
    .toSorted(byGain)
    .flatMap(({ move, ...belief }): Option[] => {
      const edit = reword(request.prompt, reading, move);
      return edit === undefined ? [] : [{ steps: [{ move, edit }], ...belief }];
    })
    .filter((option) => holds(option, setting));
  const parts = singles.slice(0, COMBINED);
  const all = [...singles];
  let grown: readonly Option[] = parts;
  for (let size = 2; size <= MOST_EDITS; size++) {
    grown = grown
      .flatMap((option) => extensions(option, parts, setting))
      .toSorted(byGain)
      .slice(0, COMBINED)
      .filter((option) => holds(option, setting));
    all.push(...grown);
  }
  return all.filter(({ gain }) => gain >= LEAST_GAIN).toSorted(byGain);
}

/** What is believed of moves together. */
function believed({ request, standing, context }: Setting, moves: readonly Move[]): Omit<Option, "steps"> {
  const prior = priorShift(moves, request.mean, request.causes);
  const foresight = foresee(request.effects, { families: moves.map(({ family }) => family), context, prior });
  return { prior, foresight, gain: expectedGain(standing, foresight.expected) - costOf(moves.length) };
}

function byGain(one: { readonly gain: number }, other: { readonly gain: number }): number {
  return other.gain - one.gain;
}

/** The option with one more of the parts behind its last, where that is worth its cost. */
function extensions(option: Option, parts: readonly Option[], setting: Setting): Option[] {
  const last = parts.findIndex(({ steps }) => steps[0] === option.steps.at(-1));
  return parts
    .slice(last + 1)
    .map(({ steps }) => steps[0]!)
    .filter(({ move, edit }) =>
      option.steps.every((other) => compatible(other.move, move) && areApart(other.edit, edit)),
    )
    .map((step) => {
      const steps = [...option.steps, step];
      return {
        steps,
        ...believed(
          setting,
          steps.map(({ move }) => move),
        ),
      };
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
function inOrder(steps: readonly Step[]): readonly Step[] {
  const order = [...ADDITIONS.keys()];
  const place = ({ move: { gained } }: Step): number => (gained === undefined ? order.length : order.indexOf(gained));
  return steps.toSorted((one, other) => place(one) - place(other));
}

function editsOf({ steps }: Pick<Option, "steps">): PromptEdit[] {
  return inOrder(steps).map(({ edit }) => edit);
}

/** Whether the prompt then says what is meant, is not to be avoided, and passes the guard. */
function holds(option: Option, { request, reading, avoid }: Setting): boolean {
  const after = applyEdits(request.prompt, editsOf(option));
  const meant = option.steps.reduce<readonly Phrase[]>(
    (phrases, { move }) => phrasesAfter(phrases, move),
    reading.phrases,
  );
  return !avoid.has(after) && readsAs(after, meant, reading) && objectionTo(request.first, after) === undefined;
}

function suggestedBy(option: Option, { request, context }: Setting): Suggested {
  const { prompt, target, mean, causes, effects } = request;
  const moves = option.steps.map(({ move }) => move);
  const families = inOrder(option.steps).map(({ move }) => move.family);
  const edits = editsOf(option);
  const after = applyEdits(prompt, edits);
  const { expected } = option.foresight;
  const shift = perAxis((axis) => expected[axis].mean);
  const outlook = { causes, need: perAxis((axis) => target[axis] - mean[axis]), expected: shift };
  return {
    proposal: {
      edits,
      prompt: after,
      families,
      expected,
      reason: reasonFor(moves, outlook, effects.seen.get(moves[0]!.family)),
      causes: [...causesAnswered(moves, outlook)],
      traits: [...editTraits({ before: prompt, after, expected: shift, target, measured: mean })],
      source: "rules",
    },
    prior: foresee(NOTHING_SEEN, { families, context, prior: option.prior }).expected,
    context,
  };
}
