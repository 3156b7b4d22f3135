/** @file Intervals of estimates, and when an effect is clear. */
import { expect, test } from "vitest";
import { intervalOf, isClear } from "../../../app/feedback/interval.ts";

test("an interval lies evenly about the mean", () => {
  expect(intervalOf({ mean: 0.5, sd: 0.25 })).toEqual({
    low: expect.closeTo(0.01, 12),
    high: expect.closeTo(0.99, 12),
  });
});

test.each([
  [0.5, 0.25, true],
  [0.5, 0.26, false],
  [-0.5, 0.25, true],
  [-0.5, 0.26, false],
  [0, 0, false],
])("an effect of %f ± %f is clear: %s", (mean, sd, clear) => {
  expect(isClear({ mean, sd })).toBe(clear);
});
