/** @file Whether something failed for the judge's sake alone: the picture is sound, and can be measured later. */
import { type Failure, StudioError } from "../../app/contract/failure.ts";
import { ChatError } from "./chat/chat.ts";

/** The failure, undefined when it was for another reason. */
export function judgeFailure(error: unknown): Failure | undefined {
  if (!(error instanceof StudioError)) return undefined;
  const { failure } = error;
  return failure.code === "judge.failed" || failure.code === "judge.hostNotAllowed" ? failure : undefined;
}

/** Whether it would fail at the next picture too: no server, no such model, a key refused, a host that is not allowed. */
export function failsForGood(error: unknown): boolean {
  if (judgeFailure(error)?.code === "judge.hostNotAllowed") return true;
  return error instanceof StudioError && error.cause instanceof ChatError && error.cause.lasting;
}
