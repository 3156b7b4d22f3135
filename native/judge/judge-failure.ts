/** @file Whether something failed for the judge's sake alone: the picture is sound, and can be measured later. */
import { type Failure, StudioError } from "../../app/contract/failure.ts";

/** The failure, undefined when it was for another reason. */
export function judgeFailure(error: unknown): Failure | undefined {
  if (!(error instanceof StudioError)) return undefined;
  const { failure } = error;
  return failure.code === "judge.failed" || failure.code === "judge.hostNotAllowed" ? failure : undefined;
}
