/** @file Affect between the two scales, `rated` and `range`, both axes at once. */
import { rangeScale } from "../range-scale.ts";
import type { RatedAffect } from "./function-a.ts";
import type { AffectKnots } from "./quantile-knots.ts";

/** The two maps of one affect function; readings beyond the knots stay at ±2.4. */
export interface AffectScale {
  readonly toRange: (rated: RatedAffect) => { readonly valence: number; readonly arousal: number };
  readonly toRated: (range: { readonly valence: number; readonly arousal: number }) => RatedAffect;
}

/** y = 4.8·F(x) − 2.4 for each axis, F drawn through the knots. */
export function affectScale(knots: AffectKnots): AffectScale {
  const valence = rangeScale(knots.valence);
  const arousal = rangeScale(knots.arousal);
  return {
    toRange: (rated) => ({ valence: valence.toRange(rated.valence), arousal: arousal.toRange(rated.arousal) }),
    toRated: (range) => ({ valence: valence.toRated(range.valence), arousal: arousal.toRated(range.arousal) }),
  };
}
