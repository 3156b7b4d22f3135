/** @file Group-relative advantages: how much better a picture is than others of the same prompt (GRPO). */
import { mean, standardDeviation } from "../statistics/mean.ts";

export interface AdvantageSettings {
  /** Which rewards the spread is taken over; Flow-GRPO uses all of them for Stable Diffusion 3. */
  readonly spread: "all" | "group";
  /** Largest absolute advantage. */
  readonly clip: number;
}

/** Keeps advantages finite when all rewards are equal. */
const SPREAD_FLOOR = 1e-4;

/**
 * A = clip((R − mean of the group)/(standard deviation + 10⁻⁴), ±clip).
 *
 * @param groups rewards of the pictures of each prompt, none empty
 */
export function groupAdvantages(
  groups: readonly (readonly number[])[],
  { spread, clip }: AdvantageSettings = { spread: "all", clip: 5 },
): number[][] {
  const overall = standardDeviation(groups.flat());
  return groups.map((rewards) => {
    const centre = mean(rewards);
    const scale = (spread === "all" ? overall : standardDeviation(rewards)) + SPREAD_FLOOR;
    return rewards.map((reward) => Math.min(clip, Math.max(-clip, (reward - centre) / scale)));
  });
}

/** The optimality probability DiffusionNFT weighs with: r = clip(A/5, ±1)/2 + ½, 0 … 1. */
export function optimality(advantage: number): number {
  return Math.min(1, Math.max(-1, advantage / 5)) / 2 + 0.5;
}
