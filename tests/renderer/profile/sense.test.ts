/** @file The band round the line from measured to felt. */
import { expect, test } from "vitest";
import { feltLineOf } from "../../../renderer/features/profile/sense.ts";

test("the band is narrowest where nothing is measured, and 1.96 deviations wide on either side", () => {
  const { offset, slope, halfWidth } = feltLineOf({ offset: { mean: 0.5, sd: 0.3 }, slope: { mean: 0.8, sd: 0.2 } });
  expect([offset, slope]).toEqual([0.5, 0.8]);
  expect(halfWidth(0)).toBeCloseTo(1.96 * 0.3, 9);
  expect(halfWidth(-2)).toBeCloseTo(1.96 * 0.5, 9);
  expect(halfWidth(2)).toBe(halfWidth(-2));
});
