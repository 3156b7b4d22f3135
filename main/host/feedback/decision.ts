/** @file A decision about a suggestion, with the entry of the log that says so. */
import type { Point } from "../../../app/contract/shapes.ts";
import type { Round, Suggestion } from "../../../app/contract/studio/refinements.ts";
import { editTraits } from "../../../app/profile/traits.ts";
import type { KeptProposal, NewDecision } from "../../store/feedback-store.ts";

export interface Decided {
  readonly suggestion: Suggestion & { readonly kept: KeptProposal };
  readonly decision: "accept" | "edit" | "reject";
  /** The person's own words, for `edit`. */
  readonly prompt: string | null;
  /** The round it was made for. */
  readonly round: Round;
  readonly target: Point;
  /** Ids of the list it was shown in, in order. */
  readonly shown: readonly string[];
  /** Number of the person's sitting. */
  readonly session: number;
}

const STATES = { accept: "accepted", edit: "edited", reject: "rejected" } as const;

/** What the store writes down. Of the person's own words nothing is expected, and no family is to blame for what they do. */
export function decisionOf({ suggestion, decision, prompt, round, target, shown, session }: Decided): NewDecision {
  const { proposal } = suggestion.kept;
  const still = { valence: 0, arousal: 0 };
  const ofWords = (after: string): number[] =>
    editTraits({ before: round.prompt, after, expected: still, target, measured: round.summary?.mean ?? target });
  return {
    suggestion: suggestion.id,
    state: STATES[decision],
    prompt,
    entry: {
      kind: "suggestion.decided",
      suggestion: suggestion.id,
      decision,
      traits: prompt === null ? proposal.traits : ofWords(prompt),
      families: prompt === null ? proposal.families : [],
      expected: prompt === null ? proposal.expected : null,
      shown: { place: Math.max(0, shown.indexOf(suggestion.id)), of: Math.max(1, shown.length) },
      session,
    },
  };
}
