/** @file Brings a judge's own numbers to the `range` scale: a straight line an axis, fitted to a reference's readings. */
import { AXES, LIMIT, type Axis } from "../affect/plane.ts";
import { RANGE_LIMIT } from "../affect/range-scale.ts";
import { mean } from "../statistics/mean.ts";
import { line, pearson } from "../statistics/regression.ts";
import type { PlanePoint } from "./measurement.ts";

/** range = offset + slope · said; the slope is never negative. */
export interface CalibrationLine {
  readonly offset: number;
  readonly slope: number;
}

export interface Calibration {
  readonly valence: CalibrationLine;
  readonly arousal: CalibrationLine;
  /** Standard deviation of the reference about the line. */
  readonly residual: PlanePoint;
}

/** What a judge said of a picture, and the reading it is compared with, on `range`. */
export interface CalibrationPair {
  readonly said: PlanePoint;
  readonly reference: PlanePoint;
}

export interface FittedCalibration extends Calibration {
  /** Pearson's r with the reference, null where either never varied. */
  readonly correlation: { readonly valence: number | null; readonly arousal: number | null };
}

/** Fewer pictures would fit their own accidents. */
export const FEWEST_PAIRS = 8;

interface FittedAxis {
  readonly line: CalibrationLine;
  readonly residual: number;
  readonly correlation: number | null;
}

/**
 * Least squares, the slope shrunk by (F − 1)/F, F = r²(n − 2)/(1 − r²): what chance alone would give is taken off (the
 * heuristic factor of van Houwelingen & le Cessie, Stat. Med. 1990, for one predictor). A judge that cannot tell an axis, or
 * tells it upside down, ends at slope 0: the reference's mean, with the reference's spread.
 */
function fitAxis(said: readonly number[], reference: readonly number[]): FittedAxis {
  const freedom = said.length - 2;
  const correlation = pearson(said, reference) ?? null;
  const r2 = (correlation ?? 0) ** 2;
  const shrunk = r2 === 0 ? 0 : Math.max(0, 1 - (1 - r2) / (r2 * freedom));
  const slope = shrunk * Math.max(0, line(said, reference)?.slope ?? 0);
  const offset = mean(reference) - slope * mean(said);
  const squares = said.reduce((sum, x, i) => sum + (reference[i]! - offset - slope * x) ** 2, 0);
  return { line: { offset, slope }, residual: Math.sqrt(squares / freedom), correlation };
}

/**
 * The calibration that brings `said` nearest to `reference`.
 *
 * @throws RangeError when there are fewer than {@link FEWEST_PAIRS} pairs
 */
export function fitCalibration(pairs: readonly CalibrationPair[]): FittedCalibration {
  if (pairs.length < FEWEST_PAIRS)
    throw new RangeError(`${FEWEST_PAIRS} pictures are needed to calibrate, not ${pairs.length}.`);
  const fit = (axis: Axis): FittedAxis =>
    fitAxis(
      pairs.map(({ said }) => said[axis]),
      pairs.map(({ reference }) => reference[axis]),
    );
  const [valence, arousal] = [fit("valence"), fit("arousal")];
  return {
    valence: valence.line,
    arousal: arousal.line,
    residual: { valence: valence.residual, arousal: arousal.residual },
    correlation: { valence: valence.correlation, arousal: arousal.correlation },
  };
}

const clamp = (value: number, limit: number): number => Math.min(limit, Math.max(-limit, value));

function onBoth(map: (axis: Axis) => number): PlanePoint {
  const [valence, arousal] = AXES.map(map);
  return { valence: valence!, arousal: arousal! };
}

/** What a judge said, on `range`; beyond the scale lies its end. */
export function toRange(calibration: Calibration, said: PlanePoint): PlanePoint {
  return onBoth((axis) => clamp(calibration[axis].offset + calibration[axis].slope * said[axis], RANGE_LIMIT));
}

/**
 * What a judge would have to say to land on a point of `range`, within its own −3 … 3. An axis it cannot tell (slope 0) keeps
 * the number: there is none that fits better.
 */
export function toSaid(calibration: Calibration, range: PlanePoint): PlanePoint {
  return onBoth((axis) => {
    const { offset, slope } = calibration[axis];
    return clamp(slope === 0 ? range[axis] : (range[axis] - offset) / slope, LIMIT);
  });
}
