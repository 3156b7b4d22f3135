/** @file Golden values and bounds of the reward. */
import { describe, expect, test } from "vitest";
import { emotionReward, HIT, PLAIN_REWARD, totalReward } from "../../../app/reward/reward.ts";
import fc from "../../kit/fc.ts";

const at = (valence: number, arousal: number) => ({ valence, arousal });

describe("the emotion reward", () => {
  test.each([
    [at(1, 1), at(1, 1), 1],
    [at(0.5, 1), at(1, 1), 1 - 0.5 / 9],
    [at(1, 0.5), at(1, 1), 1 - 0.25 / 9],
    [at(-3, -3), at(3, 3), 0],
    [at(-1.2, 0.4), at(0.6, -0.8), 1 - (1.8 + 0.6) / 9],
  ])("of %o for %o is %d", (reading, target, expected) => {
    expect(emotionReward(reading, target, PLAIN_REWARD)).toBeCloseTo(expected, 12);
  });

  test("knows hit and miss only where a threshold is asked for", () => {
    const threshold = { ...PLAIN_REWARD, form: "threshold" } as const;
    const places = [at(0, 0), at(HIT - 0.01, 0), at(HIT, 0), at(HIT, -HIT), at(0.2, -0.5)];
    expect(places.map((place) => emotionReward(place, at(0, 0), threshold))).toEqual([1, 1, 0.5, 0, 1]);
  });

  test("is of what the person feels", () => {
    const felt = ({ valence, arousal }: { valence: number; arousal: number }) => at(0.7 * valence + 0.8, arousal);
    expect(emotionReward(at(0, 0), at(0.8, 0), { ...PLAIN_REWARD, felt })).toBe(1);
    expect(emotionReward(at(1, 0), at(0, 0), { ...PLAIN_REWARD, felt })).toBeCloseTo(1 - 1.5 / 9, 12);
  });

  test("weighs the axes, and asks nothing of weights that are both 0", () => {
    const of = (valence: number, arousal: number): number =>
      emotionReward(at(0, 3), at(0, 0), { ...PLAIN_REWARD, weights: { valence, arousal } });
    expect([of(1, 0), of(0, 1), of(1, 1), of(0, 0)]).toEqual([1, 0.5, 0.75, 1]);
  });

  test("lies in 0 … 1 and falls with either error, wherever calibration leads", () => {
    const number = fc.double({ min: -9, max: 9, noNaN: true });
    const axis = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(number, number, axis, axis, fc.double({ min: 0.01, max: 4, noNaN: true }), (v, a, tv, ta, step) => {
        const reward = emotionReward(at(v, a), at(tv, ta), PLAIN_REWARD);
        expect(reward).toBeGreaterThanOrEqual(0);
        expect(reward).toBeLessThanOrEqual(1);
        const farther = emotionReward(at(v + (v < tv ? -step : step), a), at(tv, ta), PLAIN_REWARD);
        expect(farther).toBeLessThanOrEqual(reward);
      }),
    );
  });
});

describe("the whole reward", () => {
  test("is the emotion's alone where nothing else is known", () => {
    expect(totalReward({ emotion: 0.7 })).toBe(0.7);
  });

  test("loses for quality below the base model's and gains nothing above", () => {
    const of = (score: number, sd = 2): number => totalReward({ emotion: 0.7, quality: { score, mean: 21, sd } });
    expect(of(20)).toBeCloseTo(0.6, 12);
    expect([of(21), of(30), of(20, 0)]).toEqual([0.7, 0.7, 0.7]);
  });

  test("adds taste between minus and plus its weight", () => {
    const of = (utility: number): number => totalReward({ emotion: 0.5, taste: { utility, weight: 0.1 } });
    expect(of(0)).toBe(0.5);
    expect(of(1)).toBeCloseTo(0.5 + 0.1 * 0.46211715726, 10);
    expect(of(-1)).toBeCloseTo(0.5 - 0.1 * 0.46211715726, 10);
    expect([of(800), of(-800)]).toEqual([0.6, 0.4]);
  });
});
