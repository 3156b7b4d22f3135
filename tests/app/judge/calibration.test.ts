/** @file Calibration of a judge: golden lines, both ways, never downhill, and what chance alone gives. */
import { expect, test } from "vitest";
import { type CalibrationPair, fitCalibration, toRange, toSaid } from "../../../app/judge/calibration.ts";
import { stream } from "../../../app/random/philox.ts";
import fc from "../../kit/fc.ts";

const pairsOf = (said: readonly number[], reference: readonly number[]): CalibrationPair[] =>
  said.map((x, i) => ({
    said: { valence: x, arousal: x },
    reference: { valence: reference[i]!, arousal: -reference[i]! },
  }));

test("a line through eight pictures, and the same upside down (numbers made with NumPy)", () => {
  const fitted = fitCalibration(pairsOf([0, 1, 2, 3, 4, 5, 6, 7], [-2.5, -3, -1, 0.5, 0, 2, 3, 3]));
  // F = 78.18, so the slope of least squares, .916667, keeps 77.18 of 78.18 parts.
  expect(fitted.valence.slope).toBeCloseTo(0.9049422799422799, 12);
  expect(fitted.valence.offset).toBeCloseTo(-2.9172979797979797, 12);
  expect(fitted.residual.valence).toBeCloseTo(0.6725705298311321, 12);
  expect(fitted.correlation.valence).toBeCloseTo(0.9637053855693858, 12);
  // A judge that tells an axis upside down is not turned over but no longer asked: the mean, and the whole spread.
  expect(fitted.arousal).toEqual({ offset: -0.25, slope: 0 });
  expect(fitted.residual.arousal).toBeCloseTo(2.516611478423583, 12);
  expect(fitted.correlation.arousal).toBeCloseTo(-0.9637053855693858, 12);
});

test("a judge that always says the same has no correlation, and the reference's mean is told", () => {
  const fitted = fitCalibration(pairsOf(Array(8).fill(1), [0, 0, 1, 1, 2, 2, 1, 1]));
  expect(fitted.valence).toEqual({ offset: 1, slope: 0 });
  expect(fitted.correlation.valence).toBeNull();
});

test("a judge that agrees to the last digit keeps its slope", () => {
  const said = [-2, -1.5, -1, -0.5, 0, 0.5, 1, 1.5];
  const { valence, residual } = fitCalibration(
    pairsOf(
      said,
      said.map((x) => 0.5 + 2 * x),
    ),
  );
  expect(valence.slope).toBeCloseTo(2, 12);
  expect(valence.offset).toBeCloseTo(0.5, 12);
  expect(residual.valence).toBeCloseTo(0, 12);
});

test("of numbers without any bearing little slope is left, and less than least squares would leave", () => {
  const slopes = Array.from({ length: 200 }, (_, i) => {
    const random = stream(7, "unrelated", i);
    const draw = (): number[] => Array.from({ length: 40 }, () => random.normal());
    return fitCalibration(pairsOf(draw(), draw())).valence.slope;
  });
  // F(1, 38) exceeds 1 and the slope is upward in .16 of all cases.
  expect(slopes.filter((slope) => slope > 0).length / 200).toBeCloseTo(0.16, 1);
  expect(Math.max(...slopes)).toBeLessThan(0.5);
});

test("seven pictures are too few", () => {
  expect(() => fitCalibration(pairsOf([1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7]))).toThrow(
    "8 pictures are needed to calibrate, not 7.",
  );
});

const axis = fc.record({
  offset: fc.double({ min: -2, max: 2, noNaN: true }),
  slope: fc.double({ min: 0.05, max: 4, noNaN: true }),
});
const calibrations = fc
  .record({ valence: axis, arousal: axis })
  .map((lines) => ({ ...lines, residual: { valence: 0.5, arousal: 0.5 } }));
const number = fc.double({ min: -3, max: 3, noNaN: true });

test("what is said more is never read as less, and every reading lies on range", () => {
  fc.assert(
    fc.property(calibrations, number, number, (calibration, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      const [below, above] = [low, high].map((x) => toRange(calibration, { valence: x, arousal: x }));
      expect(below!.valence).toBeLessThanOrEqual(above!.valence);
      expect(Math.max(...[below!, above!].map(({ arousal }) => Math.abs(arousal)))).toBeLessThanOrEqual(2.4);
    }),
    { seed: 6 },
  );
});

test("there and back again is the same number, where neither scale ends", () => {
  fc.assert(
    fc.property(calibrations, number, (calibration, x) => {
      const there = toRange(calibration, { valence: x, arousal: x });
      const back = toSaid(calibration, there);
      if (Math.abs(there.valence) < 2.4) expect(back.valence).toBeCloseTo(x, 9);
      if (Math.abs(there.arousal) < 2.4) expect(back.arousal).toBeCloseTo(x, 9);
    }),
    { seed: 6 },
  );
});

test("an axis that cannot be told keeps the number of range", () => {
  const flat = { offset: 0.3, slope: 0 };
  const calibration = { valence: flat, arousal: flat, residual: { valence: 1, arousal: 1 } };
  expect(toSaid(calibration, { valence: 2, arousal: -1 })).toEqual({ valence: 2, arousal: -1 });
  expect(toRange(calibration, { valence: 3, arousal: -3 })).toEqual({ valence: 0.3, arousal: 0.3 });
});
