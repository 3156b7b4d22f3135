/** @file What a shift is worth: by how much the reward of a round is expected to rise. */
import { AXES, type Axis, LIMIT } from "../../affect/plane.ts";
import type { PlanePoint } from "../../judge/measurement.ts";
import type { RewardWeights } from "../../profile/log.ts";
import type { Shift } from "../shift.ts";

/** Mean of |X| of a normal X (Leone, Nelson & Nottingham 1961): √(2/π)·σ·e^(−μ²/2σ²) + μ·erf(μ/(σ√2)). */
function meanMagnitude(mean: number, sd: number): number {
  if (sd === 0) return Math.abs(mean);
  const z = mean / sd;
  return Math.sqrt(2 / Math.PI) * sd * Math.exp(-(z ** 2) / 2) + mean * erf(z / Math.SQRT2);
}

/** Abramowitz & Stegun 7.1.26, within 1.5e-7. */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - polynomial * Math.exp(-(x ** 2)));
}

/** Where the pictures of a round lie, and where they should. */
export interface Standing {
  readonly target: PlanePoint;
  readonly mean: PlanePoint;
  /** Of the pictures. */
  readonly deviation: PlanePoint;
  readonly weights: Pick<RewardWeights, Axis>;
}

/**
 * The rise of R_emo (app/reward/reward.ts) that is expected of a shift: the weighed mean error of the pictures before, less
 * that after, over 6(w_V + w_A). Doubt about the shift widens the spread of the pictures after it, and so has its price.
 */
export function expectedGain({ target, mean, deviation, weights }: Standing, shift: Shift): number {
  const total = weights.valence + weights.arousal;
  if (total === 0) return 0;
  const gain = (axis: Axis): number => {
    const residual = target[axis] - mean[axis];
    const after = Math.hypot(deviation[axis], shift[axis].sd);
    return meanMagnitude(residual, deviation[axis]) - meanMagnitude(residual - shift[axis].mean, after);
  };
  return AXES.reduce((sum, axis) => sum + weights[axis] * gain(axis), 0) / (2 * LIMIT * total);
}
