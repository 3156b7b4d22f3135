/** @file Exponential moving average of weights: what is drawn with, while the trained weights wander. */

/** Moves `average` towards `current` in place: a ← a + (1 − d)·(c − a), with 0 ≤ d ≤ 1. Float64 inside, one rounding. */
export function moveAverage(average: Float32Array, current: Float32Array, decay: number): void {
  const share = 1 - decay;
  for (let i = 0; i < average.length; i++) average[i] = average[i]! + share * (current[i]! - average[i]!);
}

/**
 * A decay that starts small, so that the first weights are forgotten quickly: min(d, (1 + t) / (10 + t)), as
 * TensorFlow's ExponentialMovingAverage does with `num_updates`.
 *
 * @param decay the decay reached in the end, 0 … 1
 */
export function warmingDecay(decay: number): (step: number) => number {
  return (step) => Math.min(decay, (1 + step) / (10 + step));
}
