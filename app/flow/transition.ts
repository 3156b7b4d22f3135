/** @file A random step of a sampler and how likely it was, as policy gradients read it. */
import { fillLike, meanOver, type Vector } from "./vector.ts";

/** Where a step lands on average and how far it scatters. */
export interface Transition<V extends Vector = Vector> {
  readonly mean: V;
  /** Scatter of the process at this level. */
  readonly std: number;
  /** Scatter of this step; 0 when the step is deterministic. */
  readonly sd: number;
}

/** A transition with the place it went to. */
export interface Step<V extends Vector = Vector> extends Transition<V> {
  readonly next: V;
  /** Log-probability, averaged (not summed) over dimensions, so ratios stay near 1. */
  readonly logp: number;
}

/** μ + sd·ε. */
export function land<V extends Vector>({ mean, sd }: Transition<V>, noise: Vector): V {
  return fillLike(mean, [noise], (i) => mean[i]! + sd * noise[i]!);
}

/**
 * mean over dimensions of −(x' − μ)²/(2sd²) − ln sd − ½ln 2π. A deterministic step has no density; it counts as 0, so
 * that its ratio is 1 and it drops out of a policy gradient.
 */
export function gaussianLogp(next: Vector, { mean, sd }: Transition): number {
  if (sd === 0) return 0;
  const constant = Math.log(sd) + 0.5 * Math.log(2 * Math.PI);
  return meanOver(next.length, (i) => -((next[i]! - mean[i]!) ** 2) / (2 * sd * sd)) - constant;
}
