/** @file Intervals against golden values, and the coverage they promise. */
import { describe, expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import { bootstrap, clusterBootstrap, pairedDifference } from "../../../app/statistics/bootstrap.ts";
import { mean, standardDeviation } from "../../../app/statistics/mean.ts";
import { median, quantile } from "../../../app/statistics/quantile.ts";
import { studentTProbability, studentTQuantile } from "../../../app/statistics/student-t.ts";
import { twoWayCluster } from "../../../app/statistics/two-way-cluster.ts";
import { wilson } from "../../../app/statistics/wilson.ts";

describe("Wilson's interval", () => {
  test.each([
    [30, 40, 0.59806, 0.858129],
    [12, 20, 0.3865815, 0.781193],
  ])("of %d in %d", (successes, trials, low, high) => {
    const interval = wilson(successes, trials);
    expect(interval.low).toBeCloseTo(low, 6);
    expect(interval.high).toBeCloseTo(high, 6);
  });

  test("stays inside 0 … 1 at the ends and refuses nonsense", () => {
    for (let trials = 1; trials <= 200; trials++) {
      expect([wilson(0, trials).low, wilson(trials, trials).high]).toEqual([0, 1]);
      expect(wilson(1, trials).low).toBeGreaterThan(0);
    }
    expect(() => wilson(6, 5)).toThrow("6 of 5 is not a proportion.");
    expect(() => wilson(0, 0)).toThrow(RangeError);
  });
});

describe("the two-way cluster interval", () => {
  const table = [
    [1, 1, 0, 1],
    [1, 1, 0, 1],
    [0, 1, 0, 1],
    [1, 1, 1, 1],
    [0, 0, 0, 1],
  ];

  test("has the golden variances", () => {
    const result = twoWayCluster(table);
    expect(result.estimate).toBeCloseTo(0.65, 12);
    expect(result.rowVariance).toBeCloseTo(0.013, 12);
    expect(result.columnVariance).toBeCloseTo(0.021875, 12);
    expect(result.cellVariance).toBeCloseTo(0.011375, 12);
    expect(result.variance).toBeCloseTo(0.0235, 12);
    expect(result.degrees).toBe(3);
    expect(result.high - result.estimate).toBeCloseTo(3.182446305284 * Math.sqrt(0.0235), 9);
  });

  test("never has a variance below either part", () => {
    const small = twoWayCluster([
      [1, 1, 0],
      [1, 0, 1],
      [0, 1, 1],
      [1, 1, 1],
    ]);
    expect(small.rowVariance + small.columnVariance - small.cellVariance).toBeCloseTo(-0.0104, 4);
    expect(small.variance).toBe(Math.max(small.rowVariance, small.columnVariance));
  });

  test("of a constant table has no width", () => {
    const { low, high, variance } = twoWayCluster([
      [0.3, 0.3],
      [0.3, 0.3],
    ]);
    expect(variance).toBeCloseTo(0, 20);
    expect([low, high]).toEqual([expect.closeTo(0.3, 12), expect.closeTo(0.3, 12)]);
  });

  test("refuses a table without two ways", () => {
    expect(() => twoWayCluster([[1, 0]])).toThrow(RangeError);
    expect(() => twoWayCluster([[1, 0], [1]])).toThrow(RangeError);
  });
});

test("Student's t agrees with tables", () => {
  expect(studentTQuantile(0.975, 3)).toBeCloseTo(3.182446305284263, 9);
  expect(studentTQuantile(0.995, 1)).toBeCloseTo(63.65674116287, 7);
  expect(studentTQuantile(0.025, 39)).toBeCloseTo(-2.022690920036762, 9);
  expect(studentTQuantile(0.975, 1e7)).toBeCloseTo(1.95996, 4);
  expect(studentTProbability(1, 1)).toBeCloseTo(0.75, 12);
  expect(studentTProbability(-1, 1)).toBeCloseTo(0.25, 12);
  expect(studentTQuantile(0.9, 7.5)).toBeCloseTo(1.4052118464159533, 9);
  expect(studentTProbability(-1.3, 4)).toBeCloseTo(0.13172579823561206, 12);
  expect(() => studentTQuantile(1, 3)).toThrow(RangeError);
  expect(() => studentTQuantile(0.5, 0)).toThrow(RangeError);
});

describe("the bootstrap", () => {
  test("repeats itself and holds the estimate", () => {
    const items = [1, 2, 3, 4, 10];
    const once = bootstrap(items, mean, stream(1, "bootstrap"), { resamples: 500 });
    expect(once).toEqual(bootstrap(items, mean, stream(1, "bootstrap"), { resamples: 500 }));
    expect(once.estimate).toBe(4);
    expect(once.low).toBeLessThan(4);
    expect(once.high).toBeGreaterThan(4);
  });

  test("covers the true mean about as often as it says, also when clusters are alike", () => {
    const random = stream(2, "coverage");
    let covered = 0;
    let naivelyCovered = 0;
    for (let trial = 0; trial < 120; trial++) {
      const clusters = Array.from({ length: 24 }, () => {
        const shared = random.normal();
        return Array.from({ length: 6 }, () => shared + 0.5 * random.normal());
      });
      const settings = { resamples: 300 };
      const interval = clusterBootstrap(clusters, mean, random, settings);
      if (interval.low <= 0 && interval.high >= 0) covered++;
      const naive = bootstrap(clusters.flat(), mean, random, settings);
      if (naive.low <= 0 && naive.high >= 0) naivelyCovered++;
    }
    expect(covered / 120).toBeGreaterThan(0.86);
    expect(naivelyCovered / 120).toBeLessThan(0.75);
  });

  test("a paired difference forgets what both arms share", () => {
    const random = stream(3, "paired");
    const clusters = Array.from({ length: 12 }, () => {
      const shared = 10 * random.normal();
      return [
        { one: shared + 0.5, other: shared },
        { one: shared + 0.7, other: shared },
      ];
    });
    const interval = pairedDifference(clusters, random, { resamples: 200 });
    expect(interval.estimate).toBeCloseTo(0.6, 9);
    expect(interval.low).toBeCloseTo(0.6, 9);
    expect(interval.high).toBeCloseTo(0.6, 9);
  });

  test("of one item, or of equal ones, is that value", () => {
    for (const items of [[2.5], [2.5, 2.5, 2.5]]) {
      const interval = bootstrap(items, mean, stream(4, "constant"), { resamples: 50 });
      expect(interval).toEqual({ estimate: 2.5, low: 2.5, high: 2.5 });
    }
  });

  test("draws every pool of two clusters a quarter or half of the time", () => {
    // Means of the pools {0, 0}, {0, 1}, {1, 1} come with chances 1/4, 1/2, 1/4.
    const ends = (level: number) => bootstrap([0, 1], mean, stream(5, "two"), { resamples: 2000, level });
    expect(ends(0.6)).toEqual({ estimate: 0.5, low: 0, high: 1 });
    expect(ends(0.4)).toEqual({ estimate: 0.5, low: 0.5, high: 0.5 });
  });

  test("of a statistic that is never defined has no ends", () => {
    const undefinedOn = () => NaN;
    expect(bootstrap([1, 1], undefinedOn, stream(6, "none"), { resamples: 10 })).toEqual({
      estimate: NaN,
      low: NaN,
      high: NaN,
    });
  });

  test("refuses an empty cluster", () => {
    expect(() => clusterBootstrap([[1], []], mean, stream(1, "x"))).toThrow(RangeError);
  });
});

test("quantiles are linear between order statistics", () => {
  const values = [3, 1, 4, 2];
  expect([0, 0.25, 0.5, 0.9, 1].map((p) => quantile(values, p))).toEqual([1, 1.75, 2.5, 3.7, 4]);
  expect(median([5, -1, 2])).toBe(2);
  expect(() => quantile([], 0.5)).toThrow(RangeError);
  expect(() => quantile([1], 1.5)).toThrow(RangeError);
});

test("the standard deviation divides by n", () => {
  expect(standardDeviation([0.2, 0.4, 0.6, 0.8])).toBeCloseTo(Math.sqrt(0.05), 12);
});
