/** @file A straight line through pairs of numbers, and Pearson's correlation. */
import { mean } from "./mean.ts";

interface Sums {
  readonly xx: number;
  readonly yy: number;
  readonly xy: number;
}

/** Sums of squares and products about the means. */
function centredSums(xs: readonly number[], ys: readonly number[]): Sums {
  if (xs.length !== ys.length) throw new RangeError(`Pairs are needed, not ${xs.length} and ${ys.length} numbers.`);
  const [meanX, meanY] = [mean(xs), mean(ys)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [i, x] of xs.entries()) {
    const [dx, dy] = [x - meanX, ys[i]! - meanY];
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return { xx, yy, xy };
}

/**
 * Pearson's r, −1 … 1; undefined when either side is constant or there are fewer than two pairs.
 *
 * @throws RangeError when the sides differ in length
 */
export function pearson(xs: readonly number[], ys: readonly number[]): number | undefined {
  const constant = (values: readonly number[]): boolean => values.every((value) => value === values[0]);
  const { xx, yy, xy } = centredSums(xs, ys);
  if (constant(xs) || constant(ys)) return undefined;
  return Math.min(1, Math.max(-1, xy / Math.sqrt(xx * yy)));
}

/**
 * Least-squares line y = intercept + slope·x; undefined when `xs` is constant or there are fewer than two pairs.
 *
 * @throws RangeError when the sides differ in length
 */
export function line(
  xs: readonly number[],
  ys: readonly number[],
): { readonly slope: number; readonly intercept: number } | undefined {
  const { xx, xy } = centredSums(xs, ys);
  if (xs.every((x) => x === xs[0])) return undefined;
  const slope = xy / xx;
  return { slope, intercept: mean(ys) - slope * mean(xs) };
}
