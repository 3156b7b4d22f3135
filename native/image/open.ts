/** @file Opens a picture somebody else made: any PNG, JPEG or WebP becomes the judge's square of RGB pixels. */
import { open } from "node:fs/promises";
import sharp, { type Metadata, type Sharp } from "sharp";
import { JUDGE_SIDE } from "../judge/judge-side.ts";
import type { Raster } from "../scene/finish.ts";
import { type PictureFormat, pictureKind } from "./picture-kind.ts";

/** A hundred megapixels decode to 400 MB; a header can claim more for the price of a few bytes. */
const MOST_PIXELS = 100_000_000;
const MOST_BYTES = 200_000_000;
/** Wider or taller pictures lose their ends before they are squeezed into the square. */
const MOST_ASPECT = 2;
/** Longer side of a picture that is opened whole: vision-language models cut what is larger down themselves. */
const WHOLE_SIDE = 768;

/** A file that cannot be judged. The message is one sentence naming the file. */
export class PictureError extends Error {
  override readonly name = "PictureError";
}

export interface OpenedPicture extends Raster {
  /** Size as a person sees it, after the EXIF orientation. */
  readonly originalWidth: number;
  readonly originalHeight: number;
}

/**
 * The bytes of a picture file, whatever is in them.
 *
 * @param name how the file is called in messages
 * @throws PictureError in one sentence: not there, not a file, or over 200 MB
 */
export async function readPictureFile(path: string, name = path): Promise<Buffer> {
  const file = await open(path).catch((reason: NodeJS.ErrnoException) => {
    throw new PictureError(
      reason.code === "ENOENT"
        ? `There is no file ${name}.`
        : `${name} cannot be opened (${reason.code ?? reason.message}).`,
      { cause: reason },
    );
  });
  try {
    const status = await file.stat();
    if (!status.isFile()) throw new PictureError(`${name} is not a picture: it is not a file.`);
    if (status.size > MOST_BYTES)
      throw new PictureError(
        `${name} is too large: ${Math.ceil(status.size / 1e6)} MB, at most ${MOST_BYTES / 1e6} are read.`,
      );
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** The first line of a decoder's complaint, without the names of its functions. */
function complaint(reason: unknown): string {
  const line = (reason instanceof Error ? reason.message : String(reason)).split("\n")[0]!;
  return line.replace(/^\S*: /, "").replace(/[.:\s]+$/, "");
}

async function header(bytes: Buffer, name: string): Promise<Metadata> {
  return sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch((reason: unknown) => {
      throw damaged(name, reason);
    });
}

export interface PictureHead {
  readonly format: PictureFormat;
  /** Size as a person sees it, after the EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly exif?: Buffer;
  readonly xmp?: Buffer;
}

/**
 * What the beginning of picture bytes says, before any pixel is decoded.
 *
 * @param name how the file is called in messages
 * @throws PictureError in one sentence: not a picture, more than 100 megapixels, or damaged at its beginning
 */
export async function pictureHead(bytes: Buffer, name: string): Promise<PictureHead> {
  const kind = pictureKind(bytes);
  if ("refusal" in kind) throw new PictureError(`${name} ${kind.refusal}.`);
  const { width, height, orientation = 1, exif, xmp } = await header(bytes, name);
  if (width * height > MOST_PIXELS)
    throw new PictureError(
      `${name} is too large: ${width} × ${height} pixels, at most ${MOST_PIXELS / 1e6} megapixels are read.`,
    );
  const size = orientation >= 5 ? { width: height, height: width } : { width, height };
  return { format: kind.format, ...size, ...(exif && { exif }), ...(xmp && { xmp }) };
}

/** The pixels of picture bytes as sharp decodes them: first frame, orientation applied, every warning an error. */
export function pixelsOf(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "warning", pages: 1 }).autoOrient();
}

/** The error of one sentence behind what a decoder threw. */
export function damaged(name: string, reason: unknown): PictureError {
  return new PictureError(`${name} is damaged: ${complaint(reason)}.`, { cause: reason });
}

/**
 * Opens picture bytes as a square. The first frame of an animation counts; transparency lies on white; the EXIF orientation
 * is applied; grey, CMYK, palette and 16-bit pictures become 8-bit sRGB.
 *
 * How the picture is fitted: see {@link squareOf}.
 *
 * @param name how the file is called in messages
 * @param side of the square, pixels
 * @throws PictureError in one sentence: not a picture, more than 100 megapixels (by its header, before any decoding),
 *   or damaged
 */
export async function openPictureBytes(bytes: Buffer, name: string, side: number): Promise<OpenedPicture> {
  const { width: originalWidth, height: originalHeight } = await pictureHead(bytes, name);
  const square = await squeeze(pixelsOf(bytes), originalWidth, originalHeight, side).catch((reason: unknown) => {
    throw damaged(name, reason);
  });
  return { ...square, originalWidth, originalHeight };
}

/**
 * Opens picture bytes whole, with the longer side at most {@link WHOLE_SIDE} pixels: for judges that look at any picture.
 *
 * @param name how the file is called in messages
 * @throws PictureError as {@link openPictureBytes} does
 */
export async function openWholeBytes(bytes: Buffer, name: string): Promise<Raster> {
  await pictureHead(bytes, name);
  const { data, info } = await pixelsOf(bytes)
    .flatten({ background: "#ffffff" })
    .resize(WHOLE_SIDE, WHOLE_SIDE, { fit: "inside", withoutEnlargement: true })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true })
    .catch((reason: unknown) => {
      throw damaged(name, reason);
    });
  return { width: info.width, height: info.height, data: rgb(data, info.channels) };
}

