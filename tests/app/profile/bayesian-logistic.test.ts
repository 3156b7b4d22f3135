/** @file Bayesian logistic regression against golden values (ALGORITHMS §5.1) and the equations that define it. */
import { describe, expect, test } from "vitest";
import {
  type Belief,
  expectedLogit,
  type Label,
  logistic,
  logLoss,
  posterior,
  scoreOf,
} from "../../../app/profile/bayesian-logistic.ts";
import { cholesky } from "../../../app/profile/cholesky.ts";
import { stream } from "../../../app/random/philox.ts";
import fc from "../../kit/fc.ts";

const STANDARD: Belief = {
  mean: [0, 0],
  covariance: [
    [1, 0],
    [0, 1],
  ],
};
const label = (x: readonly number[], y: number, weight = 1): Label => ({ x, y, weight });
const GOLDEN = [label([1, 0], 1), label([0, 1], 0), label([1, 1], 1), label([-1, 0.5], 0)];

test("the golden posterior and prediction", () => {
  const { mean, covariance } = posterior(STANDARD, GOLDEN);
  const expected = [0.896379442, -0.234473496, 0.619154963, -0.051658311, -0.051658311, 0.662231768];
  [...mean, ...covariance.flat()].forEach((value, i) => expect(Math.abs(value - expected[i]!)).toBeLessThan(1e-9));
  const chance = logistic(expectedLogit(scoreOf({ mean, covariance }, [0.5, -0.5])));
  expect(Math.abs(chance - 0.6296032793)).toBeLessThan(1e-10);
});

const SIZE = 3;
const vector = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: SIZE, maxLength: SIZE });
const labels = fc.array(fc.record({ x: vector, y: fc.constantFrom(0, 0.5, 1), weight: fc.constantFrom(0.5, 1) }), {
  maxLength: 12,
});
const VARIANCES = [0.25, 1, 4];
const prior = vector.map((mean): Belief => ({
  mean,
  covariance: VARIANCES.map((value, i) => VARIANCES.map((_, j) => (i === j ? value : 0))),
}));

describe("the posterior", () => {
  test("is where the loss is level, with the inverse of its curvature", () => {
    fc.assert(
      fc.property(prior, labels, (before, known) => {
        const { mean, covariance } = posterior(before, known);
        const chances = known.map(({ x }) => logistic(scoreOf({ mean, covariance }, x).mean));
        const slope = mean.map((value, i) =>
          known.reduce(
            (sum, { x, y, weight }, k) => sum + weight * (chances[k]! - y) * x[i]!,
            (value - before.mean[i]!) / VARIANCES[i]!,
          ),
        );
        slope.forEach((value) => expect(value).toBeCloseTo(0, 9));
        const curvature = mean.map((_, i) =>
          mean.map((__, j) =>
            known.reduce(
              (sum, { x, weight }, k) => sum + weight * chances[k]! * (1 - chances[k]!) * x[i]! * x[j]!,
              i === j ? 1 / VARIANCES[i]! : 0,
            ),
          ),
        );
        curvature.forEach((row, i) =>
          covariance.forEach((column, j) =>
            expect(row.reduce((sum, value, k) => sum + value * column[k]!, 0)).toBeCloseTo(i === j ? 1 : 0, 8),
          ),
        );
      }),
    );
  });

  test("is found from far away, where a whole step of Newton's overshoots", () => {
    const certain: Belief = { mean: [40], covariance: [[100]] };
    const { mean } = posterior(certain, [label([1], 0), label([1], 0)]);
    expect((mean[0]! - 40) / 100 + 2 * logistic(mean[0]!)).toBeCloseTo(0, 12);
  });

  test("is found where a whole step leads to a place across the mode that is just as bad", () => {
    const { mean } = posterior({ mean: [-3], covariance: [[4]] }, [label([3], 1, 0.5)]);
    expect((mean[0]! + 3) / 4 + 1.5 * (logistic(3 * mean[0]!) - 1)).toBeCloseTo(0, 12);
  });

  test("of labels one after another comes close to that of all at once", () => {
    const oneByOne = GOLDEN.reduce((belief, next) => posterior(belief, [next]), STANDARD);
    const atOnce = posterior(STANDARD, GOLDEN);
    oneByOne.mean.forEach((value, i) => expect(Math.abs(value - atOnce.mean[i]!)).toBeLessThan(0.1));
  });

  test("of a tie is that of half a yes and half a no", () => {
    const tie = posterior(STANDARD, [label([1, -2], 0.5)]);
    expect(tie.mean).toEqual([0, 0]);
    const halves = posterior(STANDARD, [label([1, -2], 1, 0.5), label([1, -2], 0, 0.5)]);
    halves.covariance.flat().forEach((value, i) => expect(value).toBeCloseTo(tie.covariance.flat()[i]!, 12));
  });

  test("of nothing is the prior", () => {
    expect(posterior(STANDARD, [])).toEqual(STANDARD);
  });

  test("stays a distribution over thousands of labels, however extreme", () => {
    const random = stream(1, "labels");
    let belief: Belief = STANDARD;
    for (let i = 0; i < 5000; i++) belief = posterior(belief, [label([8 * random.normal(), 8], i % 2)]);
    expect(cholesky(belief.covariance)).toBeDefined();
    expect(belief.covariance[0]![1]).toBe(belief.covariance[1]![0]);
  });
});

test("doubt draws predictions to even", () => {
  expect(expectedLogit({ mean: 2, sd: 0 })).toBe(2);
  expect(expectedLogit({ mean: 2, sd: 3 })).toBeCloseTo(2 / Math.sqrt(1 + (Math.PI * 9) / 8), 12);
});

test("log-loss is finite however sure and wrong", () => {
  expect(logLoss(0, 1)).toBeCloseTo(Math.LN2, 12);
  expect(logLoss(-1000, 1)).toBe(1000);
  expect(logLoss(1000, 1)).toBe(0);
});
