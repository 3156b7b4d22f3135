/** @file DiffusionNFT (arXiv 2509.16117): reinforcement on the forward process, from finished pictures alone. */
import { fillLike, meanOver, meanSquare, type Vector } from "./vector.ts";

/** One picture, noised to level t, and what three velocity fields say there. All vectors have one length. */
export interface NftSample<V extends Vector = Vector> {
  /** The finished picture. */
  readonly x0: V;
  /** x_t = (1 − t)·x0 + t·noise. */
  readonly noised: V;
  /** Noise level, 0 … 1. */
  readonly t: number;
  /** Of the adapter being trained. */
  readonly velocity: V;
  /** Of the softly updated sampler. */
  readonly oldVelocity: V;
  /** Of the frozen base. */
  readonly baseVelocity: V;
  /** r: how good the picture was, 0 … 1 (group-advantage.ts). */
  readonly optimality: number;
}

export interface NftSettings {
  /** Strength of the implicit contrast; 1 is stable, 0.1 faster. */
  readonly beta: number;
  /** Weight of the pull towards the base, 10⁻⁴ in the paper's code. */
  readonly baseWeight: number;
}

export interface NftTerms<V extends Vector = Vector> {
  /** ℓ⁺ and ℓ⁻: scale-free errors of the positive and negative policies' x̂₀. */
  readonly positive: number;
  readonly negative: number;
  /** mean((v − v_base)²). */
  readonly drift: number;
  readonly loss: number;
  /** ∂loss/∂velocity. */
  readonly gradient: V;
}

/** Factor of the policy term in the paper's code. */
const POLICY_WEIGHT = 5;

/**
 * v⁺ = βv + (1 − β)v_old, v⁻ = (1 + β)v_old − βv, x̂₀± = x_t − t·v±, w± = max(mean|x̂₀± − x₀|, 10⁻⁵) held constant,
 * ℓ± = mean((x̂₀± − x₀)²)/w±, loss = 5·(r·ℓ⁺ + (1 − r)·ℓ⁻)/β + baseWeight·mean((v − v_base)²). In the gradient 1/β
 * cancels: −10t·(r·(x̂₀⁺ − x₀)/w⁺ − (1 − r)·(x̂₀⁻ − x₀)/w⁻)/n + 2·baseWeight·(v − v_base)/n.
 */
export function nftTerms<V extends Vector>(sample: NftSample<V>, { beta, baseWeight }: NftSettings): NftTerms<V> {
  const { x0, noised, t, velocity, oldVelocity, baseVelocity, optimality: r } = sample;
  const n = x0.length;
  /** x̂₀ − x₀ of the policy v_old + amount·(v − v_old). */
  const residual = (amount: number) => (i: number) =>
    noised[i]! - t * (oldVelocity[i]! + amount * (velocity[i]! - oldVelocity[i]!)) - x0[i]!;
  const positiveResidual = residual(beta);
  const negativeResidual = residual(-beta);
  const scaleOf = (of: (i: number) => number): number =>
    Math.max(
      meanOver(n, (i) => Math.abs(of(i))),
      1e-5,
    );
  const positiveScale = scaleOf(positiveResidual);
  const negativeScale = scaleOf(negativeResidual);

  const positive = meanOver(n, (i) => positiveResidual(i) ** 2) / positiveScale;
  const negative = meanOver(n, (i) => negativeResidual(i) ** 2) / negativeScale;
  const drift = meanSquare(velocity, baseVelocity);
  const gradient = fillLike(x0, [noised, velocity, oldVelocity, baseVelocity], (i) => {
    const pull = (r * positiveResidual(i)) / positiveScale - ((1 - r) * negativeResidual(i)) / negativeScale;
    return (-2 * POLICY_WEIGHT * t * pull + 2 * baseWeight * (velocity[i]! - baseVelocity[i]!)) / n;
  });
  const loss = (POLICY_WEIGHT * (r * positive + (1 - r) * negative)) / beta + baseWeight * drift;
  return { positive, negative, drift, loss, gradient };
}
