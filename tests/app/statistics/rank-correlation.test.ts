/** @file Rank correlations against golden values and brute force. */
import { describe, expect, test } from "vitest";
import { kendall } from "../../../app/statistics/kendall.ts";
import { line, pearson } from "../../../app/statistics/regression.ts";
import { ranks, spearman } from "../../../app/statistics/spearman.ts";
import fc from "../../kit/fc.ts";

const SEED = { seed: 20261122 };
const values = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
  minLength: 2,
  maxLength: 20,
});

describe("golden values with ties", () => {
  test("Kendall τ_b", () => expect(kendall([1, 2, 3, 4, 5], [1, 3, 2, 2, 5])).toBeCloseTo(0.5270462767, 9));
  test("Spearman ρ", () => expect(spearman([1, 2, 3, 4, 5], [1, 3, 2, 2, 5])).toBeCloseTo(0.6668859289, 9));
});

test("ties share their mean rank", () => {
  expect(ranks([30, 10, 20, 20])).toEqual([4, 1, 2.5, 2.5]);
});

test("one pair has no correlation, nor has none", () => {
  for (const correlate of [kendall, spearman, pearson]) {
    expect(correlate([1], [2])).toBeUndefined();
    expect(correlate([], [])).toBeUndefined();
  }
});

test("Spearman with ties is Pearson of ranks counted out one by one", () => {
  fc.assert(
    fc.property(values, (pairs) => {
      const countedRanks = (all: readonly number[]): number[] =>
        all.map((one) => all.filter((x) => x < one).length + (all.filter((x) => x === one).length + 1) / 2);
      const xs = countedRanks(pairs.map(([x]) => x));
      const ys = countedRanks(pairs.map(([, y]) => y));
      const [n, sum] = [pairs.length, (all: readonly number[]): number => all.reduce((total, x) => total + x, 0)];
      const product = (as: readonly number[], bs: readonly number[]): number =>
        n * sum(as.map((a, i) => a * bs[i]!)) - sum(as) * sum(bs);
      const spread = product(xs, xs) * product(ys, ys);
      const rho = spearman(
        pairs.map(([x]) => x),
        pairs.map(([, y]) => y),
      );
      if (spread === 0) expect(rho).toBeUndefined();
      else expect(rho).toBeCloseTo(product(xs, ys) / Math.sqrt(spread), 9);
    }),
    SEED,
  );
});

test("a constant side has no correlation", () => {
  for (const correlate of [kendall, spearman, pearson]) {
    expect(correlate([1, 2, 3], [0.1, 0.1, 0.1])).toBeUndefined();
    expect(correlate([2, 2, 2], [1, 2, 3])).toBeUndefined();
    expect(() => correlate([1, 2], [1])).toThrow(RangeError);
  }
});

test("rank correlations read order only, and turn with it", () => {
  fc.assert(
    fc.property(values, (pairs) => {
      const xs = pairs.map(([x]) => x);
      const ys = pairs.map(([, y]) => y);
      for (const correlate of [kendall, spearman]) {
        const value = correlate(xs, ys);
        const stretched = correlate(
          xs.map((x) => Math.exp(x)),
          ys,
        );
        const reversed = correlate(
          xs,
          ys.map((y) => -y),
        );
        if (value === undefined) {
          expect([stretched, reversed]).toEqual([undefined, undefined]);
        } else {
          expect(stretched).toBeCloseTo(value, 12);
          expect(reversed).toBeCloseTo(-value, 12);
          expect(Math.abs(value)).toBeLessThanOrEqual(1);
        }
      }
    }),
    SEED,
  );
});

test("without ties Spearman is 1 − 6Σd²/(n(n² − 1)) and Kendall counts inversions", () => {
  const permutation = fc.integer({ min: 3, max: 12 }).chain((n) =>
    fc.shuffledSubarray(
      Array.from({ length: n }, (_, i) => i),
      { minLength: n, maxLength: n },
    ),
  );
  fc.assert(
    fc.property(permutation, (order) => {
      const n = order.length;
      const natural = order.map((_, i) => i);
      const squares = order.reduce((sum, place, i) => sum + (place - i) ** 2, 0);
      expect(spearman(natural, order)).toBeCloseTo(1 - (6 * squares) / (n * (n * n - 1)), 12);
      let inversions = 0;
      for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) if (order[j]! > order[i]!) inversions++;
      expect(kendall(natural, order)).toBeCloseTo(1 - (4 * inversions) / (n * (n - 1)), 12);
    }),
    SEED,
  );
});

test("a line through exact points is found", () => {
  const xs = [-2, 0, 1, 5];
  const fit = line(
    xs,
    xs.map((x) => 0.75 * x - 2),
  )!;
  expect(fit.slope).toBeCloseTo(0.75, 12);
  expect(fit.intercept).toBeCloseTo(-2, 12);
  expect(line([1, 1], [0, 2])).toBeUndefined();
});
