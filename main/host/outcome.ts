/** @file What becomes of a job that stopped, and whether anything more can be drawn now. */
import { type Failure, type FailureCode, toFailure } from "../../app/contract/failure.ts";
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

const STOPS_EVERY_JOB: ReadonlySet<FailureCode> = new Set([
  "disk.full",
  "disk.gone",
  "disk.readOnly",
  "store.damaged",
  "device.none",
]);
const ENDS_OF_ENGINE: ReadonlySet<FailureCode> = new Set([
  "engine.crashed",
  "engine.unresponsive",
  "engine.outOfMemory",
]);

/** @param attempts at this job, this one included */
export function outcomeOf(error: unknown, attempts: number): Outcome {
  if (error instanceof Interruption) return { to: error.why === "cancelled" ? "cancelled" : "waiting", failure: null };
  const failure = toFailure(error);
  if (STOPS_EVERY_JOB.has(failure.code)) return { to: "waiting", failure: null, pause: reasonToPause(failure) };
  if (ENDS_OF_ENGINE.has(failure.code) && attempts < ATTEMPTS) return { to: "waiting", failure: null };
  return { to: "failed", failure };
}

/** The pause a failure asks for. */
export function reasonToPause(failure: Failure): PauseReason {
  if (failure.code !== "disk.full") return { why: "engine", failure };
  return { why: "disk", freeBytes: failure.freeBytes, neededBytes: failure.neededBytes };
}
