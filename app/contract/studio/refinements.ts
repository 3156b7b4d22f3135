/** @file Refinements: a picture is taken further round by round, each round a prompt drawn on the same seeds. */
import { z } from "zod";
import { promptEdit } from "../../feedback/edit.ts";
import { shift } from "../../feedback/shift.ts";
import { MAX_PROMPT_LENGTH } from "../../prompt/check-prompt.ts";
import { failure } from "../failure.ts";
import { call, watch } from "../kinds.ts";
import { blobHash, id, moment, point, reading, whole } from "../shapes.ts";
import { pictureCard } from "./pictures.ts";

/** Pictures a round may have: two at least, so that there is a spread. */
export const FEWEST_IMAGES = 2;
export const MOST_IMAGES = 8;

const SUGGESTION_STATES = ["proposed", "accepted", "edited", "rejected"] as const;

/** A proposed edit, what was decided, and what came of it. */
export const suggestion = z.object({
  id,
  round: id,
  edits: z.array(promptEdit),
  /** The round's prompt with the edits made; with the person's own words once it is edited. */
  prompt: z.string(),
  /** Null once the person has edited it: unknown until the judge has read it. */
  expected: shift.nullable(),
  reason: z.string(),
  causes: z.array(z.string()),
  /** `rules`, or the id of the judge that wrote it. */
  source: z.string(),
  state: z.enum(SUGGESTION_STATES),
  /** The round drawn for it, null while there is none. */
  leadsTo: id.nullable(),
  /** Difference on the same seeds once that round is measured. */
  measured: shift.nullable(),
  pairs: z.int(),
});
export type Suggestion = z.output<typeof suggestion>;

/** One picture of a round; the same index has the same seed in every round. */
export const roundPicture = z.object({
  index: z.int(),
  seed: z.int(),
  picture: pictureCard.nullable(),
  measurement: reading.nullable(),
  state: z.enum(["waiting", "drawing", "measuring", "finished", "failed", "cancelled", "interrupted"]),
});
export type RoundPicture = z.output<typeof roundPicture>;

export const roundSummary = z.object({
  /** Of the pictures that were measured, by the judge, before the person's own calibration. */
  mean: point,
  /** Standard deviation over the pictures. */
  deviation: point,
  /** Mean distance to the target, as the person's calibration reads it. */
  distance: z.number(),
  /** Mean reward (ALGORITHMS §1.4), 0 … 1. */
  reward: z.number(),
  /** Index of the picture with the highest reward. */
  best: z.int(),
  /** Distance of that picture. */
  bestDistance: z.number(),
});
export type RoundSummary = z.output<typeof roundSummary>;

export const round = z.object({
  id,
  parent: id.nullable(),
  /** 0 for the start, then one more than the parent's. */
  depth: z.int(),
  prompt: z.string(),
  /** The series its pictures are frames of. */
  series: id,
  job: id.nullable(),
  origin: z.enum(["start", "suggestion", "written"]),
  suggestion: id.nullable(),
  pictures: z.array(roundPicture),
  /** `measured` once every picture has been read or has failed. */
  state: z.enum(["drawing", "measured"]),
  /** Null until it is measured, or when no picture could be. */
  summary: roundSummary.nullable(),
  /** Against the parent on the same seeds: `worse` is where the loop would turn back. */
  verdict: z.enum(["better", "worse", "unclear"]).nullable(),
  failure: failure.nullable(),
  created: moment,
});
export type Round = z.output<typeof round>;

export const refinementHead = z.object({
  id,
  title: z.string(),
  /** The first prompt, whose subjects and places stay. */
  prompt: z.string(),
  target: point,
  /** Pictures a round. */
  images: whole(FEWEST_IMAGES, MOST_IMAGES),
  /** The frame it began with, null when its series is gone or it began with a picture of the gallery. */
  from: z.object({ series: id, index: z.int() }).nullable(),
  /** The round one stands at. */
  current: id,
  rounds: z.int(),
  bestDistance: z.number().nullable(),
  cover: blobHash.nullable(),
  created: moment,
});
export type RefinementHead = z.output<typeof refinementHead>;

/** Pictures of the first prompt without feedback, as many as all rounds together have, for an honest comparison. */
const control = z.object({
  series: id,
  images: z.int(),
  measured: z.int(),
  /** Distance of the best of them and of the first round's, null until one is measured. */
  bestDistance: z.number().nullable(),
});

export const refinement = z.object({
  head: refinementHead,
  rounds: z.array(round),
  /** Of every round, in the order they were shown. */
  suggestions: z.array(suggestion),
  control: control.nullable(),
});
export type Refinement = z.output<typeof refinement>;

const numbered = z.object({ seq: z.int() });

/** First the whole refinement, then what changed; `seq` grows by one from event to event. */
export const refinementEvent = z.discriminatedUnion("kind", [
  numbered.extend({ kind: z.literal("snapshot"), refinement }),
  numbered.extend({ kind: z.literal("head"), head: refinementHead }),
  numbered.extend({ kind: z.literal("round"), round }),
  /** All suggestions of one round: they come together and replace one another. */
  numbered.extend({ kind: z.literal("suggestions"), round: id, suggestions: z.array(suggestion) }),
  numbered.extend({ kind: z.literal("control"), control: control.nullable() }),
]);
export type RefinementEvent = z.output<typeof refinementEvent>;

const ok = z.object({});
const prompt = z.string().max(MAX_PROMPT_LENGTH);
const drawn = z.object({ round: id, job: id });

export const refinementCalls = {
  /** Begins with a picture that says what it was drawn from and for: its prompt, target and seed make the first round. */
  "refinements.start": call(
    z.object({ picture: id, images: whole(FEWEST_IMAGES, MOST_IMAGES).default(4) }),
    drawn.extend({ refinement: id }),
  ),
  /** Newest first. */
  "refinements.list": call(
    z.object({ limit: whole(1, 500).default(100) }),
    z.object({ refinements: z.array(refinementHead) }),
  ),
  "refinements.watch": watch(z.object({ refinement: id }), refinementEvent),
  "refinements.rename": call(z.object({ refinement: id, title: z.string().trim().min(1).max(120) }), ok),
  /** Forgets the tree; its pictures stay in the gallery. */
  "refinements.remove": call(z.object({ refinement: id }), ok),
  /** Draws the first prompt on further seeds, until there are as many pictures as all rounds have together. */
  "refinements.control": call(z.object({ refinement: id }), z.object({ job: id.nullable() })),
  /** Stands at another round: going back, or to another branch. */
  "rounds.go": call(z.object({ round: id }), ok),
  /** Branches off with the person's own words. */
  "rounds.write": call(z.object({ round: id, prompt }), drawn),
  /** Puts a picture of a round into the frame the refinement began with. */
  "rounds.use": call(z.object({ round: id, index: z.int() }), ok),
  /** Asks for other suggestions; what was decided stays. */
  "suggestions.ask": call(z.object({ round: id }), ok),
  /** Decides; an acceptance draws the next round, with `prompt` in place of the suggestion's when the person edited it. */
  "suggestions.decide": call(
    z.discriminatedUnion("decision", [
      z.object({ decision: z.literal("accept"), suggestion: id, prompt: prompt.nullable().default(null) }),
      z.object({ decision: z.literal("reject"), suggestion: id }),
    ]),
    z.object({ round: id.nullable(), job: id.nullable() }),
  ),
  /** Takes a decision back: the suggestion is open again, one stands at its round again; what was drawn stays as a branch. */
  "suggestions.undo": call(z.object({ suggestion: id }), ok),
} as const;
