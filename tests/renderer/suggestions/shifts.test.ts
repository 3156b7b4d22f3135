/** @file Expected and measured shifts as cards show them. */
import { describe, expect, test } from "vitest";
import { LIMIT } from "../../../app/affect/plane.ts";
import type { Shift } from "../../../app/feedback/shift.ts";
import { effectLines, placeAfter, seenAxes } from "../../../renderer/features/suggestions/shifts.ts";
import fc from "../../kit/fc.ts";

const shift = (valence: number, arousal: number, sd = 0.1): Shift => ({
  valence: { mean: valence, sd },
  arousal: { mean: arousal, sd },
});

describe("a shift", () => {
  test("names the axes whose number is not 0.0", () => {
    expect([shift(0.5, -0.3), shift(0.5, 0.04), shift(-0.04, -0.05), shift(0, 0)].map(seenAxes)).toEqual([
      ["valence", "arousal"],
      ["valence"],
      ["arousal"],
      [],
    ]);
  });

  test("leads to a place of the plane, from wherever it begins", () => {
    expect(placeAfter({ valence: -1, arousal: 0.5 }, shift(0.5, -0.25))).toEqual({ valence: -0.5, arousal: 0.25 });
    const number = fc.double({ min: -6, max: 6, noNaN: true });
    fc.assert(
      fc.property(number, number, number, (from, v, a) => {
        const place = placeAfter({ valence: from, arousal: from }, shift(v, a));
        expect(Math.max(Math.abs(place.valence), Math.abs(place.arousal))).toBeLessThanOrEqual(LIMIT);
      }),
    );
  });
});

describe("what an edit did", () => {
  test("is told on the axes that were expected to move, with the margin that decides whether it is clear", () => {
    const lines = effectLines(shift(0.4, 0.02, 0.3), { ...shift(0.3, 0.1), arousal: { mean: 0.1, sd: 0.2 } });
    expect(lines).toEqual([
      { axis: "valence", expected: 0.4, measured: 0.3, margin: expect.closeTo(0.196), clear: true },
    ]);
  });

  test("is told on an axis nobody expected when it moved clearly", () => {
    const lines = effectLines(shift(0.4, 0), shift(0.05, -0.6));
    expect(lines.map(({ axis, clear }) => [axis, clear])).toEqual([
      ["valence", false],
      ["arousal", true],
    ]);
  });

  test("after one's own words has no expectation, and keeps the larger of two effects that are not clear", () => {
    expect(effectLines(null, shift(0.1, -0.2, 0.4))).toEqual([
      { axis: "arousal", expected: null, measured: -0.2, margin: expect.closeTo(0.784), clear: false },
    ]);
  });

  test("is clear exactly where the printed interval leaves out zero", () => {
    const mean = fc.double({ min: -3, max: 3, noNaN: true });
    const sd = fc.double({ min: 0.01, max: 2, noNaN: true });
    fc.assert(
      fc.property(mean, sd, (value, spread) => {
        for (const { measured, margin, clear } of effectLines(shift(1, 1), shift(value, value, spread)))
          expect(clear).toBe(Math.abs(measured) > margin);
      }),
    );
  });
});
