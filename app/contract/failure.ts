/** @file The one error that crosses a process boundary: a dotted code with facts. Words for it live in the renderer. */
import { z } from "zod";

export const failure = z.discriminatedUnion("code", [
  /** What was asked does not hold; each issue is one sentence naming what and where. */
  z.object({ code: z.literal("input.invalid"), issues: z.array(z.string()) }),
  /** What was named is not there (any more). */
  z.object({ code: z.literal("input.unknown"), what: z.string(), id: z.string() }),
  /** A job is in a state that does not allow the move. */
  z.object({ code: z.literal("job.state"), state: z.string() }),
  z.object({ code: z.literal("model.missing"), model: z.string() }),
  /** `file` is not the file its manifest names; `sentence` says what was expected and found. */
  z.object({ code: z.literal("model.damaged"), sentence: z.string() }),
  z.object({ code: z.literal("device.none"), reason: z.string() }),
  /** The process ended by a signal or an exit nobody asked for. */
  z.object({ code: z.literal("engine.crashed"), exitCode: z.number().nullable(), signal: z.string().nullable() }),
  z.object({ code: z.literal("engine.outOfMemory") }),
  /** It did not answer, or did not stop, in time. */
  z.object({ code: z.literal("engine.unresponsive"), milliseconds: z.number() }),
  /** A judge could not be used or gave no answer that holds; the sentence names it and says why. */
  z.object({ code: z.literal("judge.failed"), judge: z.string(), sentence: z.string() }),
  /** Nothing was sent: the person has not allowed this host by name. */
  z.object({ code: z.literal("judge.hostNotAllowed"), host: z.string() }),
  z.object({ code: z.literal("picture.unreadable"), file: z.string(), sentence: z.string() }),
  z.object({ code: z.literal("disk.full"), freeBytes: z.number(), neededBytes: z.number() }),
  z.object({ code: z.literal("disk.readOnly"), path: z.string() }),
  /** The data folder vanished or is damaged. */
  z.object({ code: z.literal("disk.gone"), path: z.string() }),
  z.object({ code: z.literal("store.newer"), found: z.number(), known: z.number() }),
  z.object({ code: z.literal("store.damaged"), path: z.string(), reason: z.string() }),
  z.object({ code: z.literal("store.locked"), path: z.string() }),
  z.object({ code: z.literal("wire.closed") }),
  z.object({ code: z.literal("wire.tooLarge"), bytes: z.number() }),
  z.object({ code: z.literal("cancelled") }),
  /** Our fault; the message is for the log and the report. */
  z.object({ code: z.literal("internal"), message: z.string() }),
]);
export type Failure = z.output<typeof failure>;
export type FailureCode = Failure["code"];

/** A failure as it is thrown. */
export class StudioError extends Error {
  override readonly name = "StudioError";
  readonly failure: Failure;

  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.code, options);
    this.failure = failure;
  }
}

/** The failure in anything that was thrown. */
export function toFailure(error: unknown): Failure {
  if (error instanceof StudioError) return error.failure;
  if (error instanceof Error && error.name === "AbortError") return { code: "cancelled" };
  return { code: "internal", message: error instanceof Error ? error.message : String(error) };
}
