/** @file Saves checkpoints over one another until it is killed. Each holds its own number in every value. */
import { saveCheckpoint } from "../../../native/training/checkpoint.ts";

const path = process.argv[2]!;
for (let step = 1; ; step++) {
  const filled = new Map([["w", new Float32Array(500_000).fill(step)]]);
  process.stdout.write("saving\n");
  await saveCheckpoint(path, {
    state: {
      step,
      batches: 0,
      parameters: filled,
      first: filled,
      second: filled,
      averaged: undefined,
      accumulated: undefined,
    },
    extra: {},
  });
}
