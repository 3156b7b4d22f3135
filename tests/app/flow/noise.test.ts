/** @file Noise keeps unit variance however much of it is shared. */
import { expect, test } from "vitest";
import { gaussianNoise, sharedNoise } from "../../../app/flow/noise.ts";
import { stream } from "../../../app/random/philox.ts";
import { mean } from "../../../app/statistics/mean.ts";
import { pearson } from "../../../app/statistics/regression.ts";

const LENGTH = 8000;

test.each([[0], [0.5], [0.96], [1]])("frames sharing %d of their noise correlate by as much", (weight) => {
  const one = [...sharedNoise(LENGTH, 9, 0, weight)];
  const other = [...sharedNoise(LENGTH, 9, 1, weight)];
  expect(mean(one.map((value) => value ** 2))).toBeCloseTo(1, 1);
  expect(Math.abs(pearson(one, other)! - weight)).toBeLessThan(0.05);
});

test("noise repeats with its seed and frame, and differs with another seed", () => {
  expect(sharedNoise(16, 9, 3, 0.9)).toEqual(sharedNoise(16, 9, 3, 0.9));
  expect(sharedNoise(16, 9, 3, 0.9)).not.toEqual(sharedNoise(16, 10, 3, 0.9));
  expect(gaussianNoise(4, stream(1, "noise"))).toEqual(gaussianNoise(4, stream(1, "noise")));
});

test("a share outside 0 … 1 is refused", () => {
  expect(() => sharedNoise(4, 1, 0, 1.1)).toThrow("The shared share of noise 1.1 lies outside 0 … 1.");
});
