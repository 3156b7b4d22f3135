/** @file A PNG without what others wrote beside its pixels, and with texts of ours: the pixels' bytes are copied, not encoded. */
import { PictureError } from "./open.ts";
import { SIGNATURE, textChunk } from "./png.ts";

/** Length, type and checksum. */
const FRAME_BYTES = 12;
/** What pixels need to look as they do; none of these can hold words. */
const KEPT = new Set(["IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "bKGD", "pHYs", "cICP"]);
/** Pixels change their look without these, and they may hold words or further pictures. */
const ENTANGLED = new Set(["iCCP", "eXIf", "acTL"]);

interface Chunk {
  readonly type: string;
  /** With length and checksum. */
  readonly bytes: Buffer;
}

/**
 * The chunks of a PNG up to its end; what follows the end is no part of it. No length is trusted.
 *
 * @param name how the file is called in messages
 * @throws PictureError in one sentence when the file is cut short or a chunk is longer than the file
 */
export function* pngChunks(bytes: Uint8Array, name: string): Generator<Chunk> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = SIGNATURE.length;
  for (let type = ""; type !== "IEND";) {
    if (at + FRAME_BYTES > file.length) throw new PictureError(`${name} is damaged: it is cut short at byte ${at}.`);
    const length = file.readUInt32BE(at);
    type = file.toString("latin1", at + 4, at + 8);
    if (length > file.length - at - FRAME_BYTES)
      throw new PictureError(`${name} is damaged: its chunk at byte ${at} is longer than the file.`);
    yield { type, bytes: file.subarray(at, at + FRAME_BYTES + length) };
    at += FRAME_BYTES + length;
  }
}

/**
 * The PNG with the given texts (keyword → text) as its only words; undefined when its pixels cannot be had without a colour
 * profile, an orientation or an animation, so that it has to be decoded.
 *
 * @throws PictureError as {@link pngChunks} does
 */
export function withTexts(
  bytes: Uint8Array,
  name: string,
  texts: Readonly<Record<string, string>>,
): Buffer | undefined {
  const chunks = [...pngChunks(bytes, name)];
  if (chunks.some(({ type }) => ENTANGLED.has(type))) return undefined;
  const [head, ...rest] = chunks.filter(({ type }) => KEPT.has(type)).map((chunk) => chunk.bytes);
  const written = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text));
  return Buffer.concat([SIGNATURE, head!, ...written, ...rest]);
}
