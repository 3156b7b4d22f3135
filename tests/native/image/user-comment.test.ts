/** @file The EXIF user comment: any text goes round, other programs' are read, and damaged blocks are no comment. */
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { fillUserComment, readUserComment, userCommentFiller } from "../../../native/image/user-comment.ts";
import fc from "../../kit/fc.ts";

const picture = () => sharp({ create: { width: 8, height: 8, channels: 3, background: "#3060c0" } });
const exifOf = async (bytes: Buffer) => (await sharp(bytes).metadata()).exif!;
const written = async (comment: string, format: "jpeg" | "webp" | "avif") => {
  const exif = { IFD2: { UserComment: userCommentFiller(comment) } };
  return fillUserComment(await picture().withExif(exif).toFormat(format).toBuffer(), comment);
};

/** EXIF of nothing but a comment in the order of bytes given: what piexif, which the web UI uses, writes. */
function exifWith(value: Buffer, little: boolean): Buffer {
  const block = Buffer.alloc(44);
  const [short, long] = little
    ? [block.writeUInt16LE.bind(block), block.writeUInt32LE.bind(block)]
    : [block.writeUInt16BE.bind(block), block.writeUInt32BE.bind(block)];
  block.write(little ? "II" : "MM");
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x8769, 10);
  short(4, 12);
  long(1, 14);
  long(26, 18);
  short(1, 26);
  short(0x9286, 28);
  short(7, 30);
  long(value.length, 32);
  long(44, 36);
  return Buffer.concat([Buffer.from("Exif\0\0"), block, value]);
}

describe("goes round", () => {
  test.each(["jpeg", "webp", "avif"] as const)("in a %s that still opens", async (format) => {
    const comment = 'Seed: 1\nein „Boot“, 雪の町 𝄞, "quoted"';
    const bytes = await written(comment, format);
    expect(readUserComment(await exifOf(bytes))).toBe(comment);
    expect((await sharp(bytes).raw().toBuffer()).length).toBe(8 * 8 * 3);
  });

  test("whatever it says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1, maxLength: 200 }), async (comment) => {
        const latin = `Prompt: ${comment.replaceAll("\0", "")}`;
        expect(readUserComment(await exifOf(await written(latin, "webp")))).toBe(latin);
      }),
      { seed: 8, numRuns: 40 },
    );
  });

  test("cut where a JPEG's EXIF ends", async () => {
    expect(readUserComment(await exifOf(await written("long ".repeat(20_000), "jpeg")))).toBe("long ".repeat(6000));
  });
});

describe("of other programs", () => {
  const text = "a fox\nSteps: 20";
  const utf16 = Buffer.from(text, "utf16le");
  test.each([
    ["the web UI", exifWith(Buffer.concat([Buffer.from("UNICODE\0"), Buffer.from(utf16).swap16()]), false)],
    ["UTF-16 the other way round", exifWith(Buffer.concat([Buffer.from("UNICODE\0"), utf16]), false)],
    ["a little-endian block", exifWith(Buffer.concat([Buffer.from("UNICODE\0"), utf16]), true)],
    ["ASCII", exifWith(Buffer.from(`ASCII\0\0\0${text}`), true)],
    ["no letters named", exifWith(Buffer.from(`\0\0\0\0\0\0\0\0${text}`), false)],
  ])("%s", (_, exif) => {
    expect(readUserComment(exif)).toBe(text);
  });
});

test("a damaged block is no comment, and never worse", () => {
  const good = exifWith(Buffer.from("ASCII\0\0\0a fox"), true);
  expect(readUserComment(Buffer.alloc(0))).toBeUndefined();
  expect(readUserComment(good.subarray(0, 40))).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { maxLength: 6 }), (edits) => {
      const exif = Buffer.from(good);
      for (const [at, value] of edits) exif[at] = value;
      expect(["string", "undefined"]).toContain(typeof readUserComment(exif));
    }),
    { seed: 9, numRuns: 2000 },
  );
});
