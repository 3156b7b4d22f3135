/** @file The policy gradient against numeric derivatives of its loss, for both samplers. */
import { expect, test } from "vitest";
import { cpsStep, cpsTransition } from "../../../app/flow/cps.ts";
import { policyTerms } from "../../../app/flow/grpo-gradient.ts";
import { sdeStep, sdeTransition } from "../../../app/flow/sde.ts";
import { gaussianLogp, type Transition } from "../../../app/flow/transition.ts";
import { meanSquare } from "../../../app/flow/vector.ts";
import { stream } from "../../../app/random/philox.ts";

const SIGMA = 0.8576923077;
const NEXT = 0.790368272;
const SETTINGS = { noiseLevel: 0.7, secondSigma: 0.96012931 };

const random = stream(4, "policy gradient");
const vector = (scale = 1): Float64Array => Float64Array.from({ length: 6 }, () => scale * random.normal());

/** Numeric derivative of f by every coordinate of v. */
function numeric(f: (v: Float64Array) => number, v: Float64Array, h = 1e-6): Float64Array {
  return v.map((_, i) => {
    const at = (d: number): number => f(v.map((value, k) => (k === i ? value + d : value)));
    return (at(h) - at(-h)) / (2 * h);
  });
}

const samplers = {
  sde: {
    move: (1 + ((SETTINGS.noiseLevel ** 2 / (1 - SIGMA)) * (1 - SIGMA)) / 2) * (NEXT - SIGMA),
    transition: (x: Float64Array, v: Float64Array) => sdeTransition(x, v, SIGMA, NEXT, SETTINGS),
    step: (x: Float64Array, v: Float64Array, noise: Float64Array) => sdeStep(x, v, SIGMA, NEXT, SETTINGS, noise),
    sharpness: (sd: number, n: number) => 1 / (sd * sd * n),
    logp: (next: Float64Array, t: Transition) => gaussianLogp(next, t),
  },
  cps: {
    move: (() => {
      const std = NEXT * Math.sin(0.4 * Math.PI);
      return -SIGMA * (1 - NEXT) + (1 - SIGMA) * Math.sqrt(NEXT ** 2 - std ** 2);
    })(),
    transition: (x: Float64Array, v: Float64Array) => cpsTransition(x, v, SIGMA, NEXT, 0.8),
    step: (x: Float64Array, v: Float64Array, noise: Float64Array) => cpsStep(x, v, SIGMA, NEXT, 0.8, noise),
    sharpness: (_sd: number, n: number) => 2 / n,
    logp: (next: Float64Array, t: Transition) => -meanSquare(next, t.mean),
  },
} as const;

for (const [name, sampler] of Object.entries(samplers)) {
  test(`${name}: the gradient is that of the loss, and the ratio is exactly 1 on the first pass`, () => {
    const [x, old, base, noise] = [vector(), vector(), vector(0.5), vector()];
    const { next, logp: logpOld } = sampler.step(x, old, noise);
    const termsAt = (v: Float64Array, advantage: number) => {
      const now = sampler.transition(x, v);
      return policyTerms(
        {
          next,
          mean: now.mean,
          baseMean: sampler.transition(x, base).mean,
          move: sampler.move,
          sharpness: sampler.sharpness(now.sd, next.length),
          variance: now.std ** 2,
          logp: sampler.logp(next, now),
          logpOld,
          advantage,
        },
        0.2,
        0.04,
      );
    };
    expect(termsAt(old, 1).ratio).toBe(1);
    const moved = old.map((value) => value + 0.01);
    for (const advantage of [1.3, -0.7]) {
      const { gradient } = termsAt(moved, advantage);
      numeric((v) => termsAt(v, advantage).loss, moved).forEach((value, i) =>
        expect(gradient[i]).toBeCloseTo(value, 6),
      );
    }
  });
}

test("beyond the clip only the divergence pulls", () => {
  const step = {
    next: Float64Array.of(1, 2),
    mean: new Float64Array(2),
    baseMean: new Float64Array(2),
    move: -0.1,
    sharpness: 0.5,
    variance: 1,
    logp: 1,
    logpOld: 0,
    advantage: 1,
  };
  expect([...policyTerms(step, 1e-4, 0.04).gradient].map(Math.abs)).toEqual([0, 0]);
  expect(policyTerms({ ...step, advantage: -1 }, 1e-4, 0.04).gradient[0]).not.toBe(0);
});
