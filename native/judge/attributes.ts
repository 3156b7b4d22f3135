/** @file The attributes of a scene that a judge reads besides its kinds: what the hour, the season and the air are. */
import type { Depiction } from "../../app/affect/ground/depiction.ts";

/** In the order of the judge's output. */
export const ATTRIBUTES = [
  "daylight",
  "goldenHour",
  "snowCover",
  "foliage",
  "wind",
  "haze",
] as const satisfies readonly (keyof Depiction)[];

export type Attribute = (typeof ATTRIBUTES)[number];
