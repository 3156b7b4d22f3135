/** @file Flow-GRPO's stochastic step (Liu et al. 2025): the SDE with the flow's own marginals. */
import { gaussianLogp, land, type Step, type Transition } from "./transition.ts";
import { fillLike, meanSquare, type Vector } from "./vector.ts";

export interface SdeSettings {
  /** a: 0 is the ODE; Flow-GRPO uses 0.7. */
  readonly noiseLevel: number;
  /** The schedule's second level, used in place of σ = 1, where the scatter would be infinite. */
  readonly secondSigma: number;
}

/**
 * std = a·√(σ/(1 − σ)), dσ = σ' − σ,
 * μ = x·(1 + std²/(2σ)·dσ) + v·(1 + std²·(1 − σ)/(2σ))·dσ, sd = std·√(−dσ).
 *
 * @param sigma above `sigmaNext`, 1 at most
 */
export function sdeTransition<V extends Vector>(
  x: V,
  velocity: Vector,
  sigma: number,
  sigmaNext: number,
  { noiseLevel, secondSigma }: SdeSettings,
): Transition<V> {
  const std = noiseLevel * Math.sqrt(sigma / (1 - (sigma === 1 ? secondSigma : sigma)));
  const step = sigmaNext - sigma;
  const keep = 1 + ((std * std) / (2 * sigma)) * step;
  const move = (1 + (std * std * (1 - sigma)) / (2 * sigma)) * step;
  return {
    mean: fillLike(x, [velocity], (i) => x[i]! * keep + velocity[i]! * move),
    std,
    sd: std * Math.sqrt(-step),
  };
}

/** One step with standard normal `noise`. */
export function sdeStep<V extends Vector>(
  x: V,
  velocity: Vector,
  sigma: number,
  sigmaNext: number,
  settings: SdeSettings,
  noise: Vector,
): Step<V> {
  const transition = sdeTransition(x, velocity, sigma, sigmaNext, settings);
  const next = land(transition, noise);
  return { ...transition, next, logp: gaussianLogp(next, transition) };
}

/**
 * KL between two policies' steps from one state. `process` is mean((μ − μ_ref)²)/(2·std²), what Flow-GRPO's code
 * penalises; `step` divides by 2·sd² and is the true divergence of the step.
 */
export function transitionKl(
  policy: Transition,
  reference: Transition,
): { readonly process: number; readonly step: number } {
  const square = meanSquare(policy.mean, reference.mean);
  return { process: square / (2 * policy.std ** 2), step: square / (2 * policy.sd ** 2) };
}
