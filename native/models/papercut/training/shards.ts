/** @file Sets too large for one file: made shard by shard by several processes, read back column by column. */
import { existsSync } from "node:fs";
import { type Column, readColumns } from "./columns.ts";
import { fileOf, type StageContext } from "./stage.ts";

/** The file of shard `index` of a set. */
export function shardFile(context: StageContext, set: string, index: number): string {
  return fileOf(context, `${set}-${String(index).padStart(4, "0")}.bin`);
}

/**
 * Runs `make` for every shard that has no file yet and falls to this worker. `make` must write its file durably, so
 * that a file that exists is whole.
 */
export async function eachShard(
  context: StageContext,
  set: string,
  scenes: number,
  make: (file: string, first: number, count: number) => Promise<void>,
): Promise<void> {
  const { shard } = context.plan;
  const mine = Array.from({ length: Math.ceil(scenes / shard) }, (_, index) => index).filter(
    (index) => index % context.workers === context.worker,
  );
  for (const [done, index] of mine.entries()) {
    context.signal.throwIfAborted();
    context.report(done, mine.length);
    const file = shardFile(context, set, index);
    if (!existsSync(file)) await make(file, index * shard, Math.min(shard, scenes - index * shard));
  }
  context.report(mine.length, mine.length);
}

/** What shards hold, a row a scene. */
interface ShardColumns {
  readonly tokens: Float32Array;
  readonly ratedA: Float32Array;
  readonly ratedB: Float32Array;
  readonly salience: Float32Array;
  readonly attributes: Float32Array;
  readonly style: Float32Array;
  readonly prompts: Uint8Array;
  readonly pixels: Uint8Array;
}

/**
 * The named columns of one shard.
 *
 * @throws Error naming a file that is damaged or lacks one of them
 */
export async function loadShard<Name extends keyof ShardColumns>(
  context: StageContext,
  set: string,
  index: number,
  names: readonly Name[],
): Promise<Pick<ShardColumns, Name>> {
  const file = shardFile(context, set, index);
  const columns = await readColumns(file);
  for (const name of names) if (!columns[name]) throw new Error(`${file} has no column ${name}.`);
  return columns as Pick<ShardColumns, Name>;
}

/**
 * The named columns of a whole set, its shards one after another. One shard at a time is in memory beside the result:
 * the pixels of the corpus are the better part of a gigabyte.
 *
 * @param scenes how many the set holds
 */
export async function loadColumns<Name extends keyof ShardColumns>(
  context: StageContext,
  set: string,
  scenes: number,
  names: readonly Name[],
): Promise<Pick<ShardColumns, Name>> {
  const { shard } = context.plan;
  const whole = new Map<Name, Column>();
  for (let first = 0; first < scenes; first += shard) {
    const columns = await loadShard(context, set, first / shard, names);
    for (const name of names) {
      const width = columns[name].length / Math.min(shard, scenes - first);
      const all = whole.get(name) ?? emptyLike(columns[name], scenes * width);
      all.set(columns[name], first * width);
      whole.set(name, all);
    }
  }
  return Object.fromEntries(whole) as unknown as Pick<ShardColumns, Name>;
}

function emptyLike(part: Column, length: number): Column {
  return part instanceof Float32Array ? new Float32Array(length) : new Uint8Array(length);
}
