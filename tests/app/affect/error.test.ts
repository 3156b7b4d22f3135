/** @file V-Error, A-Error and skill. */
import { describe, expect, test } from "vitest";
import { meanAbsoluteError, skill } from "../../../app/affect/error.ts";
import { affect } from "../../../app/affect/plane.ts";

const pair = (target: [number, number], measured: [number, number]) => ({
  target: affect(...target),
  measured: affect(...measured),
});

test("the errors are means of absolute differences", () => {
  expect(meanAbsoluteError([pair([1, -1], [0, 1]), pair([2, 0], [2.5, 0])])).toEqual({ valence: 0.75, arousal: 1 });
});

describe("skill", () => {
  const targets = [-3, -1.5, 0, 1.5, 3] as const;

  test("is 1 for a perfect series and 0 for the constant predictor", () => {
    expect(skill(targets.map((t) => pair([t, t], [t, 0])))).toEqual({ valence: 1, arousal: 0 });
  });

  test("is never above 0 for any constant series", () => {
    for (const constant of [-2, -0.5, 0, 1, 3]) {
      expect(skill(targets.map((t) => pair([t, 0], [constant, 0]))).valence).toBeLessThanOrEqual(0);
    }
  });

  test("is negative for a series that runs backwards", () => {
    expect(skill(targets.map((t) => pair([t, 0], [-t, 0]))).valence).toBe(-1);
  });

  test("is undefined where nothing was asked to change", () => {
    expect(skill(targets.map((t) => pair([t, 1], [t, 2]))).arousal).toBeUndefined();
  });
});
