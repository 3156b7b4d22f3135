/** @file Several readings folded to one measurement. */
import { expect, test } from "vitest";
import type { Cause } from "../../../app/judge/measurement.ts";
import { type AxisReads, fewestReads, foldReads } from "../../../app/judge/reads.ts";

const identity = { id: "server-1", sha256: "0".repeat(64) };
const flat = { offset: 0, slope: 1 };
const exact = { valence: flat, arousal: flat, residual: { valence: 0, arousal: 0 } };

function reads(values: readonly number[], asked = values.length, causes: readonly Cause[] = []): AxisReads {
  return {
    asked,
    held: values.map((value) => ({ value, causes })),
    refusal: values.length < asked ? "It was cut off." : null,
  };
}

function folded(valence: AxisReads, arousal: AxisReads, calibration: typeof exact | null = exact) {
  const result = foldReads({ valence, arousal }, { calibration, identity });
  if ("unmeasured" in result) throw new Error(result.unmeasured);
  return result.measurement;
}

test("the mean is told, the spread holds both the readings' own and the calibration's", () => {
  const calibration = {
    valence: { offset: 0.2, slope: 2 },
    arousal: flat,
    residual: { valence: 0.6, arousal: 0.8 },
  };
  const measured = folded(reads([0, 0.4]), reads([1, 1]), calibration);
  expect(measured.valence).toBeCloseTo(0.6, 12);
  expect(measured).toMatchObject({ arousal: 1, rated: { valence: 0.2, arousal: 1 }, scale: "range", judge: identity });
  // s = .4/√2 said, twice that on range; s² + .36 = .68.
  expect(measured.spread.valence).toBeCloseTo(Math.sqrt(0.68), 12);
  expect(measured.spread.arousal).toBe(0.8);
  expect(measured.note).toBeUndefined();
});

test("readings that agree and a calibration without error are surely right; half of them lost, half as surely", () => {
  expect(folded(reads([1, 1]), reads([0, 0])).confidence).toBe(1);
  expect(folded(reads([1, 1], 4), reads([0, 0], 4)).confidence).toBe(0.5);
});

test("a spread as wide as guessing leaves no confidence", () => {
  const residual = { valence: 4.8 / Math.sqrt(12), arousal: 9 };
  expect(folded(reads([1]), reads([1]), { ...exact, residual }).confidence).toBeCloseTo(0, 12);
});

test("without a calibration the numbers stay as they were said, and nothing is believed of arousal", () => {
  const measured = folded(reads([1]), reads([2]), null);
  expect(measured).toMatchObject({ scale: "rated", valence: 1, arousal: 2, rated: { valence: 1, arousal: 2 } });
  expect(measured.spread.arousal).toBeGreaterThan(6 / Math.sqrt(12));
  expect(measured.confidence).toBeLessThan(0.5);
  expect(measured.note).toContain("not calibrated");
});

test("the causes are those of the reading nearest the mean, five of both axes, the strongest first, in units of the scale", () => {
  const cause = (what: string, axis: "valence" | "arousal", effect: number): Cause => ({
    what,
    group: "light",
    axis,
    effect,
  });
  const valence: AxisReads = {
    asked: 3,
    refusal: null,
    held: [
      { value: -2, causes: [cause("far off", "valence", -3)] },
      {
        value: 0.1,
        causes: [cause("sun", "valence", 0.5), cause("fog", "valence", -0.2), cause("sky", "valence", 0.1)],
      },
      { value: 2, causes: [] },
    ],
  };
  const arousal = reads([0], 1, [
    cause("storm", "arousal", 0.6),
    cause("calm", "arousal", -0.1),
    cause("sea", "arousal", 0.05),
  ]);
  const calibration = { ...exact, valence: { offset: 0, slope: 2 } };
  expect(folded(valence, arousal, calibration).causes.map(({ what, effect }) => `${what} ${effect}`)).toEqual([
    "sun 1",
    "storm 0.6",
    "fog -0.4",
    "sky 0.2",
    "calm -0.1",
  ]);
  const blind = { ...exact, valence: { offset: 0, slope: 0 } };
  expect(folded(valence, arousal, blind).causes.map(({ axis }) => axis)).toEqual(["arousal", "arousal", "arousal"]);
});

test("fewer than half on either axis is no measurement, and says why", () => {
  expect([1, 2, 3, 4, 5, 16].map(fewestReads)).toEqual([1, 1, 2, 2, 3, 8]);
  expect(foldReads({ valence: reads([1, 1, 1, 1]), arousal: reads([1], 4) }, { calibration: null, identity })).toEqual({
    unmeasured: "1 of 4 readings of arousal hold, fewer than half. It was cut off.",
  });
  expect(foldReads({ valence: reads([], 1), arousal: reads([1]) }, { calibration: exact, identity })).toEqual({
    unmeasured: "0 of 1 readings of valence hold, fewer than half. It was cut off.",
  });
});
