/** @file How the queue stands: which job runs, which wait in which order, which have ended, and how much is done. */
import type { Job, Progress } from "../contract/studio/jobs.ts";
import { hasEnded } from "./job.ts";

export interface Standing {
  readonly running: Job | null;
  /** Soonest first. */
  readonly waiting: readonly Job[];
  /** Ended at the start of the program without having been drawn; soonest first. */
  readonly interrupted: readonly Job[];
  /** Done, failed or cancelled; newest first. */
  readonly ended: readonly Job[];
  /** Frames nobody has begun: of waiting jobs, and of the running one beyond the frame at hand. */
  readonly waitingFrames: number;
  /** Share of all frames of running and waiting jobs that is done, 0 … 1; null when nothing runs or waits. */
  readonly done: number | null;
}

const left = (job: Job): number => Math.max(0, job.frames.length - job.finished);

/** Share of the frame at hand that is done, 0 … 1. */
export function frameShare(progress: Progress | null): number {
  return progress === null || progress.of <= 0 ? 0 : Math.min(1, progress.step / progress.of);
}

/** Share of a job that is done, 0 … 1, with the frame at hand counted by its steps. */
export function jobShare(job: Job, progress: Progress | null): number {
  const within = progress?.job === job.id && left(job) > 0 ? frameShare(progress) : 0;
  return job.frames.length === 0 ? 1 : Math.min(1, (job.finished + within) / job.frames.length);
}

/** The queue in order, from jobs in any order. */
export function standing(jobs: readonly Job[], progress: Progress | null): Standing {
  const byPosition = jobs.toSorted((one, other) => one.position - other.position);
  const running = byPosition.find(({ state }) => state === "running" || state === "cancelling") ?? null;
  const waiting = byPosition.filter(({ state }) => state === "waiting");
  const open = running === null ? waiting : [running, ...waiting];
  const frames = open.reduce((sum, job) => sum + job.frames.length, 0);
  const done = open.reduce((sum, job) => sum + jobShare(job, progress) * job.frames.length, 0);
  return {
    running,
    waiting,
    interrupted: byPosition.filter(({ state }) => state === "interrupted"),
    ended: jobs
      .filter(({ state }) => hasEnded(state) && state !== "interrupted")
      .toSorted((one, other) => (other.ended ?? other.created) - (one.ended ?? one.created)),
    waitingFrames:
      waiting.reduce((sum, job) => sum + left(job), 0) + (running === null ? 0 : Math.max(0, left(running) - 1)),
    done: frames === 0 ? null : done / frames,
  };
}

/**
 * The job a dragged or keyed one comes to stand before, for `jobs.move`.
 *
 * @param waiting soonest first
 * @param to place among the others, 0 first
 * @returns the id of the job it stands before, null when it stands last
 */
export function placedBefore(waiting: readonly Job[], job: string, to: number): string | null {
  const others = waiting.filter(({ id }) => id !== job);
  return others[Math.max(0, to)]?.id ?? null;
}
