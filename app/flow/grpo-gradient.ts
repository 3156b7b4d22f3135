/** @file The gradient of the clipped policy objective with respect to a velocity: what a backward pass through the flow starts from. */
import { clippedPolicyLoss, likelihoodRatio } from "./grpo.ts";
import { fillLike, meanSquare, type Vector } from "./vector.ts";

/** One sampled step as it stands under the policy of now. All vectors have one length. */
export interface PolicyStep<V extends Vector = Vector> {
  /** What the step led to. */
  readonly next: V;
  /** Mean of the step under the policy of now, and under the frozen base. */
  readonly mean: V;
  readonly baseMean: V;
  /** ∂mean/∂velocity, one number for all dimensions. */
  readonly move: number;
  /** ∂logp/∂mean = (next − mean)·`sharpness`: 1/(sd²·n) of a Gaussian, 2/n of CPS. */
  readonly sharpness: number;
  /** Variance that the divergence from the base is measured in. */
  readonly variance: number;
  readonly logp: number;
  readonly logpOld: number;
  readonly advantage: number;
}

export interface PolicyTerms<V extends Vector = Vector> {
  /** ρ. */
  readonly ratio: number;
  /** mean((μ − μ_base)²)/(2·variance). */
  readonly kl: number;
  /** max(−Aρ, −A·clip(ρ)) + β·kl. */
  readonly loss: number;
  /** ∂loss/∂velocity. */
  readonly gradient: V;
}

/**
 * Loss and gradient of one step. Where the clip holds, the advantage pulls no more; the divergence always does.
 *
 * @param clip half the width of the trusted interval about ρ = 1
 * @param beta weight of the divergence
 */
export function policyTerms<V extends Vector>(step: PolicyStep<V>, clip: number, beta: number): PolicyTerms<V> {
  const { next, mean, baseMean, move, sharpness, variance, logp, logpOld, advantage } = step;
  const ratio = likelihoodRatio(logp, logpOld);
  const clipped = advantage > 0 ? ratio > 1 + clip : ratio < 1 - clip;
  const pull = clipped ? 0 : -advantage * ratio * sharpness;
  const hold = beta / (variance * next.length);
  const kl = meanSquare(mean, baseMean) / (2 * variance);
  return {
    ratio,
    kl,
    loss: clippedPolicyLoss([{ logp, logpOld, advantage }], clip) + beta * kl,
    gradient: fillLike(
      next,
      [mean, baseMean],
      (i) => move * (pull * (next[i]! - mean[i]!) + hold * (mean[i]! - baseMean[i]!)),
    ),
  };
}
