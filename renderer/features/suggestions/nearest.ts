/** @file The picture of a round that is worth taking over: the nearest to the target by the numbers that are shown. */
import type { Round, RoundPicture } from "../../../app/contract/studio/refinements.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import { distanceOf } from "../history/readings.ts";

export interface Nearest {
  readonly picture: RoundPicture;
  readonly distance: number;
}

/** Undefined while no picture has been read; of several as near, the first. */
export function nearestOf({ pictures }: Pick<Round, "pictures">, target: PlanePoint): Nearest | undefined {
  return pictures.reduce<Nearest | undefined>((nearest, picture) => {
    const distance = distanceOf(picture, target);
    if (distance === null || (nearest !== undefined && nearest.distance <= distance)) return nearest;
    return { picture, distance };
  }, undefined);
}
