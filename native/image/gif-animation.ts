/** @file An animated GIF put together from frames encoded one at a time, each with a palette of its own (GIF89a). */
import sharp from "sharp";
import type { PixelSize } from "../../app/series/size.ts";
import type { TimedRaster } from "./webp-animation.ts";

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;
/** Signature and screen. */
const HEAD_BYTES = 13;
const HAS_TABLE = 0x80;
const TABLE_SIZE = 0x07;
const INTERLACED = 0x40;
/** Image descriptor: mark, four coordinates, flags. */
const DESCRIPTOR_BYTES = 10;

/** Bytes of the table of colours that `flags` announce. */
const tableBytes = (flags: number): number => ((flags & HAS_TABLE) === 0 ? 0 : 3 << ((flags & TABLE_SIZE) + 1));

/** The place behind a row of sub-blocks, which an empty one ends. */
function endOfBlocks(gif: Buffer, start: number): number {
  let at = start;
  while (gif[at] !== 0) at += 1 + gif.readUInt8(at);
  return at + 1;
}

/** The image of a still GIF with its colours beside it instead of for the whole file. */
function imageBlock(gif: Buffer): Buffer {
  const common = gif.subarray(HEAD_BYTES, HEAD_BYTES + tableBytes(gif.readUInt8(10)));
  let at = HEAD_BYTES + common.length;
  while (gif[at] === EXTENSION) at = endOfBlocks(gif, at + 2);
  if (gif[at] !== IMAGE) throw new Error("The encoder wrote a GIF without an image.");
  const descriptor = Buffer.from(gif.subarray(at, at + DESCRIPTOR_BYTES));
  const flags = descriptor.readUInt8(DESCRIPTOR_BYTES - 1);
  const data = at + DESCRIPTOR_BYTES;
  if ((flags & HAS_TABLE) !== 0) return gif.subarray(at, endOfBlocks(gif, data + tableBytes(flags) + 1));
  descriptor.writeUInt8((flags & INTERLACED) | (gif.readUInt8(10) & (HAS_TABLE | TABLE_SIZE)), DESCRIPTOR_BYTES - 1);
  return Buffer.concat([descriptor, common, gif.subarray(data, endOfBlocks(gif, data + 1))]);
}

async function frameBlock({ raster, milliseconds }: TimedRaster): Promise<Buffer> {
  const { width, height, data } = raster;
  const gif = await sharp(data, { raw: { width, height, channels: 3 } })
    .gif({ colours: 256, effort: 7, dither: 0.8 })
    .toBuffer();
  const control = Buffer.from([EXTENSION, 0xf9, 4, 0x04, 0, 0, 0, 0]);
  control.writeUInt16LE(Math.round(milliseconds / 10), 4);
  return Buffer.concat([control, imageBlock(gif)]);
}

function head({ width, height }: PixelSize): Buffer {
  const bytes = Buffer.alloc(HEAD_BYTES);
  bytes.write("GIF89a", 0, "latin1");
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return bytes;
}

function application(name: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from([EXTENSION, 0xff, 11]), Buffer.from(name, "latin1"), body]);
}

/** Adobe's trick: the packet lies bare, and readers that take its letters for lengths fall into a slide to the end. */
function xmpExtension(xmp: string): Buffer {
  const slide = Buffer.from([1, ...Array.from({ length: 256 }, (_, i) => 255 - i), 0]);
  return application("XMP DataXMP", Buffer.concat([Buffer.from(xmp, "utf8"), slide]));
}

/**
 * The file in pieces, each frame as soon as it is there; it plays again and again.
 *
 * @param frames one or more, all of `size`, which is at most 65535 a side
 */
export async function* gifAnimation(
  frames: AsyncIterable<TimedRaster>,
  size: PixelSize,
  xmp: string,
): AsyncGenerator<Buffer> {
  yield head(size);
  yield application("NETSCAPE2.0", Buffer.from([3, 1, 0, 0, 0]));
  yield xmpExtension(xmp);
  for await (const frame of frames) yield await frameBlock(frame);
  yield Buffer.from([TRAILER]);
}
