/** @file Eight steps of a small diffusion transformer give PyTorch's losses: gradients, adapters and AdamW together. */
import { expect, test } from "vitest";
import { benchCase } from "../../../main/cli/develop/bench-train/case.ts";
import { TINY_STEPS, tinyCase } from "../../../main/cli/develop/bench-train/tiny.ts";
import { constant } from "../../../native/training/schedule.ts";
import { createTrainer } from "../../../native/training/trainer.ts";
import golden from "../../golden/training-dit.json" with { type: "json" };

test.each(["lora", "full"] as const)("%s training follows PyTorch", async (mode) => {
  const options = tinyCase(mode);
  const { graph, parameters, feeds } = benchCase(options);
  const learningRate = constant(options.learningRate);
  const optimiser = { learningRate, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, weightDecay: 0.01 };
  const trainer = await createTrainer({ graph, loss: "loss", parameters, optimiser });
  const apart: number[] = [];
  for (let step = 0; step < TINY_STEPS; step++) {
    const { loss } = await trainer.train(feeds);
    apart.push(Math.abs(loss / golden[mode][step]! - 1));
  }
  await trainer.release();
  expect(Math.max(...apart)).toBeLessThan(2e-5);
  expect(golden[mode].at(-1)! / golden[mode][0]!).toBeLessThan(0.95);
});
