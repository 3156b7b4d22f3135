/** @file The range scale is monotone, invertible and frozen by its knots. */
import { expect, test } from "vitest";
import { monotoneCurve } from "../../../app/affect/monotone-curve.ts";
import { rangeScale } from "../../../app/affect/range-scale.ts";
import fc from "../../kit/fc.ts";

const SEED = { seed: 20261122 };
const rising = (from: number, to: number, count: number) =>
  fc
    .uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: count, maxLength: count })
    .map((values) => values.toSorted((one, other) => one - other).map((value) => from + ((to - from) * value) / 1000));
const knots = fc
  .integer({ min: 2, max: 9 })
  .chain((count) => fc.record({ values: rising(-3, 3, count), probabilities: rising(0, 1, count) }));

test("maps quantiles to the plane: ends to ±2.4, the median to 0", () => {
  const scale = rangeScale({ values: [-1.92, -0.99, 1.03, 2.22, 2.9], probabilities: [0, 0.05, 0.5, 0.95, 1] });
  expect(scale.toRange(-1.92)).toBeCloseTo(-2.4, 12);
  expect(scale.toRange(1.03)).toBeCloseTo(0, 12);
  expect(scale.toRange(2.22)).toBeCloseTo(2.16, 12);
  expect(scale.toRange(3)).toBeCloseTo(2.4, 12);
  expect(scale.toRated(-3)).toBe(-1.92);
});

test("rises, and comes back through its inverse", () => {
  fc.assert(
    fc.property(knots, fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2 }), (given, shares) => {
      const scale = rangeScale(given);
      const [low, high] = [given.values[0]!, given.values.at(-1)!];
      const rated = shares.map((share) => low + share * (high - low)).toSorted((one, other) => one - other);
      const mapped = rated.map((value) => scale.toRange(value));
      for (let i = 1; i < mapped.length; i++) expect(mapped[i]!).toBeGreaterThanOrEqual(mapped[i - 1]!);
      for (const value of mapped) expect(scale.toRange(scale.toRated(value))).toBeCloseTo(value, 9);
    }),
    SEED,
  );
});

test("a monotone curve reproduces a straight line and stays within each step", () => {
  const line = monotoneCurve([0, 1, 3, 4], [1, 3, 7, 9]);
  for (const x of [0, 0.3, 1.7, 3.9, 4]) expect(line.at(x)).toBeCloseTo(1 + 2 * x, 12);
  const steps = monotoneCurve([0, 1, 2, 3], [0, 0, 1, 1]);
  expect([0.5, 1, 1.5, 2, 2.5].map((x) => steps.at(x))).toEqual([0, 0, 0.5, 1, 1]);
});

test("agrees with SciPy's PchipInterpolator", () => {
  const curve = monotoneCurve([0, 1, 2.5, 4, 4.5], [0, 0.2, 1.4, 1.5, 3]);
  expect(curve.at(0.5)).toBeCloseTo(0.06153846153846154, 12);
  expect(curve.at(1.7)).toBeCloseTo(0.7799111111111112, 12);
  expect(curve.at(3.1)).toBeCloseTo(1.4394397877984084, 12);
  expect(curve.at(4.4)).toBeCloseTo(2.607549425287358, 12);
});

test("refuses knots that do not rise", () => {
  expect(() => rangeScale({ values: [0, 0], probabilities: [0, 1] })).toThrow("must rise");
  expect(() => rangeScale({ values: [0, 1], probabilities: [0.5, 0.5] })).toThrow("must rise");
  expect(() => rangeScale({ values: [0, 1], probabilities: [0, 1.5] })).toThrow("outside 0 … 1");
  expect(() => rangeScale({ values: [0], probabilities: [0] })).toThrow("two or more knots");
});
