/** @file The user comment of a picture's EXIF (tag 0x9286): where programs leave prompts in JPEG, WebP and AVIF. */

const EXIF_MARK = "Exif\0\0";
const POINTER_TO_EXIF = 0x8769;
const USER_COMMENT = 0x9286;
const ENTRY_BYTES = 12;
/** Each comment begins with eight bytes that name its letters. */
const LETTERS_BYTES = 8;
/** A JPEG's EXIF has 64 kB; the rest is for what sharp writes beside the comment. */
const MOST_LETTERS = 30_000;
/** A letter no comment of sharp's own holds in a row. */
const FILLER = "~";

/** What sharp is told to write, to be replaced by {@link fillUserComment}: it knows ASCII only. */
export function userCommentFiller(comment: string): string {
  return FILLER.repeat(2 * cut(comment).length);
}

/**
 * An encoded picture with the filler replaced by `comment` in UTF-16, most significant byte first, as AUTOMATIC1111's web UI
 * writes and reads it. Both take the same bytes, so no length in the file changes.
 *
 * @throws Error when the picture was not encoded with the filler
 */
export function fillUserComment(picture: Buffer, comment: string): Buffer {
  const text = cut(comment);
  const at = picture.indexOf(`ASCII\0\0\0${userCommentFiller(comment)}`, 0, "latin1");
  if (at < 0) throw new Error("The encoder wrote no user comment.");
  const filled = Buffer.from(picture);
  filled.write("UNICODE\0", at, "latin1");
  Buffer.from(text, "utf16le")
    .swap16()
    .copy(filled, at + LETTERS_BYTES);
  return filled;
}

const cut = (comment: string): string => comment.slice(0, MOST_LETTERS).toWellFormed();

interface Tiff {
  readonly bytes: Buffer;
  readonly little: boolean;
}

/** Where the value of `tag` is described in the directory at `directory`; undefined when it is not there. */
function entryOf({ bytes, little }: Tiff, directory: number, tag: number): number | undefined {
  const short = (at: number): number => (little ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at));
  const count = short(directory);
  for (let at = directory + 2; at < directory + 2 + count * ENTRY_BYTES; at += ENTRY_BYTES)
    if (short(at) === tag) return at;
  return undefined;
}

/** UTF-16 in either order: programs disagree, and the wrong one gives next to no Latin letters. */
function utf16(bytes: Buffer): string {
  const even = bytes.subarray(0, bytes.length & ~1);
  const [big, little] = [Buffer.from(even).swap16().toString("utf16le"), even.toString("utf16le")];
  const latin = (text: string): number => text.match(/[\t\n\r -~]/g)?.length ?? 0;
  return latin(little) > latin(big) ? little : big;
}

function text(value: Buffer): string {
  const letters = value.toString("latin1", 0, LETTERS_BYTES);
  const body = value.subarray(LETTERS_BYTES);
  return (letters.startsWith("UNICODE") ? utf16(body) : body.toString("utf8")).replaceAll("\0", "").toWellFormed();
}

/** The user comment of an EXIF block, undefined when there is none or the block is damaged. No offset is trusted. */
export function readUserComment(exif: Buffer): string | undefined {
  try {
    const bytes = exif.toString("latin1", 0, EXIF_MARK.length) === EXIF_MARK ? exif.subarray(EXIF_MARK.length) : exif;
    const tiff = { bytes, little: bytes.toString("latin1", 0, 2) === "II" };
    const long = (at: number): number => (tiff.little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
    const pointer = entryOf(tiff, long(4), POINTER_TO_EXIF);
    const entry = pointer === undefined ? undefined : entryOf(tiff, long(pointer + 8), USER_COMMENT);
    if (entry === undefined) return undefined;
    const [length, at] = [long(entry + 4), long(entry + 8)];
    if (length <= LETTERS_BYTES || at + length > bytes.length) return undefined;
    return text(bytes.subarray(at, at + length));
  } catch (error) {
    // Buffer's readers refuse offsets outside the block.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
