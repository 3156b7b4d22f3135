/** @file The affect plane refuses what lies outside it, in one sentence. */
import { describe, expect, test } from "vitest";
import { affect, clampAffect, distance } from "../../../app/affect/plane.ts";

describe("affect", () => {
  test("keeps the corners", () => {
    expect(affect(-3, 3)).toEqual({ valence: -3, arousal: 3 });
  });

  test.each([
    [3.1, 0, "The valence 3.1 lies outside −3 … 3."],
    [0, -4, "The arousal -4 lies outside −3 … 3."],
    [Number.NaN, 0, "The valence is not a number."],
    [0, Number.POSITIVE_INFINITY, "The arousal Infinity lies outside −3 … 3."],
  ])("refuses (%d, %d)", (valence, arousal, sentence) => {
    expect(() => affect(valence, arousal)).toThrow(new RangeError(sentence));
  });
});

test("clampAffect moves a reading to the edge, but never invents one", () => {
  expect(clampAffect(-7, 3.5)).toEqual({ valence: -3, arousal: 3 });
  expect(() => clampAffect(Number.NaN, 0)).toThrow(RangeError);
});

test("distance is Euclidean", () => {
  expect(distance(affect(-1, 0), affect(2, -3))).toBeCloseTo(Math.sqrt(18), 12);
});
