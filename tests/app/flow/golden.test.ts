/** @file Schedules, sampler steps, advantages and NFT terms against golden vectors computed independently in float64. */
import { describe, expect, test } from "vitest";
import { cpsStep, cpsTransition } from "../../../app/flow/cps.ts";
import { eulerStep } from "../../../app/flow/euler.ts";
import { groupAdvantages, optimality } from "../../../app/flow/group-advantage.ts";
import { clippedPolicyLoss, likelihoodRatio } from "../../../app/flow/grpo.ts";
import { type NftSample, nftTerms } from "../../../app/flow/nft.ts";
import { linearSchedule, shiftedSchedule } from "../../../app/flow/schedule.ts";
import { sdeStep, sdeTransition, transitionKl } from "../../../app/flow/sde.ts";
import { gaussianLogp } from "../../../app/flow/transition.ts";

const X = new Float64Array([0.5, -1, 2, 0.25]);
const V = new Float64Array([0.3, 0.1, -0.4, 0.8]);
const NOISE = new Float64Array([1, -0.5, 0.25, 0]);
const LEVELS = shiftedSchedule(10);
const SIGMA = LEVELS[3]!;
const NEXT = LEVELS[4]!;
const SETTINGS = { noiseLevel: 0.7, secondSigma: LEVELS[1]! };

function expectVector(actual: ArrayLike<number>, expected: readonly number[], digits = 9): void {
  expect(actual.length).toBe(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, digits);
}

describe("schedules", () => {
  test("shifted by 3", () => {
    const ten = [1, 0.96012931, 0.91334895, 0.85769231, 0.79036827, 0.70727848, 0.60215054, 0.46487603, 0.27804878];
    expectVector(LEVELS, [...ten, 0.00892857, 0], 8);
    expectVector(shiftedSchedule(4), [1, 0.85769231, 0.60215054, 0.00892857, 0], 8);
    expect(SIGMA).toBeCloseTo(0.8576923077, 10);
    expect(NEXT).toBeCloseTo(0.790368272, 10);
  });

  test("linear", () => {
    expectVector(linearSchedule(4), [1, 0.75, 0.5, 0.25, 0], 12);
    expect(shiftedSchedule(1)).toEqual([1, 0]);
    expect(() => linearSchedule(0)).toThrow(RangeError);
  });
});

describe("the SDE step", () => {
  const step = sdeStep(X, V, SIGMA, NEXT, SETTINGS, NOISE);

  test("golden", () => {
    expectVector(step.mean, [0.416901215, -0.892475327, 1.801714339, 0.153968632]);
    expect(step.std).toBeCloseTo(1.718500289, 9);
    expect(step.sd).toBeCloseTo(0.4458971335, 9);
    expectVector(step.next, [0.862798348, -1.115423894, 1.913188622, 0.153968632]);
    expect(step.logp).toBeCloseTo(-0.2753340372, 9);
  });

  test("a slightly different policy: likelihood, ratio and divergence", () => {
    const moved = sdeTransition(
      X,
      V.map((value) => value + 0.01),
      SIGMA,
      NEXT,
      SETTINGS,
    );
    const logp = gaussianLogp(step.next, moved);
    expect(logp).toBeCloseTo(-0.275688261, 9);
    expect(likelihoodRatio(logp, step.logp)).toBeCloseTo(0.999645839, 9);
    const divergence = transitionKl(moved, step);
    expect(divergence.process).toBeCloseTo(1.1894598e-7, 13);
    expect(divergence.step).toBeCloseTo(1.7667684e-6, 12);
  });

  test("without noise it is the Euler step, with ratio 1", () => {
    const still = sdeStep(X, V, SIGMA, NEXT, { ...SETTINGS, noiseLevel: 0 }, NOISE);
    expectVector(still.next, [0.479802789, -1.006732404, 2.026929614, 0.196140771]);
    expectVector(eulerStep(X, V, SIGMA, NEXT), [...still.next], 15);
    expect(likelihoodRatio(still.logp, 0)).toBe(1);
  });

  test("the first step takes the second level in place of 1", () => {
    const first = sdeTransition(X, V, 1, LEVELS[1]!, SETTINGS);
    expect(first.std).toBeCloseTo(0.7 * Math.sqrt(1 / (1 - LEVELS[1]!)), 12);
  });

  test("on policy the ratio is exactly 1 in either precision", () => {
    const single = sdeStep(Float32Array.from(X), Float32Array.from(V), SIGMA, NEXT, SETTINGS, NOISE);
    const again = sdeTransition(Float32Array.from(X), Float32Array.from(V), SIGMA, NEXT, SETTINGS);
    expect(likelihoodRatio(gaussianLogp(single.next, again), single.logp)).toBe(1);
    expect(single.next).toBeInstanceOf(Float32Array);
  });
});

describe("the CPS step", () => {
  test("golden", () => {
    const step = cpsStep(X, V, SIGMA, NEXT, 0.8, NOISE);
    expect(step.std).toBeCloseTo(0.7516848953, 9);
    expectVector(step.mean, [0.183421673, -0.468373224, 0.965754986, -0.002566908]);
    expectVector(step.next, [0.935106568, -0.844215672, 1.153676209, -0.002566908]);
    expect(step.logp).toBeCloseTo(-0.1854005284, 9);
    expect(cpsTransition(X, V, SIGMA, NEXT, 0.8).mean).toEqual(step.mean);
  });

  test("without noise it is the Euler step", () => {
    expectVector(cpsStep(X, V, SIGMA, NEXT, 0, NOISE).next, [...eulerStep(X, V, SIGMA, NEXT)], 12);
  });
});

