/** @file Knots of an empirical distribution: what the frozen map from `rated` to `range` is drawn through. */
import { quantile } from "../../statistics/quantile.ts";
import type { Axis } from "../plane.ts";
import type { RangeKnots } from "../range-scale.ts";

/** Knots for both axes of one affect function. */
export type AffectKnots = { readonly [axis in Axis]: RangeKnots };

const PROBABILITIES: readonly number[] = [
  0, 0.01, 0.025, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9,
  0.95, 0.975, 0.99, 1,
];

/**
 * Quantiles (linear interpolation between order statistics) of the values of a reference set. A value that does not
 * rise is nudged up by 1e-6, so that the map has an inverse.
 *
 * @param probabilities rising, from 0 to 1
 */
export function quantileKnots(values: readonly number[], probabilities: readonly number[] = PROBABILITIES): RangeKnots {
  if (values.length < 2) throw new Error(`quantile knots need at least two values, got ${values.length}`);
  const knots: number[] = [];
  for (const probability of probabilities)
    knots.push(Math.max(quantile(values, probability), (knots.at(-1) ?? -Infinity) + 1e-6));
  return { probabilities, values: knots };
}
