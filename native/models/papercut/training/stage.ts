/** @file What a stage of training is given; each leaves its result whole or not at all. */
import path from "node:path";
import type { TrainingPlan } from "./plan.ts";

export interface StageContext {
  readonly plan: TrainingPlan;
  /** Where shards, checkpoints and results lie between runs. */
  readonly directory: string;
  /** This process among those that share the stage's shards. */
  readonly worker: number;
  readonly workers: number;
  /** Units done of this process's share, and how many there are. */
  readonly report: (done: number, total: number, note?: string) => void;
  /** Checked between steps, scenes and batches; what is finished by then stays. */
  readonly signal: AbortSignal;
}

/**
 * One stage. It does nothing again that an earlier run has finished, and leaves the same bytes however often it was
 * stopped in between.
 *
 * @throws the signal's reason when aborted
 */
export type Stage = (context: StageContext) => Promise<void>;

/** A file of the run. */
export function fileOf(context: StageContext, name: string): string {
  return path.join(context.directory, name);
}
