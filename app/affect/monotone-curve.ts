/** @file Monotone cubic interpolation (Fritsch and Carlson 1980): a smooth curve that never leaves the span of its knots. */

/** A piecewise cubic through knots; outside them it keeps the nearest knot's value. */
export interface MonotoneCurve {
  at(x: number): number;
}

/** Weighted harmonic mean of the two neighbouring secants; 0 at a local extreme, so the curve turns at the knot. */
function innerSlope(widthBefore: number, secantBefore: number, widthAfter: number, secantAfter: number): number {
  if (secantBefore * secantAfter <= 0) return 0;
  const weightBefore = 2 * widthAfter + widthBefore;
  const weightAfter = widthAfter + 2 * widthBefore;
  return (weightBefore + weightAfter) / (weightBefore / secantBefore + weightAfter / secantAfter);
}

/** One-sided three-point estimate, limited so that the end segment stays monotone. */
function endSlope(width: number, secant: number, nextWidth: number, nextSecant: number): number {
  const slope = ((2 * width + nextWidth) * secant - width * nextSecant) / (width + nextWidth);
  if (slope * secant <= 0) return 0;
  if (secant * nextSecant <= 0 && Math.abs(slope) > 3 * Math.abs(secant)) return 3 * secant;
  return slope;
}

function knotSlopes(widths: readonly number[], secants: readonly number[]): number[] {
  const last = secants.length - 1;
  if (last === 0) return [secants[0]!, secants[0]!];
  const slopes = [endSlope(widths[0]!, secants[0]!, widths[1]!, secants[1]!)];
  for (let i = 1; i <= last; i++) {
    slopes.push(innerSlope(widths[i - 1]!, secants[i - 1]!, widths[i]!, secants[i]!));
  }
  slopes.push(endSlope(widths[last]!, secants[last]!, widths[last - 1]!, secants[last - 1]!));
  return slopes;
}

/**
 * The curve through `(xs[i], ys[i])`. Between two knots it stays between their values, and it rises or falls
 * wherever the knots do.
 *
 * @param xs strictly rising, two or more
 * @param ys as many as `xs`
 * @throws RangeError when the knots are too few, unequal in number, or do not rise
 */
export function monotoneCurve(xs: readonly number[], ys: readonly number[]): MonotoneCurve {
  if (xs.length < 2 || xs.length !== ys.length) {
    throw new RangeError(`A curve needs two or more knots with a value each, not ${xs.length} and ${ys.length}.`);
  }
  const widths = xs.slice(1).map((x, i) => x - xs[i]!);
  const flat = widths.findIndex((width) => !(width > 0));
  if (flat >= 0) throw new RangeError(`The knots of a curve must rise: ${xs[flat + 1]} follows ${xs[flat]}.`);
  const secants = widths.map((width, i) => (ys[i + 1]! - ys[i]!) / width);
  const slopes = knotSlopes(widths, secants);
  const last = widths.length - 1;

  const segmentOf = (x: number): number => {
    let low = 0;
    let high = last;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (xs[middle]! <= x) low = middle;
      else high = middle - 1;
    }
    return low;
  };

  return {
    at(x) {
      if (x <= xs[0]!) return ys[0]!;
      if (x >= xs[last + 1]!) return ys[last + 1]!;
      const i = segmentOf(x);
      const width = widths[i]!;
      const t = (x - xs[i]!) / width;
      const rise = ys[i + 1]! - ys[i]!;
      const [start, end] = [slopes[i]! * width, slopes[i + 1]! * width];
      // Hermite form around the first knot, so that a flat segment is exactly flat.
      const value = ys[i]! + t * (start + t * (3 * rise - 2 * start - end + t * (start + end - 2 * rise)));
      const [low, high] = rise < 0 ? [ys[i + 1]!, ys[i]!] : [ys[i]!, ys[i + 1]!];
      return Math.min(high, Math.max(low, value));
    },
  };
}
