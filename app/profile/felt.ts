/** @file How a person feels what a judge reads: a line on each axis, learned from “I feel this differently” (ALGORITHMS §5.4). */
import { AXES, type Axis, clampAffect, type Affect } from "../affect/plane.ts";
import { type PerAxis, perAxis } from "../affect/error.ts";
import type { Estimate } from "../feedback/shift.ts";
import type { PlanePoint } from "../judge/measurement.ts";

/** Corrections from which readings are shown as the person feels them. */
export const LEAST_CORRECTIONS = 20;

/** What is believed of α and β in felt = α + β·measured before the first correction: the judge is right, more or less. */
const PRIOR = { offset: { mean: 0, sd: 0.5 }, slope: { mean: 1, sd: 0.25 } } as const;

/**
 * Standard deviation of one rating about the consensus, by which a single correction is believed little: of people before
 * 900 photographs, on −3 … 3 of the `rated` scale (ALGORITHMS §4.4). Corrections are on `range`, where no such figure is
 * known; it stands in.
 */
export const NOISE: PerAxis<number> = { valence: 1.1, arousal: 1.7 };

/** Sums over corrections x → y of one axis: all that its line depends on. */
export interface LineSums {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
}

export type Calibration = PerAxis<LineSums>;

const NOTHING: LineSums = { n: 0, x: 0, y: 0, xx: 0, xy: 0 };
export const UNCORRECTED: Calibration = { valence: NOTHING, arousal: NOTHING };

/** What a judge read and what the person feels, scale `range`. */
export interface Correction {
  readonly measured: PlanePoint;
  readonly felt: PlanePoint;
}

export function correct(before: Calibration, { measured, felt: feels }: Correction): Calibration {
  return perAxis((axis) => {
    const sums = before[axis];
    const [x, y] = [measured[axis], feels[axis]];
    return { n: sums.n + 1, x: sums.x + x, y: sums.y + y, xx: sums.xx + x * x, xy: sums.xy + x * y };
  });
}

/** The line of one axis: felt = offset + slope · measured. */
export interface FeltLine {
  readonly offset: Estimate;
  readonly slope: Estimate;
}

/** Posterior of Bayesian linear regression with known noise: precision Λ₀ + XᵀX/σ², in closed form. */
export function feltLine(calibration: Calibration, axis: Axis): FeltLine {
  const { n, x, y, xx, xy } = calibration[axis];
  const noise = NOISE[axis] ** 2;
  const { offset, slope } = PRIOR;
  const [offsetPrecision, slopePrecision] = [1 / offset.sd ** 2, 1 / slope.sd ** 2];
  const aa = offsetPrecision + n / noise;
  const ab = x / noise;
  const bb = slopePrecision + xx / noise;
  const a = offsetPrecision * offset.mean + y / noise;
  const b = slopePrecision * slope.mean + xy / noise;
  const determinant = aa * bb - ab * ab;
  return {
    offset: { mean: (bb * a - ab * b) / determinant, sd: Math.sqrt(bb / determinant) },
    slope: { mean: (aa * b - ab * a) / determinant, sd: Math.sqrt(aa / determinant) },
  };
}

/** A judge's reading as this person feels it; the reading itself until there are {@link LEAST_CORRECTIONS}. */
export function felt({ calibration }: { readonly calibration: Calibration }, reading: PlanePoint): Affect {
  if (calibration.valence.n < LEAST_CORRECTIONS) return clampAffect(reading.valence, reading.arousal);
  const [valence, arousal] = AXES.map((axis) => {
    const { offset, slope } = feltLine(calibration, axis);
    return offset.mean + slope.mean * reading[axis];
  });
  return clampAffect(valence!, arousal!);
}
