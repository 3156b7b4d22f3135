/** @file WebGPU computes the gradients the processor computes; with a software device where there is no other. */
import path from "node:path";
import { expect, test } from "vitest";
import { runOnWebgpu } from "../../../kit/webgpu.ts";

interface Answer {
  readonly missing?: string;
  readonly error?: number;
  readonly weights?: number;
}

test("gradients on WebGPU equal those on the processor within 1e-4", async ({ skip }) => {
  const answer = (await runOnWebgpu(path.join(import.meta.dirname, "compare.ts"))) as Answer;
  if (answer.missing !== undefined) skip(`WebGPU is not tested: ${answer.missing}`);
  expect(answer.weights).toBeGreaterThan(10);
  expect(answer.error).toBeLessThan(1e-4);
});
