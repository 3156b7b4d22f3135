/** @file The sets of labelled pictures that training draws on. */
import type { StageContext } from "./stage.ts";

/** Composed scenes for flow and judge, composed scenes for the witness, scenes drawn by the base flow. */
export type PictureSet = "scenes" | "witnessed" | "flown";

/** How many scenes a set holds. */
export function sizeOf({ plan }: StageContext, set: PictureSet): number {
  return { scenes: plan.scenes, witnessed: plan.witnessScenes, flown: plan.flowScenes }[set];
}
