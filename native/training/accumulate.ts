/** @file Gradient accumulation: several small batches make one step, for the memory of one. */

/** Adds `gradient` to `sum` in place. The mean is taken when the step is made, by the optimiser's gradient scale. */
export function accumulate(sum: Float32Array, gradient: Float32Array): void {
  for (let i = 0; i < sum.length; i++) sum[i] = sum[i]! + gradient[i]!;
}
