/** @file Pictures: what the gallery shows, whether drawn here or imported. */
import { z } from "zod";
import { recipe } from "../../series/recipe.ts";
import { call } from "../kinds.ts";
import { blobHash, id, measurement, moment, point, reading, whole } from "../shapes.ts";

/** A picture as lists show it. */
export const pictureCard = z.object({
  id,
  blob: blobHash,
  /** WebP, 256 pixels on the longer side. */
  thumb: blobHash,
  svg: blobHash.nullable(),
  width: z.int(),
  height: z.int(),
  origin: z.enum(["drawn", "imported"]),
  /** File name of an imported picture. */
  name: z.string().nullable(),
  prompt: z.string(),
  seed: z.int().nullable(),
  target: point.nullable(),
  measured: reading.nullable(),
  stars: whole(0, 5),
  series: id.nullable(),
  index: z.int().nullable(),
  pack: z.string().nullable(),
  adapter: z.string().nullable(),
  /** Whether it says how to draw it again. */
  hasRecipe: z.boolean(),
  created: moment,
  trashed: moment.nullable(),
});
export type PictureCard = z.output<typeof pictureCard>;

export const pictureDetail = pictureCard.extend({
  /** With causes; null when no judge has read it. */
  measurement: measurement.nullable(),
  recipe: recipe.nullable(),
  boards: z.array(id),
});
export type PictureDetail = z.output<typeof pictureDetail>;

const ids = z.array(id).min(1).max(10_000);
const ok = z.object({});

export const pictureCalls = {
  "pictures.get": call(z.object({ picture: id }), pictureDetail),
  "pictures.rate": call(z.object({ pictures: ids, stars: whole(0, 5) }), ok),
  /** Moves them to the trash; they are kept there for 30 days. */
  "pictures.trash": call(z.object({ pictures: ids }), ok),
  "pictures.restore": call(z.object({ pictures: ids }), ok),
  /** Deletes what is in the trash for good. */
  "trash.empty": call(ok, z.object({ deleted: whole(0, 1e9) })),
} as const;
