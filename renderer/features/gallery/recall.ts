/** @file From pictures back to the draft: what their recipes and moods say of the next series. */
import { clampAffect } from "../../../app/affect/plane.ts";
import type { Point } from "../../../app/contract/shapes.ts";
import type { PictureCard, PictureDetail } from "../../../app/contract/studio/pictures.ts";
import type { DraftState } from "../../../app/contract/studio/settings.ts";

/** Everything; everything but the seed; the seed alone; the words alone. */
export const RECALLS = ["all", "remix", "seed", "prompt"] as const;
export type Recall = (typeof RECALLS)[number];

/** A path has this many points at most. */
export const MOST_POINTS = 64;

type Recallable = Pick<PictureCard, "hasRecipe" | "prompt" | "seed">;

/** What a picture can give: one without a recipe its prompt only, if it has one. */
export function recallsOf({ hasRecipe, prompt, seed }: Recallable): readonly Recall[] {
  if (!hasRecipe) return prompt.trim() === "" ? [] : ["prompt"];
  return seed === null ? ["all", "remix", "prompt"] : RECALLS;
}

/** How the draft changes when `how` of the picture is used; undefined when the picture cannot give it. */
export function recalled(
  picture: Pick<PictureDetail, "hasRecipe" | "prompt" | "seed" | "recipe">,
  how: Recall,
): Partial<DraftState> | undefined {
  if (!recallsOf(picture).includes(how)) return undefined;
  const request = picture.recipe?.request;
  switch (how) {
    case "prompt":
      return { prompt: picture.prompt };
    case "seed":
      return picture.seed === null ? undefined : { seed: request?.seed ?? picture.seed, seedLocked: true };
    case "all":
    case "remix": {
      if (request === undefined) return undefined;
      const { prompt, path, frames, seed, size, aspect, pack } = request;
      const points = path.map(({ valence, arousal }): Point => ({ valence, arousal }));
      const common = { prompt, points, frames, size, aspect, pack };
      return how === "all" ? { ...common, seed, seedLocked: true } : { ...common, seedLocked: false };
    }
  }
}

/** A path through the moods of pictures in their order: measured where they are, else as asked; undefined below two. */
export function pathThrough(
  pictures: readonly Pick<PictureCard, "measured" | "target">[],
): readonly Point[] | undefined {
  const moods = pictures.flatMap(({ measured, target }): Point[] => {
    const mood = measured ?? target;
    if (mood === null) return [];
    const { valence, arousal } = clampAffect(mood.valence, mood.arousal);
    return [{ valence, arousal }];
  });
  if (moods.length < 2) return undefined;
  return evenly(moods, MOST_POINTS);
}

/** At most `most` of the list, evenly chosen, first and last among them. */
export function evenly<T>(list: readonly T[], most: number): readonly T[] {
  if (list.length <= most) return list;
  return Array.from({ length: most }, (_, at) => list[Math.round((at * (list.length - 1)) / (most - 1))]!);
}
