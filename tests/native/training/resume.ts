/** @file A process that goes on from a checkpoint to a given batch and saves over it: what a restarted tuner does. */
import { loadCheckpoint, saveCheckpoint } from "../../../native/training/checkpoint.ts";
import { createTrainer } from "../../../native/training/trainer.ts";
import { tinyBatch, tinyOptions } from "./tiny-network.ts";

const [path, last] = [process.argv[2]!, Number(process.argv[3])];
const { state, extra } = await loadCheckpoint(path);
const trainer = await createTrainer({ ...tinyOptions, accumulate: 3 });
trainer.restore(state);
for (let step = Number(extra["position"]); step < last; step++) await trainer.train(tinyBatch(step));
await saveCheckpoint(path, { state: trainer.state(), extra: { position: last } });
