/** @file PNG text: a recipe goes round unharmed; hostile files give one sentence, never a crash. */
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { encodePng, readPngText } from "../../../native/image/png.ts";
import fc from "../../kit/fc.ts";

const raster = { width: 4, height: 3, data: Uint8Array.from({ length: 36 }, (_, i) => i * 7) };

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const bytes = Buffer.alloc(8 + body.length);
  bytes.writeUInt32BE(data.length, 0);
  body.copy(bytes, 4);
  bytes.writeUInt32BE(crc32(body), 4 + body.length);
  return bytes;
}

/** The smallest PNG skeleton around the given chunks. */
function png(...chunks: Buffer[]): Buffer {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", Buffer.alloc(13)), ...chunks, chunk("IEND", Buffer.alloc(0))]);
}

describe("PNG text", () => {
  test("goes round with any text, and the pixels stay", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 500 }), async (recipe) => {
        const bytes = await encodePng(raster, { text: { recipe, Software: "Circumplex" } });
        expect(readPngText(bytes)).toEqual({ recipe, Software: "Circumplex" });
      }),
      { seed: 6, numRuns: 20 },
    );
    const bytes = await encodePng(raster, { text: { recipe: "{}" } });
    expect(Array.from(await sharp(bytes).removeAlpha().raw().toBuffer())).toEqual(Array.from(raster.data));
    expect(readPngText(await encodePng(raster))).toEqual({});
  });

  test("reads what other programs write: tEXt, zTXt and packed iTXt", () => {
    const packed = deflateSync(Buffer.from("gepackt ✓"));
    const file = png(
      chunk("tEXt", Buffer.from("Title\0caf\xe9", "latin1")),
      chunk("zTXt", Buffer.concat([Buffer.from("Old\0\0", "latin1"), deflateSync(Buffer.from("small"))])),
      chunk("iTXt", Buffer.concat([Buffer.from("New\0\x01\0de\0Neu\0", "latin1"), packed])),
    );
    expect(readPngText(file)).toEqual({ Title: "café", Old: "small", New: "gepackt ✓" });
  });

  test("refuses keywords that PNG does not allow", async () => {
    await expect(encodePng(raster, { text: { "": "x" } })).rejects.toThrow(/keyword/);
    await expect(encodePng(raster, { text: { " lead": "x" } })).rejects.toThrow(/keyword/);
    await expect(encodePng(raster, { text: { ["k".repeat(80)]: "x" } })).rejects.toThrow(/keyword/);
  });

  test.each([
    ["no PNG", Buffer.from("GIF89a and some more bytes that are long enough"), "not a PNG"],
    ["empty", Buffer.alloc(0), "not a PNG"],
    ["cut short", png().subarray(0, 40), "cut short"],
    [
      "a length past the end",
      Buffer.concat([png().subarray(0, 33), Buffer.from("7fffffff69545874", "hex"), Buffer.alloc(20)]),
      "longer than the file",
    ],
    ["no keyword", png(chunk("tEXt", Buffer.from("\0text", "latin1"))), "without a keyword"],
    ["no end of language", png(chunk("iTXt", Buffer.from("Key\0\0\0", "latin1"))), "cut short"],
    ["bad UTF-8", png(chunk("iTXt", Buffer.from("Key\0\0\0\0\0\xff\xfe", "latin1"))), "not valid UTF-8"],
    [
      "a bomb",
      png(chunk("zTXt", Buffer.concat([Buffer.from("Bomb\0\0", "latin1"), deflateSync(Buffer.alloc(1 << 26))]))),
      "cannot be unpacked",
    ],
    ["bad packing", png(chunk("zTXt", Buffer.from("Key\0\0nonsense", "latin1"))), "cannot be unpacked"],
    ["many chunks", png(...Array.from({ length: 5000 }, () => chunk("IDAT", Buffer.alloc(0)))), "more than"],
  ])("a file with %s gives one sentence", (_, file, words) => {
    expect(() => readPngText(file)).toThrow(words);
    expect(() => readPngText(file)).toThrow(/^[^.]*[^]*\.$/);
  });

  test("a damaged text is noticed", async () => {
    const bytes = await encodePng(raster, { text: { recipe: "seed 12" } });
    bytes[bytes.indexOf("seed 12") + 5] = 0x39;
    expect(() => readPngText(bytes)).toThrow("checksum");
  });

  test("a keyword named like a prototype's property is only text", () => {
    const texts = readPngText(png(chunk("tEXt", Buffer.from("__proto__\0x", "latin1"))));
    expect(Object.keys(texts)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(texts)).toBe(Object.prototype);
  });

  test("random bytes behind the signature never do worse than an error", async () => {
    const good = await encodePng(raster, { text: { recipe: "x".repeat(50) } });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: good.length - 1 }), fc.nat({ max: 255 })), { maxLength: 12 }),
        (edits) => {
          const file = Buffer.from(good);
          for (const [at, value] of edits) file[at] = value;
          try {
            readPngText(file);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
            expect((error as Error).message).toMatch(/PNG/);
          }
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
