/** @file What a judge proposes in its own words, held against the prompt: text of a model is data. */
import { applyEdits } from "../../../app/feedback/apply-edits.ts";
import { objectionTo } from "../../../app/feedback/guard.ts";
import type { Proposal } from "../../../app/feedback/proposal.ts";
import { editTraits } from "../../../app/profile/traits.ts";
import type { KeptProposal } from "../../store/feedback-store.ts";
import type { Situation } from "./situation.ts";

/** Where the effect of a judge's own edit was measured: its words fit no context that others share. */
const CONTEXT = "judge";

/** What the words are held against. */
type Asked = Pick<Situation["asked"], "first" | "prompt" | "target" | "mean">;

/** Those that change the prompt as they say and that the guard lets through. */
export function proposedBy(judge: string, proposals: readonly Proposal[], asked: Asked): KeptProposal[] {
  return proposals
    .filter((proposal) => holds(proposal, asked))
    .map((proposal) => {
      const { prompt, expected } = proposal;
      const traits = editTraits({
        before: asked.prompt,
        after: prompt,
        expected: { valence: expected.valence.mean, arousal: expected.arousal.mean },
        target: asked.target,
        measured: asked.mean,
      });
      return { proposal: { ...proposal, traits, source: judge }, prior: expected, context: CONTEXT };
    });
}

function holds({ edits, prompt }: Proposal, { first, prompt: before }: Asked): boolean {
  try {
    return prompt !== before && applyEdits(before, edits) === prompt && objectionTo(first, prompt) === undefined;
  } catch (error) {
    // Edits that lie outside the prompt.
    if (error instanceof RangeError) return false;
    throw error;
  }
}
