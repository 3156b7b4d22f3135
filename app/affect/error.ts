/** @file How far measurements are from their targets: V-Error, A-Error, and skill against the constant predictor. */
import type { Affect, Axis } from "./plane.ts";
import { mean } from "../statistics/mean.ts";
import { median } from "../statistics/quantile.ts";

/** A number for each axis. */
export type PerAxis<T> = { readonly [A in Axis]: T };

/** A target and what the judge read off the picture made for it. */
export interface Pair {
  readonly target: Affect;
  readonly measured: Affect;
}

/** `measure` applied to each axis. */
export function perAxis<T>(measure: (axis: Axis) => T): PerAxis<T> {
  return { valence: measure("valence"), arousal: measure("arousal") };
}

/** Absolute error of one pair on each axis, 0 … 6. */
export function absoluteError({ target, measured }: Pair): PerAxis<number> {
  return perAxis((axis) => Math.abs(measured[axis] - target[axis]));
}

/**
 * Mean absolute error on each axis: V-Error and A-Error.
 *
 * @param pairs one or more
 */
export function meanAbsoluteError(pairs: readonly Pair[]): PerAxis<number> {
  const errors = pairs.map(absoluteError);
  return perAxis((axis) => mean(errors.map((error) => error[axis])));
}

/**
 * Skill `1 − MAE / MAE_constant` on each axis, against the best constant answer (the targets' median): 1 perfect,
 * 0 no better than one picture for every target, negative worse. Undefined where all targets are equal, since there
 * the constant answer is perfect and nothing can be shown.
 *
 * @param pairs one or more
 */
export function skill(pairs: readonly Pair[]): PerAxis<number | undefined> {
  const errors = meanAbsoluteError(pairs);
  return perAxis((axis) => {
    const targets = pairs.map(({ target }) => target[axis]);
    const constant = median(targets);
    const constantError = mean(targets.map((target) => Math.abs(target - constant)));
    return constantError === 0 ? undefined : 1 - errors[axis] / constantError;
  });
}
