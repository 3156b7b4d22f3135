/** @file Quantiles of a sample. */

/**
 * The quantile at `probability`, linear between order statistics (Hyndman and Fan 1996, type 7).
 *
 * @param values one or more, in any order
 * @param probability 0 … 1
 * @throws RangeError when the sample is empty or the probability outside 0 … 1
 */
export function quantile(values: readonly number[], probability: number): number {
  if (values.length === 0) throw new RangeError("An empty sample has no quantile.");
  if (!(probability >= 0 && probability <= 1)) {
    throw new RangeError(`The probability ${probability} lies outside 0 … 1.`);
  }
  const sorted = Float64Array.from(values).sort();
  const place = probability * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (place - below) * (high - low);
}

/** The middle of a sample: the constant with the smallest mean absolute error. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
