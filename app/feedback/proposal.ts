/** @file A proposal: a few edits of a prompt with the shift that is expected of them, and why. */
import { z } from "zod";
import { MAX_PROMPT_LENGTH } from "../prompt/check-prompt.ts";
import { promptEdit } from "./edit.ts";
import { shift } from "./shift.ts";

/** Edits of one proposal: more could not be told apart when their effect is measured. */
export const MOST_EDITS = 3;

export const proposal = z.object({
  edits: z.array(promptEdit).min(1).max(MOST_EDITS),
  /** The prompt once they are made. */
  prompt: z.string().min(1).max(MAX_PROMPT_LENGTH),
  /**
   * What each edit does, under the name its effect is remembered by: `add:flowers`, `remove:at:night`, `swap:palette:dark>palette:warm`.
   * A judge's own words that no family fits are `judge`.
   */
  families: z.array(z.string().min(1).max(80)).min(1).max(MOST_EDITS),
  expected: shift,
  /** One sentence. */
  reason: z.string().min(1).max(300),
  /** Causes the judge gave which it answers, as the judge named them. */
  causes: z.array(z.string().max(80)).max(8),
  /** Change it is expected to make to the picture, trait by trait (app/profile/traits.ts); zeros where nothing is known. */
  traits: z.array(z.number()),
  /** `rules`, or the id of the judge that wrote it. */
  source: z.string().min(1).max(64),
});
export type Proposal = z.output<typeof proposal>;
