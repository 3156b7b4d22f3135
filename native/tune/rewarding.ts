/** @file What a drawn picture is worth: its mood as it is felt, what it keeps of the prompt, and the person's taste. */
import { STYLE_FEATURES } from "../../app/affect/ground/style-reference.ts";
import type { PlanePoint } from "../../app/judge/measurement.ts";
import { pictureTraits } from "../../app/profile/traits.ts";
import type { Phrase } from "../../app/prompt/phrase.ts";
import { DEFAULT_WEIGHTS, emotionReward, totalReward } from "../../app/reward/reward.ts";
import type { Scene } from "../../app/scene/scene.ts";
import { styleOf } from "../judge/style.ts";
import type { Raster } from "../scene/finish.ts";
import { satisfies } from "../scene/requests.ts";
import { checkScene } from "../scene/rules/check.ts";
import type { Taught } from "./personal.ts";

/** A picture that was drawn for learning. */
export interface Seen {
  readonly scene: Scene;
  readonly picture: Raster;
  readonly phrases: readonly Phrase[];
  readonly target: PlanePoint;
  /** As the judge reads it, before it is felt. */
  readonly reading: PlanePoint;
}

/** Mean and deviation of fidelity before anything was learned, which the guard compares with. */
export interface Fidelity {
  readonly mean: number;
  readonly sd: number;
}

/** Total reward R (app/reward/reward.ts) of a picture. */
export type Rewarding = (seen: Seen) => number;

/** Share of what was asked for outright that a scene shows; half of it when the scene breaks a rule. */
export function fidelityOf({ scene, phrases }: Pick<Seen, "scene" | "phrases">): number {
  const kept = phrases.length === 0 ? 1 : phrases.filter((phrase) => satisfies(scene, phrase)).length / phrases.length;
  return checkScene(scene).length === 0 ? kept : kept / 2;
}

/** The reward for nobody in particular, or for the person whose terms are taught. */
export function rewardFor(taught: Taught, before: Fidelity): Rewarding {
  const settings = { weights: taught.terms?.weights ?? DEFAULT_WEIGHTS, felt: taught.felt, form: "dense" } as const;
  const taste = taught.terms?.taste ?? null;
  return (seen) =>
    totalReward({
      emotion: emotionReward(seen.reading, seen.target, settings),
      quality: { score: fidelityOf(seen), ...before },
      ...(taste !== null && { taste: { utility: utilityOf(taste.weights, seen), weight: taste.share } }),
    });
}

/** w·traits. What a picture is of is left out: pictures are compared with others of the same prompt. */
function utilityOf(
  weights: readonly number[],
  { picture, target, reading }: Pick<Seen, "picture" | "target" | "reading">,
): number {
  const style = styleOf(picture);
  const traits = pictureTraits({
    measurement: reading,
    target,
    style: STYLE_FEATURES.map((feature) => style[feature]),
    prompt: "",
  });
  return traits.reduce((sum, trait, i) => sum + trait * weights[i]!, 0);
}
