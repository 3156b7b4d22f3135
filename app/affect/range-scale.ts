/** @file The `range` scale: a frozen percentile map of what a pack can show, y = 4.8·F(x) − 2.4. */
import { monotoneCurve } from "./monotone-curve.ts";

/** Half the width of the scale: the pack's extremes land on ±2.4, inside the plane. */
export const RANGE_LIMIT = 2.4;

/** Quantiles of a judge's `rated` readings over a pack's reference pictures, both strictly rising. */
export interface RangeKnots {
  readonly values: readonly number[];
  /** Between 0 and 1. */
  readonly probabilities: readonly number[];
}

/** One axis' map between the two scales. Both ways are monotone and stay at the ends outside the knots. */
export interface RangeScale {
  toRange(rated: number): number;
  toRated(range: number): number;
}

/** Halvings that bring a bracket of the plane's width below double precision. */
const HALVINGS = 60;

/**
 * The map given by frozen knots, F being the monotone cubic through them.
 *
 * @throws RangeError when the knots do not rise or a probability is outside 0 … 1
 */
export function rangeScale({ values, probabilities }: RangeKnots): RangeScale {
  const outside = probabilities.find((probability) => !(probability >= 0 && probability <= 1));
  if (outside !== undefined) throw new RangeError(`The probability ${outside} lies outside 0 … 1.`);
  const level = probabilities.findIndex((probability, i) => i > 0 && probability <= probabilities[i - 1]!);
  if (level >= 0) throw new RangeError(`The probabilities must rise: ${probabilities[level]} does not.`);
  const share = monotoneCurve(values, probabilities);
  const toRange = (rated: number): number => 2 * RANGE_LIMIT * share.at(rated) - RANGE_LIMIT;

  return {
    toRange,
    toRated(range) {
      let low = values[0]!;
      let high = values.at(-1)!;
      if (range <= toRange(low)) return low;
      if (range >= toRange(high)) return high;
      for (let i = 0; i < HALVINGS; i++) {
        const middle = (low + high) / 2;
        if (toRange(middle) < range) low = middle;
        else high = middle;
      }
      return (low + high) / 2;
    },
  };
}
