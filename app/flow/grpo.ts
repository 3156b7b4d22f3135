/** @file The clipped policy objective of GRPO over sampled steps. */
import { meanOver } from "./vector.ts";

/** ρ = exp(logp − logpOld), exactly 1 on the first on-policy pass. */
export function likelihoodRatio(logp: number, logpOld: number): number {
  return Math.exp(logp - logpOld);
}

/** One sampled step with the advantage of the picture it led to. */
export interface ScoredStep {
  readonly logp: number;
  readonly logpOld: number;
  readonly advantage: number;
}

/**
 * mean over steps of max(−Aρ, −A·clip(ρ, 1 ± clip)).
 *
 * @param clip Flow-GRPO uses 10⁻⁴, since logp is a mean over dimensions
 */
export function clippedPolicyLoss(steps: readonly ScoredStep[], clip = 1e-4): number {
  return meanOver(steps.length, (i) => {
    const { logp, logpOld, advantage } = steps[i]!;
    const ratio = likelihoodRatio(logp, logpOld);
    const clipped = Math.min(1 + clip, Math.max(1 - clip, ratio));
    return Math.max(-advantage * ratio, -advantage * clipped);
  });
}
