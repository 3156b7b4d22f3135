/** @file Trains one network to the end of its steps, going on from the last checkpoint if there is one. */
import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { loadCheckpoint, saveCheckpoint } from "../../../training/checkpoint.ts";
import { writeDurably } from "../../../files/durable-file.ts";
import type { Weights } from "../../../training/parameters.ts";
import { decodeSafetensors, encodeSafetensors } from "../../../files/safetensors.ts";
import { createTrainer, type TrainerOptions } from "../../../training/trainer.ts";
import { fileOf, type StageContext } from "./stage.ts";

type Feeds = Parameters<Awaited<ReturnType<typeof createTrainer>>["train"]>[0];

export interface Loop {
  /** Names the result `NAME.safetensors` and the checkpoint `NAME.checkpoint`. */
  readonly name: string;
  readonly trainer: TrainerOptions;
  readonly steps: number;
  /** The feeds of a step; must depend on the step alone. */
  readonly feeds: (step: number) => Feeds;
}

/**
 * Runs the loop unless its result exists, and gives the averaged weights. When and how often it was stopped in
 * between leaves no trace in them.
 *
 * @throws the signal's reason when aborted, once a checkpoint is saved; CheckpointError when the last one is damaged
 */
export async function trainToEnd(context: StageContext, loop: Loop): Promise<Weights> {
  const result = fileOf(context, `${loop.name}.safetensors`);
  if (!existsSync(result)) {
    const weights = await train(context, loop);
    const tensors = new Map([...weights].map(([name, data]) => [name, { shape: [data.length], data }]));
    await writeDurably(result, encodeSafetensors({ tensors, metadata: {} }));
    await rm(checkpointOf(context, loop), { force: true });
  }
  context.report(loop.steps, loop.steps);
  return loadWeights(context, loop.name);
}

/** The weights a finished loop left. */
export async function loadWeights(context: StageContext, name: string): Promise<Weights> {
  const { tensors } = decodeSafetensors(await readFile(fileOf(context, `${name}.safetensors`)));
  return new Map([...tensors].map(([tensor, { data }]) => [tensor, data]));
}

function checkpointOf(context: StageContext, { name }: Loop): string {
  return fileOf(context, `${name}.checkpoint`);
}

async function train(context: StageContext, loop: Loop): Promise<Weights> {
  const { signal, plan, report } = context;
  const file = checkpointOf(context, loop);
  const trainer = await createTrainer(loop.trainer);
  const save = () => saveCheckpoint(file, { state: trainer.state(), extra: {} });
  try {
    if (existsSync(file)) trainer.restore((await loadCheckpoint(file)).state);
    let saved = performance.now();
    let smooth: number | undefined;
    while (trainer.step < loop.steps) {
      if (signal.aborted) {
        await save();
        throw signal.reason;
      }
      const { loss } = await trainer.train(loop.feeds(trainer.step));
      smooth = smooth === undefined ? loss : 0.98 * smooth + 0.02 * loss;
      report(trainer.step, loop.steps, `loss ${smooth.toFixed(4)}`);
      if (performance.now() - saved > 1000 * plan.checkpointSeconds) {
        await save();
        saved = performance.now();
      }
    }
    return new Map([...trainer.averaged()].map(([name, values]) => [name, values.slice()]));
  } finally {
    await trainer.release();
  }
}
