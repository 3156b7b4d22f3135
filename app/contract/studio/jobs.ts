/** @file Jobs and the queue they wait in. */
import { z } from "zod";
import { JOB_STATES } from "../../jobs/job.ts";
import { failure } from "../failure.ts";
import { call } from "../kinds.ts";
import { id, moment, whole } from "../shapes.ts";

/** One piece of queued work: frames of one series. */
export const job = z.object({
  id,
  series: id,
  title: z.string(),
  state: z.enum(JOB_STATES),
  /** Grows with every change of the row, so that a late event cannot take it back. */
  revision: z.int(),
  /** Order in the queue; smaller is sooner. */
  position: z.number(),
  /** Frames this job draws, and how many of them are finished. */
  frames: z.array(z.int()),
  finished: z.int(),
  created: moment,
  started: moment.nullable(),
  ended: moment.nullable(),
  failure: failure.nullable(),
});
export type Job = z.output<typeof job>;

/** Where the running job is; not stored. */
export const progress = z.object({
  job: id,
  frame: z.int(),
  /** Steps done of the frame at hand. */
  step: z.int(),
  of: z.int(),
  /** Median of recent steps, milliseconds; 0 while warming up. */
  stepMs: z.number(),
  /** Median of recent whole frames, milliseconds; 0 while none was finished. */
  frameMs: z.number(),
  /** Spread of recent frames as a share of the median, for the range of an ETA. */
  spread: z.number(),
});
export type Progress = z.output<typeof progress>;

/** Why nothing is drawn. */
export const pauseReason = z.discriminatedUnion("why", [
  z.object({ why: z.literal("person") }),
  /** The program ended without closing; `waiting` frames were not drawn. */
  z.object({ why: z.literal("unclean"), waiting: z.int() }),
  z.object({ why: z.literal("disk"), freeBytes: z.number(), neededBytes: z.number() }),
  z.object({ why: z.literal("engine"), failure }),
]);
export type PauseReason = z.output<typeof pauseReason>;

export const queue = z.object({ paused: pauseReason.nullable() });
export type Queue = z.output<typeof queue>;

const ok = z.object({});
const one = z.object({ job: id });

export const jobCalls = {
  /** Ends after the step at hand; finished frames stay. */
  "jobs.cancel": call(one, ok),
  /** Cancels every waiting job. */
  "jobs.cancelOthers": call(ok, z.object({ cancelled: whole(0, 1e6) })),
  /** Draws what is missing of a failed, cancelled or interrupted job. */
  "jobs.retry": call(one, ok),
  /** Puts a waiting job before another, or last when `before` is null. */
  "jobs.move": call(z.object({ job: id, before: id.nullable() }), ok),
  /** Forgets jobs that are done, failed or cancelled; their pictures stay. */
  "jobs.clear": call(ok, ok),
  "queue.pause": call(ok, ok),
  /** Goes on; interrupted jobs wait again unless `discard`, which cancels them and what waited behind them at the start. */
  "queue.resume": call(z.object({ discard: z.boolean().default(false) }), ok),
} as const;
