/** @file The tuner's contract: what the host asks of the process that fine-tunes. It writes blobs and checkpoints, and reports. */
import { z } from "zod";
import { evidenceReport } from "../../evidence/report.ts";
import { runConfig } from "../../tune/config.ts";
import { gateCheck, tuneEvent } from "../../tune/progress.ts";
import { call, watch } from "../kinds.ts";
import { blobHash, id } from "../shapes.ts";
import { evidenceOrder, evidenceProgress } from "../studio/evidence.ts";
import { seriesAdapter } from "./engine.ts";

const ok = z.object({});

export const tunerContract = {
  /** Who answers; asked once after the start. */
  "tuner.hello": call(ok, z.object({ pid: z.int(), onnxruntime: z.string(), provider: z.string(), threads: z.int() })),
  /** One beat a second for as long as the event loop turns. */
  "tuner.beat": watch(ok, z.object({ beat: z.int() })),
  /**
   * Goes on with a run from its last checkpoint, or starts it. Aborting saves a checkpoint after the step at hand and ends:
   * that is how a run is paused.
   */
  "tuner.run": watch(z.object({ run: id, config: runConfig }), tuneEvent),
  /** Rests between two steps for as long as told, whatever is under way here; answered when nothing computes any more. */
  "tuner.rest": call(z.object({ rest: z.boolean() }), ok),
  /** Ends the run after the step at hand with the best adapter so far. */
  "tuner.keep": call(ok, ok),
  /** Checks an adapter's file, the blob of this hash, as every checkpoint is checked before it may draw. */
  "tuner.gate": call(z.object({ pack: z.string(), blob: blobHash }), z.object({ gate: z.array(gateCheck) })),
  /** Takes in an adapter's file that a person brought; the answer says how much of it found its place. */
  "tuner.adopt": call(
    z.object({ pack: z.string(), file: z.string(), name: z.string() }),
    z.object({ blob: blobHash, rank: z.int(), guidance: z.number().nullable(), remark: z.string() }),
  ),
  /** Writes an adapter to `file` as another tool names its parts. */
  "tuner.convert": call(z.object({ blob: blobHash, file: z.string(), title: z.string() }), ok),
  /** Runs one suite of the evidence protocol. Finished arms are kept under `evaluation` and not repeated. */
  "evidence.run": watch(
    z.object({ evaluation: id, order: evidenceOrder, adapters: z.array(seriesAdapter) }),
    z.discriminatedUnion("kind", [
      evidenceProgress.extend({ kind: z.literal("progress") }),
      z.object({ kind: z.literal("done"), report: evidenceReport, html: z.string() }),
    ]),
  ),
} as const;
export type TunerContract = typeof tunerContract;
