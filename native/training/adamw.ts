/** @file AdamW (Loshchilov & Hutter, ICLR 2019, algorithm 2): Adam with weight decay outside the gradient. */

export interface AdamWSettings {
  /** Decay of the first moment, 0 ≤ beta1 < 1. */
  readonly beta1: number;
  /** Decay of the second moment, 0 ≤ beta2 < 1. */
  readonly beta2: number;
  /** Added to the root of the second moment, > 0. */
  readonly epsilon: number;
}

/** What one update of one tensor needs besides the tensors. */
export interface AdamWUpdate extends AdamWSettings {
  /** Counts from 1: the first update is step 1. */
  readonly step: number;
  readonly learningRate: number;
  readonly weightDecay: number;
  /** Multiplies the gradient first, such as the factor of a clip. */
  readonly gradientScale: number;
}

/**
 * One update, in place, of a parameter and its two moments (all of one length).
 *
 *     g ← s·g                        p ← p·(1 − η·λ) − (η / (1 − β1ᵗ)) · m / (√v / √(1 − β2ᵗ) + ε)
 *     m ← β1·m + (1 − β1)·g
 *     v ← β2·v + (1 − β2)·g²
 *
 * Each element is read as float32, the formulas run in float64 in the order written, and m, v and p are each rounded
 * to float32 once, when stored. p moves by the unrounded m and v. The order is part of the contract: a resumed run
 * repeats the same bits. Beside PyTorch's float32 arithmetic it differs by its rounding only.
 */
export function updateAdamW(
  parameter: Float32Array,
  gradient: Float32Array,
  first: Float32Array,
  second: Float32Array,
  update: AdamWUpdate,
): void {
  const { beta1, beta2, epsilon, gradientScale } = update;
  const keep = 1 - update.learningRate * update.weightDecay;
  const stride = update.learningRate / (1 - beta1 ** update.step);
  const spread = 1 / Math.sqrt(1 - beta2 ** update.step);
  const fresh1 = 1 - beta1;
  const fresh2 = 1 - beta2;
  for (let i = 0; i < parameter.length; i++) {
    const g = gradient[i]! * gradientScale;
    const m = first[i]! * beta1 + g * fresh1;
    const v = second[i]! * beta2 + g * g * fresh2;
    first[i] = m;
    second[i] = v;
    parameter[i] = parameter[i]! * keep - (stride * m) / (Math.sqrt(v) * spread + epsilon);
  }
}
