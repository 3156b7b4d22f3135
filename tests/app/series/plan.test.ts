/** @file A plan is a pure function of its request. */
import { expect, test } from "vitest";
import { planSeries, SHARED_NOISE } from "../../../app/series/plan.ts";
import { parseSeriesRequest } from "../../../app/series/request.ts";

const request = parseSeriesRequest({
  prompt: "a boat",
  path: [
    { valence: -2, arousal: 0 },
    { valence: 2, arousal: 0 },
  ],
  frames: 3,
  seed: 42,
});

test("frames follow the path with one prompt and one seed", () => {
  const common = { prompt: "a boat", seed: 42, sharedNoise: SHARED_NOISE };
  expect(planSeries(request)).toEqual([
    { index: 0, target: { valence: -2, arousal: 0 }, ...common },
    { index: 1, target: { valence: 0, arousal: 0 }, ...common },
    { index: 2, target: { valence: 2, arousal: 0 }, ...common },
  ]);
});

test("the same request gives the same plan", () => {
  expect(planSeries(request)).toEqual(planSeries(structuredClone(request)));
});
