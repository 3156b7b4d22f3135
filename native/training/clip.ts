/** @file Clipping by the global norm (Pascanu et al., ICML 2013): the direction of a step stays, its length is bounded. */

/**
 * The Euclidean norm of all gradients taken as one vector, summed in float64. Four partial sums a tensor: they are
 * added in a fixed order, so the result is the same on every run. Infinite or NaN as soon as one element is.
 */
export function globalNorm(gradients: Iterable<Float32Array>): number {
  let total = 0;
  for (const gradient of gradients) total += sumOfSquares(gradient);
  return Math.sqrt(total);
}

/** The factor that brings a gradient of this norm to at most `limit`: min(1, limit / norm). */
export function clipFactor(norm: number, limit: number): number {
  return norm > limit ? limit / norm : 1;
}

function sumOfSquares(values: Float32Array): number {
  // One sum would wait for its own last addition; four keep the adders busy.
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  const whole = values.length - (values.length % 4);
  for (let i = 0; i < whole; i += 4) {
    s0 += values[i]! * values[i]!;
    s1 += values[i + 1]! * values[i + 1]!;
    s2 += values[i + 2]! * values[i + 2]!;
    s3 += values[i + 3]! * values[i + 3]!;
  }
  for (let i = whole; i < values.length; i++) s0 += values[i]! * values[i]!;
  return s0 + s1 + (s2 + s3);
}
