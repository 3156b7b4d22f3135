/** @file The summary of a round. */
import { describe, expect, test } from "vitest";
import { summariseRound } from "../../../app/feedback/summary.ts";
import type { Felt } from "../../../app/reward/reward.ts";

const at = (valence: number, arousal: number) => ({ valence, arousal });
const ROUND = {
  readings: [at(0, 0), null, at(1, 2), at(2, 1)],
  rewards: [0.5, null, 0.75, 0.7],
  target: at(1, 1),
  felt: (reading: ReturnType<typeof at>) => reading,
};

describe("the summary of a round", () => {
  test("is of the pictures that were read", () => {
    const summary = summariseRound(ROUND)!;
    expect(summary.mean).toEqual(at(1, 1));
    expect(summary.deviation.valence).toBeCloseTo(Math.sqrt(2 / 3), 12);
    expect(summary.distance).toBeCloseTo((Math.SQRT2 + 2) / 3, 12);
    expect(summary.reward).toBeCloseTo(0.65, 12);
    expect([summary.best, summary.bestDistance]).toEqual([2, 1]);
  });

  test("measures distance as the person feels it, and the mean as the judge reads it", () => {
    const felt: Felt = ({ valence, arousal }) => at(valence + 1, arousal);
    const summary = summariseRound({ ...ROUND, felt })!;
    expect(summary.mean).toEqual(at(1, 1));
    expect(summary.bestDistance).toBeCloseTo(Math.SQRT2, 12);
  });

  test("has a reward of 0 … 1 and a mean on the plane, whatever taste and judge say", () => {
    const summary = summariseRound({ ...ROUND, readings: [at(4, -5)], rewards: [1.3] })!;
    expect([summary.reward, summary.mean, summary.deviation]).toEqual([1, at(3, -3), at(0, 0)]);
    expect(summariseRound({ ...ROUND, rewards: [-0.2, null, -0.1, -0.3] })).toMatchObject({ reward: 0, best: 2 });
  });

  test("names the first of equally good pictures", () => {
    expect(summariseRound({ ...ROUND, rewards: [0.7, 0.9, 0.7, 0.7] })?.best).toBe(0);
  });

  test("is null when nothing was read", () => {
    expect(summariseRound({ ...ROUND, readings: [null, null], rewards: [null, null] })).toBeNull();
    expect(summariseRound({ ...ROUND, readings: [], rewards: [] })).toBeNull();
  });
});
