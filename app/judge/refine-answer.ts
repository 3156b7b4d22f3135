/** @file New prompts a chat model suggests for a round, taken apart into edits and checked; nothing of it is carried out. */
import { z } from "zod";
import { LIMIT } from "../affect/plane.ts";
import { applyEdits } from "../feedback/apply-edits.ts";
import { diffWords } from "../feedback/diff-words.ts";
import type { PromptEdit } from "../feedback/edit.ts";
import { objectionTo } from "../feedback/guard.ts";
import { MOST_EDITS, type Proposal } from "../feedback/proposal.ts";
import type { Shift } from "../feedback/shift.ts";
import { checkPrompt } from "../prompt/check-prompt.ts";
import { tokenise } from "../prompt/token.ts";
import { TRAITS } from "../profile/traits.ts";
import { type Answer, readAnswer } from "./answer.ts";
import type { AnswerSchema } from "./answer-schema.ts";
import type { Calibration } from "./calibration.ts";
import { cleanText } from "./clean-text.ts";
import type { PlanePoint } from "./measurement.ts";

/** Suggestions one answer may give. */
export const MOST_SUGGESTIONS = 3;
const LONGEST_REASON = 300;
const LONGEST_CAUSE = 80;
const MOST_CAUSES = 8;
/** Family of an edit in a judge's own words (app/feedback/proposal.ts). */
const FAMILY = "judge";
/** How far off a model's guess at a shift is taken to be, units of `range`: nothing has been measured of it yet. */
const GUESS_SD = 1;

const text = { type: "string" };
const number = { type: "number" };

/** The schema suggestions are asked for in. */
export const REFINE_SCHEMA: AnswerSchema = {
  name: "suggestions",
  schema: {
    type: "object",
    properties: {
      suggestions: {
        type: "array",
        maxItems: MOST_SUGGESTIONS,
        items: {
          type: "object",
          properties: {
            reason: text,
            causes: { type: "array", items: text },
            prompt: text,
            valence: number,
            arousal: number,
          },
          required: ["reason", "causes", "prompt", "valence", "arousal"],
          additionalProperties: false,
        },
      },
    },
    required: ["suggestions"],
    additionalProperties: false,
  },
};

const refineAnswer = z.object({
  suggestions: z
    .array(
      z.object({
        prompt: z.string(),
        valence: z.number(),
        arousal: z.number(),
        reason: z.string(),
        causes: z.array(z.string()).default([]),
      }),
    )
    .min(1),
});
type Suggested = z.output<typeof refineAnswer>["suggestions"][number];

export interface RefineContext {
  /** The prompt the person began with. */
  readonly first: string;
  /** The prompt that is to be changed. */
  readonly prompt: string;
  /** Id of the judge that suggests. */
  readonly source: string;
  readonly calibration: Calibration | null;
}

/** The edits that lead from one prompt to the next, with their places in the first. */
function editsBetween(before: string, after: string): readonly PromptEdit[] {
  const edits: PromptEdit[] = [];
  let at = 0;
  for (const { kind, text: words } of diffWords(before, after)) {
    const last = edits.at(-1);
    if (kind === "add") {
      // Of one change what is taken away comes first.
      if (last?.kind === "remove" && last.end === at)
        edits[edits.length - 1] = { ...last, kind: "replace", text: words };
      else edits.push({ kind: "add", at, text: words });
      continue;
    }
    if (kind === "remove") edits.push({ kind: "remove", start: at, end: at + words.length });
    at += words.length;
  }
  return edits;
}

/** A prompt's words without the signs and spaces between them. */
const wordsOf = (prompt: string): string =>
  tokenise(prompt)
    .map(({ form }) => form)
    .join(" ");

/** A model's guess in its own units, as a shift on the judge's scale. */
function expected(said: PlanePoint, calibration: Calibration | null): Shift {
  const estimate = (axis: "valence" | "arousal") => {
    const guess = (calibration?.[axis].slope ?? 1) * said[axis];
    return { mean: Math.min(LIMIT, Math.max(-LIMIT, guess)), sd: GUESS_SD };
  };
  return { valence: estimate("valence"), arousal: estimate("arousal") };
}

function proposalOf(suggested: Suggested, { first, prompt, source, calibration }: RefineContext): Answer<Proposal> {
  // A prompt is judged whole or not at all: a shortened one would be nobody's suggestion.
  const written = cleanText(suggested.prompt, Math.max(1, suggested.prompt.length));
  const unfit = checkPrompt(written);
  if (unfit !== undefined) return { refusal: unfit };
  const edits = editsBetween(prompt, written);
  if (edits.length > MOST_EDITS)
    return { refusal: `The new prompt changes ${edits.length} places, ${MOST_EDITS} is the most.` };
  const next = applyEdits(prompt, edits);
  if (wordsOf(next) === wordsOf(prompt)) return { refusal: "The new prompt is the old one." };
  const objection = objectionTo(first, next);
  if (objection !== undefined) return { refusal: objection };
  const reason = cleanText(suggested.reason, LONGEST_REASON);
  if (reason === "") return { refusal: "The new prompt comes without a reason." };
  return {
    value: {
      edits: [...edits],
      prompt: next,
      families: edits.map(() => FAMILY),
      expected: expected(suggested, calibration),
      reason,
      causes: suggested.causes
        .map((cause) => cleanText(cause, LONGEST_CAUSE))
        .filter((cause) => cause !== "")
        .slice(0, MOST_CAUSES),
      traits: TRAITS.map(() => 0),
      source,
    },
  };
}

/**
 * The suggestions in a model's text that hold, each prompt once. When none does, the first one's fault: its prompt loses what
 * the first prompt named, is too long, changes too much to be measured, or changes nothing.
 */
export function refineProposals(answerText: string, context: RefineContext): Answer<readonly Proposal[]> {
  const answer = readAnswer(answerText, refineAnswer);
  if ("refusal" in answer) return answer;
  const taken = answer.value.suggestions.slice(0, MOST_SUGGESTIONS).map((suggested) => proposalOf(suggested, context));
  const proposals = taken.flatMap((one) => ("value" in one ? [one.value] : []));
  const unlike = proposals.filter(({ prompt }, i) => proposals.findIndex((other) => other.prompt === prompt) === i);
  if (unlike.length > 0) return { value: unlike };
  const [refused] = taken.flatMap((one) => ("refusal" in one ? [one.refusal] : []));
  return { refusal: refused! };
}
