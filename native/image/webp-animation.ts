/** @file An animated WebP put together from frames encoded one at a time (WebP container specification, RFC 9649). */
import sharp from "sharp";
import type { PixelSize } from "../../app/series/size.ts";
import type { Raster } from "../scene/finish.ts";

/** A raster shown for a while. */
export interface TimedRaster {
  readonly raster: Raster;
  readonly milliseconds: number;
}

const HAS_XMP = 0x04;
const IS_ANIMATED = 0x02;
/** Replaces what lies below instead of blending with it. */
const REPLACES = 0x02;
const MARK_BYTES = 12;

/** A chunk: name, length, body, and a byte that makes its length even. */
function chunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 0, "latin1");
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length & 1)]);
}

/** The chunk of pixels in a still WebP without transparency. */
function pixelChunk(webp: Buffer): Buffer {
  for (let at = MARK_BYTES; at + 8 <= webp.length;) {
    const name = webp.toString("latin1", at, at + 4);
    const end = at + 8 + webp.readUInt32LE(at + 4);
    if (name === "VP8 " || name === "VP8L") return chunk(name, webp.subarray(at + 8, end));
    at = end + (end & 1);
  }
  throw new Error("The encoder wrote a WebP without pixels.");
}

/** Sizes are stored less one. */
function writeSize(body: Buffer, at: number, { width, height }: PixelSize): void {
  body.writeUIntLE(width - 1, at, 3);
  body.writeUIntLE(height - 1, at + 3, 3);
}

async function frameChunk({ raster, milliseconds }: TimedRaster, quality: number): Promise<Buffer> {
  const { width, height, data } = raster;
  const webp = await sharp(data, { raw: { width, height, channels: 3 } })
    .webp({ quality })
    .toBuffer();
  const head = Buffer.alloc(16);
  writeSize(head, 6, raster);
  head.writeUIntLE(milliseconds, 12, 3);
  head.writeUInt8(REPLACES, 15);
  return chunk("ANMF", Buffer.concat([head, pixelChunk(webp)]));
}

/**
 * The file in pieces; it plays again and again. Its length stands at its beginning, so the encoded frames are held until the
 * last one is there, the pixels are not.
 *
 * @param frames one or more, all of `size`, which is at most 16383 a side
 * @param quality 1 … 100
 */
export async function* webpAnimation(
  frames: AsyncIterable<TimedRaster>,
  size: PixelSize,
  { quality, xmp }: { readonly quality: number; readonly xmp: string },
): AsyncGenerator<Buffer> {
  const head = Buffer.alloc(10);
  head.writeUInt8(IS_ANIMATED | HAS_XMP, 0);
  writeSize(head, 4, size);
  // Four bytes of background colour, two of repetitions, 0 for ever.
  const chunks = [chunk("VP8X", head), chunk("ANIM", Buffer.alloc(6))];
  for await (const frame of frames) chunks.push(await frameChunk(frame, quality));
  chunks.push(chunk("XMP ", Buffer.from(xmp, "utf8")));
  const mark = Buffer.alloc(MARK_BYTES);
  mark.write("RIFF", 0, "latin1");
  mark.writeUInt32LE(4 + chunks.reduce((sum, { length }) => sum + length, 0), 4);
  mark.write("WEBP", 8, "latin1");
  yield mark;
  yield* chunks;
}
