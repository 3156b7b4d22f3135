/** @file A judge made of a chat with a model that sees. */
import type { Axis } from "../../../app/affect/plane.ts";
import { StudioError } from "../../../app/contract/failure.ts";
import { type Calibration, toSaid } from "../../../app/judge/calibration.ts";
import { fillIn } from "../../../app/judge/instructions.ts";
import type { JudgeIdentity, PlanePoint } from "../../../app/judge/measurement.ts";
import { foldReads } from "../../../app/judge/reads.ts";
import { MOST_SUGGESTIONS, REFINE_SCHEMA, refineProposals } from "../../../app/judge/refine-answer.ts";
import type { Judge, ProposeRequest } from "../judge.ts";
import { askChecked } from "./ask-checked.ts";
import { type Chat, ChatError } from "./chat.ts";
import { type ReadingOrder, readPicture } from "./read-picture.ts";

/** Room for three prompts of 500 characters with their reasons, and for thinking before. */
const REFINE_TOKENS = 3000;
/** Suggestions are wanted unlike each other. */
const REFINE_TEMPERATURE = 0.7;

export interface ChatJudgeParts extends JudgeIdentity, ReadingOrder {
  readonly chat: Chat;
  readonly calibration: Calibration | null;
  readonly close: () => Promise<void>;
}

const rounded = ({ valence, arousal }: PlanePoint): PlanePoint => ({
  valence: Math.round(100 * valence) / 100,
  arousal: Math.round(100 * arousal) / 100,
});

/** Units of the judge's scale in one of its own; 1 where it has no scale or cannot tell the axis. */
function slopeOf(calibration: Calibration | null, axis: Axis): number {
  return calibration?.[axis].slope || 1;
}

/**
 * What the model is told of a round, as JSON: every text in it is a quoted string, so that no prompt can end the quotation
 * and go on as an instruction. Moods are in the judge's own numbers.
 */
function factsOf(request: ProposeRequest, calibration: Calibration | null): string {
  const { first, prompt, target, measured, tried } = request;
  const own = (point: PlanePoint): PlanePoint => rounded(calibration === null ? point : toSaid(calibration, point));
  const ownShift = ({ valence, arousal }: PlanePoint): PlanePoint =>
    rounded({ valence: valence / slopeOf(calibration, "valence"), arousal: arousal / slopeOf(calibration, "arousal") });
  const facts = {
    first,
    prompt,
    target: own(target),
    measured: own(measured.mean),
    tried: tried.map((one) => ({ prompt: one.prompt, moved: ownShift(one) })),
  };
  return JSON.stringify(facts, null, 2);
}

/** Runs `work`; what a chat throws is thrown as the failure of this judge, or of the server of this name. */
export async function asJudge<T>(judge: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    throw new StudioError({ code: "judge.failed", judge, sentence: error.message }, { cause: error });
  }
}

/** The judge. It reads pictures alone: the words a picture was drawn from would be read in place of it. */
export function chatJudge(parts: ChatJudgeParts): Judge {
  const { id, sha256, chat, calibration, instructions } = parts;
  return {
    id,
    sha256,
    sees: "whole",
    measure: (picture, { signal } = {}) =>
      asJudge(id, async () => {
        const folded = foldReads(await readPicture(chat, picture, parts, signal), {
          calibration,
          identity: { id, sha256 },
        });
        if ("measurement" in folded) return folded.measurement;
        throw new ChatError(folded.unmeasured, { lasting: false });
      }),
    propose: (request, signal) =>
      asJudge(id, async () => {
        const answer = await askChecked(
          chat,
          {
            pictures: request.pictures,
            text: fillIn(instructions.refine.text, {
              facts: factsOf(request, calibration),
              count: String(MOST_SUGGESTIONS),
            }),
            schema: REFINE_SCHEMA,
            temperature: REFINE_TEMPERATURE,
            seed: 0,
            mostTokens: REFINE_TOKENS,
          },
          {
            read: (text) =>
              refineProposals(text, { first: request.first, prompt: request.prompt, source: id, calibration }),
            instructions,
          },
          signal,
        );
        return "value" in answer ? answer.value : [];
      }),
    close: parts.close,
  };
}
