/** @file Exports: pictures as files another program can open. Made by a call, fetched as `/export/<id>/<name>`. */
import { z } from "zod";
import { call } from "../kinds.ts";
import { id, whole } from "../shapes.ts";

export const PICTURE_FORMATS = ["png", "webp", "jpeg", "avif", "svg"] as const;
export const SERIES_FORMATS = ["zip", "contact-sheet", "csv", "json", "webp-animation", "gif"] as const;

export const exportRequest = z.object({
  pictures: z.array(id).min(1).max(2000),
  format: z.enum([...PICTURE_FORMATS, ...SERIES_FORMATS]),
  /** Leaves out prompt, recipe, names and times. */
  strip: z.boolean().default(false),
  /** WebP, JPEG and AVIF, 1 … 100. */
  quality: whole(1, 100).default(90),
  /** Longer side; null keeps the picture's. */
  size: whole(64, 4096).nullable().default(null),
  /** Pictures a second of an animation, and how many are blended in between two. */
  fps: whole(1, 30).default(4),
  morph: whole(0, 12).default(4),
  /** Format of the pictures in a ZIP. */
  inside: z.enum(PICTURE_FORMATS).default("png"),
});
export type ExportRequest = z.output<typeof exportRequest>;

export const exportCalls = {
  /** Several pictures in a picture format become a ZIP. The file is kept until the program closes. */
  "exports.make": call(exportRequest, z.object({ url: z.string(), name: z.string(), bytes: z.int() })),
} as const;
