/** @file The coefficients-preserving step (CPS, arXiv 2509.05952): random, yet with the noise the schedule asks for. */
import { land, type Step, type Transition } from "./transition.ts";
import { fillLike, meanSquare, type Vector } from "./vector.ts";

/**
 * std = σ'·sin(ηπ/2), x̂₀ = x − σv, x̂₁ = x + (1 − σ)v, μ = x̂₀·(1 − σ') + x̂₁·√(σ'² − std²), sd = std.
 *
 * @param eta 0 the ODE … 1 all noise fresh; 0.8 in the paper
 */
export function cpsTransition<V extends Vector>(
  x: V,
  velocity: Vector,
  sigma: number,
  sigmaNext: number,
  eta: number,
): Transition<V> {
  const std = sigmaNext * Math.sin((eta * Math.PI) / 2);
  const kept = Math.sqrt(Math.max(0, sigmaNext ** 2 - std ** 2));
  const mean = fillLike(x, [velocity], (i) => {
    const picture = x[i]! - sigma * velocity[i]!;
    const noise = x[i]! + (1 - sigma) * velocity[i]!;
    return picture * (1 - sigmaNext) + noise * kept;
  });
  return { mean, std, sd: std };
}

/** One step with standard normal `noise`; logp = −mean((x' − μ)²), unscaled as in the paper. */
export function cpsStep<V extends Vector>(
  x: V,
  velocity: Vector,
  sigma: number,
  sigmaNext: number,
  eta: number,
  noise: Vector,
): Step<V> {
  const transition = cpsTransition(x, velocity, sigma, sigmaNext, eta);
  const next = land(transition, noise);
  return { ...transition, next, logp: -meanSquare(next, transition.mean) };
}
