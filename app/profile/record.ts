/** @file How suggestions fared: how often they did what they were to do, and how well that was foreseen. */
import { AXES } from "../affect/plane.ts";
import type { Profile } from "../contract/studio/profile.ts";
import { pearson } from "../statistics/regression.ts";
import type { EffectEntry } from "./profile-file.ts";

/** Effects from which their correlation says anything. */
const LEAST = 5;

/**
 * The record of measured effects. A suggestion is expected to move pictures towards their target, so it brought them nearer
 * when they moved at least a little that way; the correlation is of expected and measured shifts, both axes together.
 */
export function recordOf(effects: readonly EffectEntry[]): Profile["record"] {
  const along = ({ expected, measured }: EffectEntry): number =>
    AXES.reduce((sum, axis) => sum + expected[axis].mean * measured[axis].mean, 0);
  const means = (of: "expected" | "measured"): number[] =>
    effects.flatMap((effect) => AXES.map((axis) => effect[of][axis].mean));
  return {
    measured: effects.length,
    nearer: effects.filter((effect) => along(effect) > 0).length,
    correlation: effects.length < LEAST ? null : (pearson(means("expected"), means("measured")) ?? null),
  };
}
