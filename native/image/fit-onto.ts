/** @file A picture decoded to plain RGB pixels, whole, within a box or on a mat of an exact size. */
import sharp, { type Sharp } from "sharp";
import type { PixelSize } from "../../app/series/size.ts";
import type { Raster } from "../scene/finish.ts";
import { damaged, pictureHead, pixelsOf } from "./open.ts";

async function rgb(picture: Sharp): Promise<Raster> {
  const { data, info } = await picture
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  if (info.channels === 3) return { width: info.width, height: info.height, data };
  const colours = new Uint8Array(info.width * info.height * 3);
  for (let pixel = 0; pixel < info.width * info.height; pixel++)
    colours.fill(data[pixel * info.channels]!, 3 * pixel, 3 * pixel + 3);
  return { width: info.width, height: info.height, data: colours };
}

/**
 * The picture in `bytes` (PNG, JPEG or WebP), its longer side at most `longest` pixels.
 *
 * @throws PictureError in one sentence when it cannot be decoded
 */
export async function decodeWithin(bytes: Buffer, name: string, longest: number): Promise<Raster> {
  await pictureHead(bytes, name);
  const picture = pixelsOf(bytes).resize(longest, longest, { fit: "inside", withoutEnlargement: true });
  return rgb(picture).catch((reason: unknown) => {
    throw damaged(name, reason);
  });
}

/**
 * The picture in `bytes` in the middle of exactly `width` × `height` pixels, with bars of `mat` where its aspect is another.
 *
 * @throws PictureError in one sentence when it cannot be decoded
 */
export async function decodeOnto(
  bytes: Buffer,
  name: string,
  { width, height }: PixelSize,
  mat: string,
): Promise<Raster> {
  await pictureHead(bytes, name);
  const picture = pixelsOf(bytes).resize(width, height, { fit: "contain", background: mat, kernel: "lanczos3" });
  return rgb(picture).catch((reason: unknown) => {
    throw damaged(name, reason);
  });
}

/** A raster in the middle of exactly `width` × `height` pixels, which must not be smaller, with bars of `mat`. */
export async function onMat(raster: Raster, { width, height }: PixelSize, mat: string): Promise<Raster> {
  if (raster.width === width && raster.height === height) return raster;
  const [left, top] = [(width - raster.width) >> 1, (height - raster.height) >> 1];
  return rgb(
    sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } }).extend({
      left,
      top,
      right: width - raster.width - left,
      bottom: height - raster.height - top,
      background: mat,
    }),
  );
}
