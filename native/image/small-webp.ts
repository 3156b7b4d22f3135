/** @file Drawn pixels as a small WebP for lists and previews; the same picture gives the same bytes. */
import sharp from "sharp";
import type { Raster } from "../scene/finish.ts";
import { fitWithin } from "./fit-within.ts";

const QUALITY = 82;

/** WebP bytes with the longer side at most `longest` pixels. */
export async function smallWebp(raster: Raster, longest: number): Promise<Buffer> {
  const { width, height, data } = await fitWithin(raster, longest);
  return sharp(data, { raw: { width, height, channels: 3 } })
    .webp({ quality: QUALITY })
    .toBuffer();
}
