/** @file What a picture begins a refinement with: its prompt, target and seed, drawn as it was drawn. */
import { affect } from "../../../app/affect/plane.ts";
import { StudioError } from "../../../app/contract/failure.ts";
import type { PictureDetail } from "../../../app/contract/studio/pictures.ts";
import { seriesTitle } from "../../../app/series/title.ts";
import type { FrameRef } from "../../store/store.ts";
import type { NewRefinement } from "../../store/feedback-store.ts";

/**
 * The refinement of a picture.
 *
 * @param images pictures of each round
 * @param from the frame that shows it, null when there is none to put a better one into
 * @throws StudioError `input.invalid` when the picture does not say what it was drawn from, for or how
 */
export function newRefinement(picture: PictureDetail, images: number, from: FrameRef | null): NewRefinement {
  const { prompt, target, seed, recipe } = picture;
  if (prompt.trim() === "") throw refused("it does not say which prompt it was drawn from.");
  if (recipe === null || seed === null) throw refused("it does not say how it was drawn.");
  if (target === null) throw refused("it was drawn for no mood, so no round could come nearer to it.");
  const place = affect(target.valence, target.arousal);
  return {
    title: seriesTitle(prompt),
    prompt,
    target,
    images,
    from,
    request: { ...recipe.request, prompt, path: [place, place], frames: images, seed },
  };
}

function refused(why: string): StudioError {
  return new StudioError({ code: "input.invalid", issues: [`This picture cannot be refined: ${why}`] });
}
