/** @file The reward of a picture: how near its mood comes to the target, its quality, and the person's taste (ALGORITHMS §1.4). */
import { AXES, type Axis, LIMIT } from "../affect/plane.ts";
import type { PlanePoint } from "../judge/measurement.ts";
import type { RewardWeights } from "../profile/log.ts";

/** Arousal counts half: judges read it less surely. */
export const DEFAULT_WEIGHTS: RewardWeights = { valence: 1, arousal: 0.5, preference: 0.1 };

/** `dense` falls with every error, `threshold` knows hit and miss only, as the paper's does. */
export const REWARD_FORMS = ["dense", "threshold"] as const;
export type RewardForm = (typeof REWARD_FORMS)[number];

/** Below this error an axis is a hit: the same share of −3 … 3 as 0.35 of a scale of 1 … 5. */
export const HIT = 0.525;

/** λ_q: what quality one standard deviation below the base model's costs. */
const QUALITY_WEIGHT = 0.2;

/** How a person feels what a judge reads; calibration stands between judge and reward. */
export type Felt = (reading: PlanePoint) => PlanePoint;

export interface RewardSettings {
  readonly weights: Pick<RewardWeights, Axis>;
  readonly felt: Felt;
  readonly form: RewardForm;
}

/** A judge's own reading, weighed by default. */
export const PLAIN_REWARD: RewardSettings = { weights: DEFAULT_WEIGHTS, felt: (reading) => reading, form: "dense" };

/**
 * R_emo = 1 − (w_V·e_V + w_A·e_A)/(6(w_V + w_A)), or R_thr = ½·1[e_V < ε] + ½·1[e_A < ε], of calibrated errors: 0 … 1. Weights
 * that are both 0 ask for no mood, so every picture has it.
 */
export function emotionReward(
  reading: PlanePoint,
  target: PlanePoint,
  { weights, felt, form }: RewardSettings,
): number {
  const place = felt(reading);
  // A calibration may lead out of the plane, where an error of more than its width would be a negative reward.
  const error = (axis: Axis): number => Math.min(2 * LIMIT, Math.abs(place[axis] - target[axis]));
  if (form === "threshold") return AXES.reduce((sum, axis) => sum + (error(axis) < HIT ? 0.5 : 0), 0);
  const total = weights.valence + weights.arousal;
  if (total === 0) return 1;
  return 1 - (weights.valence * error("valence") + weights.arousal * error("arousal")) / (2 * LIMIT * total);
}

export interface RewardParts {
  /** {@link emotionReward}. */
  readonly emotion: number;
  /** A score of quality or fidelity with mean and deviation of the base model's on the same prompt, where there is such a score. */
  readonly quality?: { readonly score: number; readonly mean: number; readonly sd: number };
  /** The profile's utility of the picture, and how much taste may count by now (λ_pref); absent until it may steer. */
  readonly taste?: { readonly utility: number; readonly weight: number };
}

/**
 * R = R_emo + λ_q·min(0, (q − m)/s) + λ_pref·(2σ(u) − 1). Quality is a guard on one side only: a picture gains nothing by
 * being finer than the base model's, so that nobody optimises the guard.
 */
export function totalReward({ emotion, quality, taste }: RewardParts): number {
  const guard =
    quality === undefined || quality.sd === 0 ? 0 : Math.min(0, (quality.score - quality.mean) / quality.sd);
  const liking = taste === undefined ? 0 : taste.weight * (2 / (1 + Math.exp(-taste.utility)) - 1);
  return emotion + QUALITY_WEIGHT * guard + liking;
}
