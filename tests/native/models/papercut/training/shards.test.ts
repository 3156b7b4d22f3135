/** @file Shards: columns come back as they were, from one file or a whole set, and a shard is made once, by one worker. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { readColumns, writeColumns } from "../../../../../native/models/papercut/training/columns.ts";
import { eachShard, loadColumns, shardFile } from "../../../../../native/models/papercut/training/shards.ts";
import { contextInFolder } from "./in-folder.ts";
import fc from "../../../../kit/fc.ts";

describe("a file of columns", () => {
  test("gives back every column, of any lengths", async () => {
    const file = path.join(contextInFolder().directory, "columns");
    const column = fc.oneof(fc.float32Array(), fc.uint8Array());
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-zé]{1,8}$/), column, { noNullPrototype: true }),
        async (columns) => {
          await writeColumns(file, columns);
          expect(await readColumns(file)).toEqual(columns);
        },
      ),
      { seed: 4, numRuns: 40 },
    );
  });

  test("that is cut short or no such file is refused by name", async () => {
    const file = path.join(contextInFolder().directory, "damaged");
    await writeColumns(file, { tokens: Float32Array.of(1, 2, 3), pixels: Uint8Array.of(4, 5) });
    const bytes = await readFile(file);
    for (const content of [
      bytes.subarray(0, -1),
      bytes.subarray(0, 20),
      Buffer.alloc(0),
      Buffer.from("not a shard at all"),
    ]) {
      await writeFile(file, content);
      await expect(readColumns(file)).rejects.toThrow(`${file} is damaged; delete it, and it is made again.`);
    }
  });
});

describe("a set of shards", () => {
  test("is shared by its workers, made once, and read as a whole", async () => {
    const context = contextInFolder({ shard: 3 }, { workers: 2 });
    const made: [number, number, number][] = [];
    const runWorker = (worker: number): Promise<void> =>
      eachShard({ ...context, worker }, "judged", 8, async (file, first, count) => {
        made.push([worker, first, count]);
        await writeColumns(file, { ratedA: Float32Array.from({ length: 2 * count }, (_, i) => 2 * first + i) });
      });
    await runWorker(0);
    await runWorker(1);
    await runWorker(0);
    expect(made).toEqual([
      [0, 0, 3],
      [0, 6, 2],
      [1, 3, 3],
    ]);
    const { ratedA } = await loadColumns(context, "judged", 8, ["ratedA"]);
    expect([...ratedA]).toEqual([...Array(16).keys()]);
    await expect(loadColumns(context, "judged", 8, ["pixels"])).rejects.toThrow(
      `${shardFile(context, "judged", 0)} has no column pixels.`,
    );
  });

  test("stops before the next shard when aborted", async () => {
    const controller = new AbortController();
    const stopped = new Error("stopped");
    const context = contextInFolder({ shard: 1 }, { signal: controller.signal });
    const made: number[] = [];
    const making = eachShard(context, "flown", 5, async (_, first) => {
      made.push(first);
      if (first === 1) controller.abort(stopped);
    });
    await expect(making).rejects.toBe(stopped);
    expect(made).toEqual([0, 1]);
  });
});