describe("NFT", () => {
  const t = 0.6;
  const add = (one: Float64Array, other: readonly number[]): Float64Array => one.map((value, i) => value + other[i]!);
  const oldVelocity = add(
    NOISE.map((value, i) => value - X[i]!),
    [0.1, -0.2, 0.05, 0.3],
  );
  const sample = (optimum: number): NftSample<Float64Array> => ({
    x0: X,
    noised: X.map((value, i) => (1 - t) * value + t * NOISE[i]!),
    t,
    velocity: add(oldVelocity, [0.02, 0.01, -0.03, 0.04]),
    oldVelocity,
    baseVelocity: oldVelocity,
    optimality: optimum,
  });

  test.each([
    [1, 0.7455223881],
    [0.5, 0.6691897655],
    [0, 0.5928571429],
    [0.75, 0.7073560768],
  ])("golden with β = 1 and r = %d", (optimum, policy) => {
    const terms = nftTerms(sample(optimum), { beta: 1, baseWeight: 0 });
    expect(terms.positive).toBeCloseTo(0.1491044776, 9);
    expect(terms.negative).toBeCloseTo(0.1185714286, 9);
    expect(terms.loss).toBeCloseTo(policy, 9);
    expect(terms.drift).toBeCloseTo(7.5e-4, 12);
  });

  test("golden with β = 0.1", () => {
    const terms = nftTerms(sample(0.5), { beta: 0.1, baseWeight: 0 });
    expect(terms.positive).toBeCloseTo(0.133095092, 9);
    expect(terms.negative).toBeCloseTo(0.1300277778, 9);
    expect(terms.loss).toBeCloseTo(6.5780717451, 9);
  });

  test("the base pulls with its weight", () => {
    const settings = { beta: 1, baseWeight: 0 };
    const pulled = nftTerms(sample(0.5), { ...settings, baseWeight: 2 }).loss;
    expect(pulled - nftTerms(sample(0.5), settings).loss).toBeCloseTo(1.5e-3, 12);
  });

  test.each([
    [1, 0.8],
    [0.1, 0.3],
  ])("the gradient agrees with finite differences, scales held constant (β = %d)", (beta, optimum) => {
    const settings = { beta, baseWeight: 0.01 };
    const given = sample(optimum);
    const scale = (sign: number): number =>
      given.velocity.reduce((sum, value, i) => {
        const policy = oldVelocity[i]! + sign * beta * (value - oldVelocity[i]!);
        return sum + Math.abs(given.noised[i]! - t * policy - X[i]!) / X.length;
      }, 0);
    const [positiveScale, negativeScale] = [scale(1), scale(-1)];
    const loss = (velocity: Float64Array): number => {
      const square = (sign: number): number =>
        velocity.reduce((sum, value, i) => {
          const policy = oldVelocity[i]! + sign * beta * (value - oldVelocity[i]!);
          return sum + (given.noised[i]! - t * policy - X[i]!) ** 2 / X.length;
        }, 0);
      const drift = velocity.reduce((sum, value, i) => sum + (value - oldVelocity[i]!) ** 2 / X.length, 0);
      const policy = optimum * (square(1) / positiveScale) + (1 - optimum) * (square(-1) / negativeScale);
      return (5 * policy) / beta + settings.baseWeight * drift;
    };
    const { gradient } = nftTerms(given, settings);
    const h = 1e-5;
    const numeric = given.velocity.map((_, i) => {
      const nudged = (by: number): Float64Array => given.velocity.map((value, j) => (i === j ? value + by : value));
      return (loss(nudged(h)) - loss(nudged(-h))) / (2 * h);
    });
    expectVector(gradient, [...numeric], 7);
  });

  test("refuses vectors of different lengths", () => {
    expect(() => nftTerms({ ...sample(1), velocity: new Float64Array(3) }, { beta: 1, baseWeight: 0 })).toThrow(
      "The vectors differ in length: 4 and 3.",
    );
  });
});

describe("group advantages", () => {
  test("golden, with their optimality", () => {
    const [advantages] = groupAdvantages([[0.2, 0.4, 0.6, 0.8]]);
    expectVector(advantages!, [-1.341041055, -0.447013685, 0.447013685, 1.341041055]);
    expectVector(advantages!.map(optimality), [0.365895895, 0.455298632, 0.544701368, 0.634104105]);
  });

  test("have mean 0 in every group, and clip", () => {
    const groups = [
      [0, 1, 5],
      [100, 100.5, 99],
    ];
    for (const spread of ["all", "group"] as const) {
      for (const advantages of groupAdvantages(groups, { spread, clip: 5 })) {
        expect(advantages.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
      }
    }
    expect(groupAdvantages([[0, 1]], { spread: "group", clip: 0.5 })).toEqual([[-0.5, 0.5]]);
    expect(groupAdvantages([[2, 2, 2]])).toEqual([[0, 0, 0]]);
    expect([-50, 0, 50].map(optimality)).toEqual([0, 0.5, 1]);
  });
});

test("the clipped policy loss takes the worse of both sides", () => {
  const step = (ratio: number, advantage: number) => ({ logp: Math.log(ratio), logpOld: 0, advantage });
  expect(clippedPolicyLoss([step(1, 2)])).toBe(-2);
  expect(clippedPolicyLoss([step(1.5, 1)], 0.2)).toBeCloseTo(-1.2, 12);
  expect(clippedPolicyLoss([step(1.5, -1)], 0.2)).toBeCloseTo(1.5, 12);
  expect(clippedPolicyLoss([step(0.5, -1)], 0.2)).toBeCloseTo(0.8, 12);
});
