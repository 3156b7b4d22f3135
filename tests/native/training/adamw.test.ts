/** @file The optimiser's arithmetic, against PyTorch and by its own rules. */
import { describe, expect, test } from "vitest";
import { type AdamWUpdate, updateAdamW } from "../../../native/training/adamw.ts";
import golden from "../../golden/training-adamw.json" with { type: "json" };

const update: AdamWUpdate = { ...golden.settings, step: 1, gradientScale: 1 };

describe("AdamW", () => {
  test("follows PyTorch's AdamW for six steps", () => {
    const parameter = Float32Array.from(golden.start);
    const first = new Float32Array(parameter.length);
    const second = new Float32Array(parameter.length);
    golden.gradients.forEach((gradient, index) => {
      updateAdamW(parameter, Float32Array.from(gradient), first, second, { ...update, step: index + 1 });
      const expected = golden.parameters[index]!;
      const worst = Math.max(...expected.map((value, at) => Math.abs(value - parameter[at]!)));
      expect(worst).toBeLessThan(3e-7);
    });
  });

  test("moves each weight by the learning rate in the first step, whatever the gradient's size", () => {
    const parameter = Float32Array.of(1, 1, 1);
    const gradient = Float32Array.of(1e-3, -5, 40);
    updateAdamW(parameter, gradient, new Float32Array(3), new Float32Array(3), { ...update, weightDecay: 0 });
    const moves = Array.from(parameter, (value) => Number((value - 1).toFixed(5)));
    expect(moves).toEqual([-0.01, 0.01, -0.01]);
  });

  test("decays weights even where the gradient is zero", () => {
    const parameter = Float32Array.of(2);
    updateAdamW(parameter, new Float32Array(1), new Float32Array(1), new Float32Array(1), update);
    expect(parameter[0]).toBe(Math.fround(2 * (1 - 0.01 * 0.1)));
  });

  test("scales the gradient as if it had been scaled before", () => {
    const run = (gradient: number, gradientScale: number) => {
      const tensors = [Float32Array.of(1), new Float32Array(1), new Float32Array(1)] as const;
      updateAdamW(tensors[0], Float32Array.of(gradient), tensors[1], tensors[2], { ...update, gradientScale });
      return tensors;
    };
    expect(run(8, 0.25)).toEqual(run(2, 1));
  });
});
