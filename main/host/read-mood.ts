/** @file Has a judge read a picture that is kept already. */
import type { EngineContract, JudgeOrder, PictureStyle } from "../../app/contract/engine/engine.ts";
import { type FailureCode, StudioError } from "../../app/contract/failure.ts";
import type { Client } from "../../app/contract/kinds.ts";
import type { Measurement } from "../../app/judge/measurement.ts";

/** What stops one reading and says nothing of the next. */
const UNREAD: ReadonlySet<FailureCode> = new Set(["picture.unreadable", "judge.failed", "judge.hostNotAllowed"]);

/** What the judge reads; undefined for a picture it cannot read, which must not hold up the frames behind it. */
export async function readMood(
  engine: Client<EngineContract>,
  asked: { readonly blob: string; readonly judge: JudgeOrder },
  signal: AbortSignal,
): Promise<{ readonly measurement: Measurement; readonly style: PictureStyle } | undefined> {
  try {
    return await engine["pictures.measure"](asked, signal);
  } catch (error) {
    if (error instanceof StudioError && UNREAD.has(error.failure.code)) return undefined;
    throw error;
  }
}
