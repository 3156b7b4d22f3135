/** @file Norm, clipping, accumulation, averaging and schedules: small maths with closed answers. */
import { describe, expect, test } from "vitest";
import { accumulate } from "../../../native/training/accumulate.ts";
import { clipFactor, globalNorm } from "../../../native/training/clip.ts";
import { moveAverage, warmingDecay } from "../../../native/training/ema.ts";
import { constant, cosineDecay, linearDecay, warmUp } from "../../../native/training/schedule.ts";

describe("the global norm", () => {
  test("takes all gradients as one vector, whatever their lengths", () => {
    expect(globalNorm([Float32Array.of(1, 2, 2, 4, 4, 4), Float32Array.of(2), new Float32Array(0)])).toBe(
      Math.sqrt(61),
    );
  });

  test("does not lose small values beside large ones, as float32 would", () => {
    const gradient = new Float32Array(4_000_001).fill(1e-3);
    gradient[0] = 1;
    expect(globalNorm([gradient]) ** 2).toBeCloseTo(1 + 4e6 * Math.fround(1e-3) ** 2, 9);
  });

  test("is not finite as soon as one gradient is not", () => {
    expect(globalNorm([Float32Array.of(1, 2, 3, 4, 5, NaN)])).toBeNaN();
    expect(globalNorm([Float32Array.of(-Infinity)])).toBe(Infinity);
  });

  test("clips to the limit and leaves shorter gradients alone", () => {
    expect(clipFactor(4, 1)).toBe(0.25);
    expect(clipFactor(0.5, 1)).toBe(1);
    expect(clipFactor(0, 1)).toBe(1);
  });
});

test("accumulation adds", () => {
  const sum = Float32Array.of(1, 2);
  accumulate(sum, Float32Array.of(10, 20));
  expect(sum).toEqual(Float32Array.of(11, 22));
});

describe("the moving average", () => {
  test("moves by one minus the decay", () => {
    const average = Float32Array.of(0, 8);
    moveAverage(average, Float32Array.of(4, 8), 0.75);
    expect(average).toEqual(Float32Array.of(1, 8));
  });

  test("starts with a small decay and reaches the one asked for", () => {
    const decay = warmingDecay(0.99);
    expect([decay(1), decay(8), decay(10_000)]).toEqual([2 / 11, 0.5, 0.99]);
  });
});

describe("learning rates", () => {
  const sample = (schedule: (step: number) => number) =>
    [0, 1, 2, 4, 6, 9].map((step) => Number(schedule(step).toFixed(4)));

  test("stay constant", () => expect(sample(constant(0.5))).toEqual([0.5, 0.5, 0.5, 0.5, 0.5, 0.5]));
  test("fall in a line to the floor", () =>
    expect(sample(linearDecay(1, 4, 0.2))).toEqual([1, 0.8, 0.6, 0.2, 0.2, 0.2]));
  test("fall along a cosine", () => expect(sample(cosineDecay(1, 4))).toEqual([1, 0.8536, 0.5, 0, 0, 0]));
  test("rise first, then follow", () => expect(sample(warmUp(2, linearDecay(1, 4)))).toEqual([0.5, 1, 1, 0.5, 0, 0]));
});
