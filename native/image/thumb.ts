/** @file A picture as a small WebP for lists and previews; the same picture gives the same bytes. */
import sharp from "sharp";
import type { Raster } from "../scene/finish.ts";
import { fitWithin } from "./fit-within.ts";

/** Longer side of a thumbnail, pixels. */
export const THUMB_SIDE = 256;

/** WebP bytes with the longer side at most `longest` pixels. */
export async function encodeThumb(raster: Raster, longest: number = THUMB_SIDE): Promise<Buffer> {
  const { width, height, data } = await fitWithin(raster, longest);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .webp({ quality: 82, effort: 2 })
    .toBuffer();
}