/**
 * A drawn picture as the judge's square. It is squeezed rather than letterboxed: bars would change every colour statistic
 * and add the two longest edges of the picture, whereas squeezing keeps each pixel's weight and the judge tolerates a
 * change of aspect. Beyond 2 : 1 the ends are cut off equally first, because there shapes would no longer be recognised.
 */
export async function squareOf({ width, height, data }: Raster, side = JUDGE_SIDE): Promise<Raster> {
  if (width === side && height === side) return { width, height, data };
  return squeeze(sharp(data, { raw: { width, height, channels: 3 } }), width, height, side);
}

async function squeeze(picture: Sharp, width: number, height: number, side: number): Promise<Raster> {
  const keptWidth = Math.min(width, Math.floor(MOST_ASPECT * height));
  const keptHeight = Math.min(height, Math.floor(MOST_ASPECT * width));
  const { data, info } = await picture
    .extract({
      left: (width - keptWidth) >> 1,
      top: (height - keptHeight) >> 1,
      width: keptWidth,
      height: keptHeight,
    })
    .flatten({ background: "#ffffff" })
    .resize(side, side, { fit: "fill" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  return { width: side, height: side, data: rgb(data, info.channels) };
}

/** Repeats the single channel of a grey picture; leaves RGB as it is. */
function rgb(data: Buffer, channels: number): Uint8Array {
  if (channels === 3) return new Uint8Array(data);
  const colours = new Uint8Array((data.length / channels) * 3);
  for (let pixel = 0; pixel < data.length / channels; pixel++)
    colours.fill(data[pixel * channels]!, 3 * pixel, 3 * pixel + 3);
  return colours;
}

/** {@link openPictureBytes} of a file, whose whole path is its name: two folders may hold files of one name. */
export async function openPicture(path: string, side = JUDGE_SIDE): Promise<OpenedPicture> {
  return openPictureBytes(await readPictureFile(path), path, side);
}

/**
 * A picture file as a judge sees it (native/judge/judge.ts): as the judge's square, or whole.
 *
 * @throws PictureError as {@link openPictureBytes} does
 */
export async function openSeen(path: string, sees: "square" | "whole"): Promise<Raster> {
  return sees === "square" ? openPicture(path) : openWholeBytes(await readPictureFile(path), path);
}
