/** @file PNG with the recipe inside: pictures as PNG bytes, text chunks written and read (PNG specification, 3rd ed.). */
import { crc32, inflateSync } from "node:zlib";
import sharp from "sharp";
import type { Raster } from "../scene/finish.ts";

export interface PngOptions {
  /** Keyword (1–79 Latin letters, digits, spaces and punctuation) → UTF-8 text, written as iTXt chunks. */
  readonly text?: Readonly<Record<string, string>>;
}

/** First bytes of every PNG. */
export const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Signature, then IHDR: length, type, 13 bytes, checksum. Text goes behind it. */
const AFTER_HEADER = 8 + 4 + 4 + 13 + 4;
/** A recipe is a few kilobytes; a file that claims more is not ours to trust. */
const MOST_TEXT = 1 << 20;
const MOST_CHUNKS = 4096;
const KEYWORD = /^[!-~¡-ÿ](?:[ -~¡-ÿ]{0,77}[!-~¡-ÿ])?$/;

/** One PNG chunk: length, type, data, CRC-32 of type and data. */
function chunk(type: string, data: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + data.length);
  bytes.writeUInt32BE(data.length, 0);
  bytes.write(type, 4, "latin1");
  data.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length);
  return bytes;
}

/** An iTXt chunk without compression, language or translated keyword. */
export function textChunk(keyword: string, text: string): Buffer {
  if (!KEYWORD.test(keyword) || keyword.includes("  "))
    throw new Error(
      `PNG text keyword ${JSON.stringify(keyword)} must be 1–79 Latin characters without double or outer spaces.`,
    );
  const body = Buffer.from(text, "utf8");
  if (body.length > MOST_TEXT)
    throw new Error(`PNG text ${JSON.stringify(keyword)} is longer than ${MOST_TEXT} bytes.`);
  return chunk("iTXt", Buffer.concat([Buffer.from(keyword, "latin1"), Buffer.from([0, 0, 0, 0, 0]), body]));
}

/**
 * A picture as PNG bytes, deterministic for the same picture and text.
 *
 * @throws Error when a keyword is not allowed or a text is longer than 1 MiB
 */
export async function encodePng(raster: Raster, options: PngOptions = {}): Promise<Buffer> {
  const { width, height, data } = raster;
  const texts = Object.entries(options.text ?? {}).map(([keyword, text]) => textChunk(keyword, text));
  const png = await sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 6, adaptiveFiltering: true })
    .toBuffer();
  return Buffer.concat([png.subarray(0, AFTER_HEADER), ...texts, png.subarray(AFTER_HEADER)]);
}

function utf8(bytes: Uint8Array, keyword: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`The PNG's text ${JSON.stringify(keyword)} is not valid UTF-8.`);
  }
}

function inflate(bytes: Uint8Array, keyword: string): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: MOST_TEXT });
  } catch {
    throw new Error(`The PNG's text ${JSON.stringify(keyword)} cannot be unpacked within ${MOST_TEXT} bytes.`);
  }
}

/** The keyword and text of a tEXt, zTXt or iTXt chunk. */
function readText(type: string, data: Buffer): readonly [string, string] {
  const end = data.indexOf(0);
  if (end < 1 || end > 79) throw new Error(`The PNG has a ${type} chunk without a keyword.`);
  const keyword = data.toString("latin1", 0, end);
  const rest = data.subarray(end + 1);
  if (type === "tEXt") return [keyword, rest.toString("latin1")];
  if (type === "zTXt") return [keyword, Buffer.from(inflate(rest.subarray(1), keyword)).toString("latin1")];
  const language = rest.indexOf(0, 2);
  const translated = language < 0 ? -1 : rest.indexOf(0, language + 1);
  if (translated < 0) throw new Error(`The PNG's text ${JSON.stringify(keyword)} is cut short.`);
  const body = rest.subarray(translated + 1);
  return [keyword, utf8(rest[0] === 1 ? inflate(body, keyword) : body, keyword)];
}

/**
 * Every text of a PNG by keyword (the first of each counts). Reads only chunk headers and text chunks, never pixels, and
 * trusts no length: safe on hostile files.
 *
 * @throws Error of one sentence when the file is no PNG, is cut short, or a text chunk is damaged or over 1 MiB
 */
export function readPngText(bytes: Uint8Array): Record<string, string> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (file.length < AFTER_HEADER || !file.subarray(0, 8).equals(SIGNATURE)) throw new Error("The file is not a PNG.");
  const texts = new Map<string, string>();
  let at = 8;
  for (let count = 0; count < MOST_CHUNKS; count++) {
    if (at + 12 > file.length) throw new Error(`The PNG is cut short at byte ${at}.`);
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    if (length > file.length - at - 12) throw new Error(`The PNG's chunk at byte ${at} is longer than the file.`);
    if (type === "IEND") return Object.fromEntries(texts);
    if (type === "tEXt" || type === "zTXt" || type === "iTXt") {
      if (length > MOST_TEXT) throw new Error(`The PNG's text at byte ${at} is longer than ${MOST_TEXT} bytes.`);
      if (file.readUInt32BE(at + 8 + length) !== crc32(file.subarray(at + 4, at + 8 + length)))
        throw new Error(`The PNG's text at byte ${at} is damaged: its checksum does not fit.`);
      const [keyword, text] = readText(type, file.subarray(at + 8, at + 8 + length));
      if (!texts.has(keyword)) texts.set(keyword, text);
    }
    at += 12 + length;
  }
  throw new Error(`The PNG has more than ${MOST_CHUNKS} chunks.`);
}
