/** @file Trains one network to the end of its steps, going on from the last checkpoint if there is one. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { loadCheckpoint, saveCheckpoint } from "../../../training/checkpoint.ts";
import { writeDurably } from "../../../training/durable-file.ts";
import type { Weights } from "../../../training/parameters.ts";
import { decodeSafetensors, encodeSafetensors } from "../../../training/safetensors.ts";
import { createTrainer, type TrainerOptions } from "../../../training/trainer.ts";
import { fileOf, type StageContext } from "./stage.ts";

/** A killed run loses this much at most. */
const CHECKPOINT_MS = 45_000;

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
 */
export async function trainToEnd(context: StageContext, loop: Loop): Promise<Weights> {
  const result = fileOf(context, `${loop.name}.safetensors`);
  if (!existsSync(result)) {
    const weights = await train(context, loop);
    const tensors = new Map([...weights].map(([name, data]) => [name, { shape: [data.length], data }]));
    await writeDurably(result, encodeSafetensors({ tensors, metadata: {} }));
  }
  context.report(loop.steps, loop.steps);
  return loadWeights(context, loop.name);
}

/** The weights a finished loop left. */
export async function loadWeights(context: StageContext, name: string): Promise<Weights> {
  const { tensors } = decodeSafetensors(await readFile(fileOf(context, `${name}.safetensors`)));
  return new Map([...tensors].map(([tensor, { data }]) => [tensor, data]));
}

async function train(context: StageContext, loop: Loop): Promise<Weights> {
  const checkpoint = fileOf(context, `${loop.name}.checkpoint`);
  const trainer = await createTrainer(loop.trainer);
  try {
    if (existsSync(checkpoint)) trainer.restore((await loadCheckpoint(checkpoint)).state);
    let saved = performance.now();
    let smooth: number | undefined;
    while (trainer.step < loop.steps) {
      const { loss } = await trainer.train(loop.feeds(trainer.step));
      smooth = smooth === undefined ? loss : 0.98 * smooth + 0.02 * loss;
      context.report(trainer.step, loop.steps, `loss ${smooth.toFixed(4)}`);
      if (performance.now() - saved > CHECKPOINT_MS) {
        await saveCheckpoint(checkpoint, { state: trainer.state(), extra: { smooth } });
        saved = performance.now();
      }
    }
    return new Map([...trainer.averaged()].map(([name, values]) => [name, Float32Array.from(values)]));
  } finally {
    trainer.release();
  }
}
