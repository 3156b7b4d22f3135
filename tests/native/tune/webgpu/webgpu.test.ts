/** @file A whole tuning step on WebGPU is the step on the processor; with a software device where there is no other. */
import path from "node:path";
import { expect, test } from "vitest";
import { runOnWebgpu } from "../../../kit/webgpu.ts";

interface Answer {
  readonly missing?: string;
  readonly calibrate?: { readonly gradient: number; readonly weights: number };
}

test("the weights after a step of calibration on WebGPU are those on the processor within 1e-4", async ({ skip }) => {
  const answer = (await runOnWebgpu(path.join(import.meta.dirname, "compare.ts"), ["small"])) as Answer;
  if (answer.missing !== undefined) skip(`WebGPU is not tested: ${answer.missing}`);
  // Gradients of an adapter that has been trained are small differences of large numbers.
  expect(answer.calibrate!.gradient).toBeLessThan(5e-4);
  expect(answer.calibrate!.weights).toBeLessThan(1e-4);
}, 260_000);
