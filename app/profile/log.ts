/** @file The log of what a person decided and what came of it: append-only, and all that a profile is made of. */
import { z } from "zod";
import { point, judgeIdentity, id } from "../contract/shapes.ts";
import { shift } from "../feedback/shift.ts";

const traits = z.array(z.number()).max(64);
const families = z.array(z.string().max(80)).max(8);

/** What can be reset: the taste, the sense of mood, what edits were seen to do, or all of it with the weights. */
export const RESETS = ["preference", "calibration", "effects", "all"] as const;

export const rewardWeights = z.object({
  valence: z.number().min(0).max(4),
  arousal: z.number().min(0).max(4),
  /** Most the taste may count (ALGORITHMS §1.4, λ_pref); the gate ramps up to it. */
  preference: z.number().min(0).max(0.5),
});
export type RewardWeights = z.output<typeof rewardWeights>;

/** One entry. `session` tells apart sittings, for the intercept of accept and reject (ALGORITHMS §5.1). */
export const profileEntry = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("suggestion.decided"),
    suggestion: id,
    decision: z.enum(["accept", "edit", "reject"]),
    /** Expected change of each trait. */
    traits,
    families,
    expected: shift.nullable(),
    /** Place in the list that was shown, and its length: for correcting what is due to the place. */
    shown: z.object({ place: z.int().min(0), of: z.int().min(1) }),
    session: z.int().min(0),
  }),
  z.object({
    kind: z.literal("effect.measured"),
    suggestion: id,
    families,
    /** Where the edit was made, under the name effects are remembered by (app/feedback/suggest). */
    context: z.string().max(120),
    /** What was expected before anything had been learned, and when it was proposed. */
    prior: shift,
    expected: shift,
    measured: shift,
    /** Pairs of pictures on the same seeds. */
    pairs: z.int().min(1),
    judge: judgeIdentity,
  }),
  z.object({
    kind: z.literal("pair.chosen"),
    a: id,
    b: id,
    winner: z.enum(["a", "b", "tie"]),
    /** Traits of `a` less those of `b`. */
    traits,
    session: z.int().min(0),
  }),
  z.object({
    kind: z.literal("picture.rated"),
    picture: id,
    stars: z.int().min(0).max(5),
    traits,
    session: z.int().min(0),
  }),
  z.object({
    kind: z.literal("mood.corrected"),
    picture: id,
    judge: judgeIdentity,
    /** What the judge read, and what the person feels; scale `range`. */
    measured: point,
    felt: point,
  }),
  z.object({ kind: z.literal("weights.set"), weights: rewardWeights }),
  /** Takes back an earlier entry of this person. */
  z.object({ kind: z.literal("undone"), number: z.int().min(1) }),
  z.object({ kind: z.literal("reset"), what: z.enum(RESETS) }),
  /** A profile from a file takes the place of what was learned before; its shape is app/profile/profile-file.ts. */
  z.object({ kind: z.literal("imported"), profile: z.unknown() }),
]);
export type ProfileEntry = z.output<typeof profileEntry>;

/** An entry as it is kept. */
export interface LoggedEntry {
  /** Grows from entry to entry over all people. */
  readonly number: number;
  readonly person: string;
  /** Milliseconds since 1970; never decides an order. */
  readonly created: number;
  readonly entry: ProfileEntry;
}
