/** @file A picture in another format, at another size, with notes of ours and none of anybody else's. */
import type { Sharp } from "sharp";
import { damaged, pictureHead, pixelsOf } from "./open.ts";
import { withTexts } from "./png-chunks.ts";
import { fillUserComment, userCommentFiller } from "./user-comment.ts";

/** What is written beside the pixels. */
export interface PictureNotes {
  readonly xmp: string;
  /** PNG only: keyword → text. */
  readonly texts: Readonly<Record<string, string>>;
  /** WebP, JPEG and AVIF: the EXIF user comment; null writes none. */
  readonly comment: string | null;
}

export interface EncodeOptions {
  readonly format: "png" | "webp" | "jpeg" | "avif";
  /** 1 … 100; WebP, JPEG and AVIF. */
  readonly quality: number;
  /** Longer side, pixels; null keeps the picture's. */
  readonly size: number | null;
  readonly notes: PictureNotes;
}

/** Keyword of an XMP packet in a PNG. */
const XMP_KEYWORD = "XML:com.adobe.xmp";

/**
 * The picture in `bytes` (PNG, JPEG or WebP) encoded anew; the same input gives the same bytes. A PNG that stays a PNG of its
 * size keeps its pixels untouched.
 *
 * @param name how the picture is called in messages
 * @throws PictureError in one sentence when it cannot be decoded
 */
export async function encodePicture(
  bytes: Buffer,
  name: string,
  { format, quality, size, notes }: EncodeOptions,
): Promise<Buffer> {
  const head = await pictureHead(bytes, name);
  const resized = size !== null && size !== Math.max(head.width, head.height);
  const texts = { ...notes.texts, [XMP_KEYWORD]: notes.xmp };
  if (format === "png" && head.format === "png" && !resized) {
    const copied = withTexts(bytes, name, texts);
    if (copied !== undefined) return copied;
  }
  const picture = pixelsOf(bytes).toColourspace("srgb");
  if (resized) picture.resize(size, size, { fit: "inside", kernel: "lanczos3" });
  const encoded = (encoder: Sharp): Promise<Buffer> =>
    encoder.toBuffer().catch((reason: unknown) => {
      throw damaged(name, reason);
    });
  if (format === "png") {
    const png = await encoded(picture.png({ compressionLevel: 6, adaptiveFiltering: true }));
    return withTexts(png, name, texts)!;
  }
  picture.withXmp(notes.xmp);
  const { comment } = notes;
  if (comment !== null) picture.withExif({ IFD2: { UserComment: userCommentFiller(comment) } });
  const file = await encoded(inFormat(picture, format, quality));
  return comment === null ? file : fillUserComment(file, comment);
}

function inFormat(picture: Sharp, format: "webp" | "jpeg" | "avif", quality: number): Sharp {
  switch (format) {
    case "webp":
      return picture.webp({ quality });
    case "jpeg":
      // Paper has hard edges between saturated colours, which halved chroma would smear.
      return picture.flatten({ background: "#ffffff" }).jpeg({ quality, chromaSubsampling: "4:4:4", mozjpeg: true });
    case "avif":
      return picture.avif({ quality, chromaSubsampling: "4:4:4" });
  }
}
