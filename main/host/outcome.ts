/** @file What becomes of a job that stopped, and whether anything more can be drawn now. */
import { type Failure, toFailure } from "../../app/contract/failure.ts";
import type { PauseReason } from "../../app/contract/studio/jobs.ts";

/** Why a running job was stopped from here. */
export class Interruption extends Error {
  override readonly name = "Interruption";
  readonly why: "cancelled" | "paused";

  constructor(why: "cancelled" | "paused") {
    super(why);
    this.why = why;
  }
}

export interface Outcome {
  readonly to: "done" | "cancelled" | "waiting" | "failed";
  readonly failure: Failure | null;
  /** The queue pauses too: the next job would stop at the same thing. */
  readonly pause?: PauseReason;
}

/** An engine that dies of a job gets it once more; dying twice of it, the job is to blame. */
const ATTEMPTS = 2;

/** @param attempts at this job, this one included */
export function outcomeOf(error: unknown, attempts: number): Outcome {
  if (error instanceof Interruption) return { to: error.why === "cancelled" ? "cancelled" : "waiting", failure: null };
  const failure = toFailure(error);
  switch (failure.code) {
    case "disk.full":
    case "disk.gone":
    case "disk.readOnly":
    case "store.damaged":
    case "device.none":
      return { to: "waiting", failure: null, pause: reasonToPause(failure) };
    case "engine.crashed":
    case "engine.unresponsive":
    case "engine.outOfMemory":
      return attempts < ATTEMPTS ? { to: "waiting", failure: null } : { to: "failed", failure };
    default:
      return { to: "failed", failure };
  }
}

/** The pause a failure asks for. */
export function reasonToPause(failure: Failure): PauseReason {
  if (failure.code !== "disk.full") return { why: "engine", failure };
  return { why: "disk", freeBytes: failure.freeBytes, neededBytes: failure.neededBytes };
}
