/** @file The small WebP a list shows for a picture. */
import { damaged, pictureHead, pixelsOf } from "./open.ts";

/** Longer side, pixels. */
export const THUMB_SIDE = 256;
const QUALITY = 82;

/**
 * Picture bytes (PNG, JPEG or WebP) as a WebP of {@link THUMB_SIDE} pixels at most, never enlarged.
 *
 * @param name how the picture is called in messages
 * @throws PictureError in one sentence when it cannot be decoded
 */
export async function thumbOf(bytes: Buffer, name: string): Promise<Buffer> {
  await pictureHead(bytes, name);
  return pixelsOf(bytes)
    .resize(THUMB_SIDE, THUMB_SIDE, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .webp({ quality: QUALITY })
    .toBuffer()
    .catch((reason: unknown) => {
      throw damaged(name, reason);
    });
}
