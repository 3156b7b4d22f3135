/** @file Where an edit is made, in the few words its effect is remembered under. */
import type { Phrase } from "../../prompt/phrase.ts";

/**
 * The first place a prompt names, such as `in:coast`, or `anywhere`. Where the picture lies on the plane is not part of it:
 * the prior (prior.ts) already says that an edit does less the nearer the picture is to where the edit pulls.
 */
export function contextOf(phrases: readonly Phrase[]): string {
  return phrases.find(({ concept, negated }) => !negated && concept.startsWith("in:"))?.concept ?? "anywhere";
}
