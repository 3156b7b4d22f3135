/** @file What a stage of training is given, and how it leaves its result: whole or not at all. */
import { existsSync } from "node:fs";
import path from "node:path";
import type { TrainingPlan } from "./plan.ts";

export interface StageContext {
  readonly plan: TrainingPlan;
  /** Where shards, checkpoints and results lie between runs. */
  readonly directory: string;
  /** This process among those that share the stage's shards. */
  readonly worker: number;
  readonly workers: number;
  /** Units done of this process's share; the first call also tells how many there are. */
  readonly report: (done: number, total: number, note?: string) => void;
}

export type Stage = (context: StageContext) => Promise<void>;

/** A file of the run. */
export function fileOf(context: StageContext, name: string): string {
  return path.join(context.directory, name);
}

/**
 * Runs `make` for every shard that has no file yet and falls to this worker. `make` must write its file durably, so
 * that a file that exists is whole.
 */
export async function eachShard(
  context: StageContext,
  name: string,
  scenes: number,
  make: (file: string, first: number, count: number) => Promise<void>,
): Promise<void> {
  const { shard } = context.plan;
  const mine = Array.from({ length: Math.ceil(scenes / shard) }, (_, index) => index).filter(
    (index) => index % context.workers === context.worker,
  );
  for (const [done, index] of mine.entries()) {
    context.report(done, mine.length);
    const file = shardFile(context, name, index);
    if (!existsSync(file)) await make(file, index * shard, Math.min(shard, scenes - index * shard));
  }
  context.report(mine.length, mine.length);
}

export function shardFile(context: StageContext, name: string, index: number): string {
  return fileOf(context, `${name}-${String(index).padStart(4, "0")}.bin`);
}
