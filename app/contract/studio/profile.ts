/** @file People and their profiles: what was learned from decisions, ratings and corrections, in numbers one can read. */
import { z } from "zod";
import { estimate, shift } from "../../feedback/shift.ts";
import { RESETS, rewardWeights } from "../../profile/log.ts";
import { call } from "../kinds.ts";
import { id, moment, point, whole } from "../shapes.ts";
import { pictureCard } from "./pictures.ts";

export const person = z.object({ id, name: z.string(), created: moment });
export type Person = z.output<typeof person>;

/** One trait of pictures, and how much it counts for this person. */
export const taste = z.object({
  /** Name of the trait (app/profile/traits.ts); the page has its words. */
  trait: z.string(),
  weight: estimate,
  /** What most people's weight is, as far as is known. */
  population: z.number(),
});
export type Taste = z.output<typeof taste>;

/** One line of the person's own sense of mood: felt = offset + slope · measured, on `range`. */
const feltLine = z.object({ offset: estimate, slope: estimate });

/** What a person did, for the page's own words: an entry of the log without what only the fold needs. */
export const deed = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("suggestion.decided"),
    decision: z.enum(["accept", "edit", "reject"]),
    families: z.array(z.string()),
  }),
  z.object({ kind: z.literal("pair.chosen"), winner: z.enum(["a", "b", "tie"]) }),
  z.object({ kind: z.literal("picture.rated"), stars: z.int() }),
  z.object({ kind: z.literal("mood.corrected"), measured: point, felt: point }),
  z.object({ kind: z.literal("weights.set"), weights: rewardWeights }),
  z.object({ kind: z.literal("reset"), what: z.enum(RESETS) }),
  z.object({ kind: z.literal("imported") }),
]);
export type Deed = z.output<typeof deed>;

export const profile = z.object({
  person,
  counts: z.object({
    accepted: z.int(),
    edited: z.int(),
    rejected: z.int(),
    pairs: z.int(),
    rated: z.int(),
    corrected: z.int(),
  }),
  /** Whether the taste may count yet (ALGORITHMS §5.2). */
  gate: z.object({
    labels: z.int(),
    needed: z.int(),
    /** Mean log-loss of predicting each decision before it was made, by the profile and by the population prior. */
    logLoss: z.object({ own: z.number(), prior: z.number(), standardError: z.number() }).nullable(),
    open: z.boolean(),
    /** What the taste counts in the reward now. */
    weight: z.number(),
  }),
  tastes: z.array(taste),
  calibration: z.object({
    corrections: z.int(),
    /** From this many on, readings are shown calibrated. */
    needed: z.int(),
    valence: feltLine,
    arousal: feltLine,
    /** The corrections themselves, newest last, for a plot. */
    points: z.array(z.object({ measured: point, felt: point })),
  }),
  weights: rewardWeights,
  /** What edits were seen to do, the most often tried first. */
  effects: z.array(
    z.object({ family: z.string(), times: z.int(), expected: shift, measured: shift, pooled: z.boolean() }),
  ),
  /** Share of accepted suggestions that brought the pictures nearer, and agreement of expected with measured shifts. */
  record: z.object({ measured: z.int(), nearer: z.int(), correlation: z.number().nullable() }),
  /** Newest first, for undoing. `words` says what it was, in English. */
  recent: z.array(
    z.object({ number: z.int(), kind: z.string(), deed, words: z.string(), created: moment, undone: z.boolean() }),
  ),
});
export type Profile = z.output<typeof profile>;

/** Two pictures for the same target between which the profile is least sure. */
export const pair = z.object({ a: pictureCard, b: pictureCard });
export type Pair = z.output<typeof pair>;

const ok = z.object({});
const name = z.string().trim().min(1, "A name is needed.").max(60, "A name has 60 characters at most.");

export const profileCalls = {
  "people.list": call(ok, z.object({ people: z.array(person), current: id })),
  "people.create": call(z.object({ name }), z.object({ person: id })),
  "people.choose": call(z.object({ person: id }), ok),
  "people.rename": call(z.object({ person: id, name }), ok),
  /** Deletes the person's log for good; the last person stays. */
  "people.remove": call(z.object({ person: id }), ok),
  "profile.get": call(ok, profile),
  /** Takes an entry of the log back. */
  "profile.undo": call(z.object({ number: whole(1, Number.MAX_SAFE_INTEGER) }), ok),
  "profile.reset": call(z.object({ what: z.enum(RESETS) }), ok),
  "profile.weights": call(rewardWeights, ok),
  /** The profile as a file's text; `history` adds the log, without prompts. */
  "profile.export": call(z.object({ history: z.boolean() }), z.object({ name: z.string(), text: z.string() })),
  "profile.import": call(z.object({ text: z.string().max(20_000_000) }), ok),
  /** Null when there are not two pictures to compare yet. `except` is being asked about, so that the pair after it can be fetched. */
  "pairs.next": call(
    z.object({ except: z.object({ a: id, b: id }).nullable().default(null) }),
    z.object({ pair: pair.nullable() }),
  ),
  "pairs.choose": call(z.object({ a: id, b: id, winner: z.enum(["a", "b", "tie"]) }), ok),
  /** “I feel this differently.” */
  "moods.correct": call(z.object({ picture: id, felt: point }), ok),
} as const;
