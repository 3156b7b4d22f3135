/** @file A picture made small enough for a sheet or a list. */
import sharp from "sharp";
import type { Raster } from "../scene/finish.ts";

/** The picture with its longer side at most `longest` pixels, its aspect kept; a smaller one comes back as it is. */
export async function fitWithin(raster: Raster, longest: number): Promise<Raster> {
  const { width, height, data } = raster;
  if (Math.max(width, height) <= longest) return raster;
  const { data: pixels, info } = await sharp(data, { raw: { width, height, channels: 3 } })
    .resize(longest, longest, { fit: "inside" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: pixels };
}
