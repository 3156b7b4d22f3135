/** @file A PNG's words replaced: pixels byte for byte, nothing of what others wrote, and no trust in any length. */
import sharp from "sharp";
import { expect, test } from "vitest";
import { pngChunks, withTexts } from "../../../native/image/png-chunks.ts";
import { encodePng, readPngText } from "../../../native/image/png.ts";

const raster = { width: 4, height: 3, data: Uint8Array.from({ length: 36 }, (_, i) => i * 7) };
const types = (png: Uint8Array) => [...pngChunks(png, "x")].map(({ type }) => type);

test("texts of others go, ours come, and what follows the end goes too", async () => {
  const png = Buffer.concat([await encodePng(raster, { text: { Author: "Ottokar" } }), Buffer.from("Ottokar")]);
  const written = withTexts(png, "x", { note: "hello" })!;
  expect(readPngText(written)).toEqual({ note: "hello" });
  expect(written.includes("Ottokar")).toBe(false);
  expect(Array.from(await sharp(written).raw().toBuffer())).toEqual(Array.from(raster.data));
  const pixels = (bytes: Buffer) => [...pngChunks(bytes, "x")].find(({ type }) => type === "IDAT")!.bytes;
  expect(pixels(written).equals(pixels(png))).toBe(true);
});

test("pixels that need a profile or an orientation have to be decoded", async () => {
  const picture = () => sharp(raster.data, { raw: { width: 4, height: 3, channels: 3 } });
  const profiled = await picture().withIccProfile("p3").png().toBuffer();
  const turned = await picture().withMetadata({ orientation: 6 }).png().toBuffer();
  expect([types(profiled).includes("iCCP"), types(turned).includes("eXIf")]).toEqual([true, true]);
  expect([withTexts(profiled, "x", {}), withTexts(turned, "x", {})]).toEqual([undefined, undefined]);
});

test("a length beyond the file, and a file without end, give one sentence", async () => {
  const png = await encodePng(raster);
  expect(() => types(png.subarray(0, png.length - 12))).toThrow(/^x is damaged: it is cut short at byte \d+\.$/);
  const lying = Buffer.from(png);
  lying.writeUInt32BE(0x7fffffff, 33);
  expect(() => types(lying)).toThrow("x is damaged: its chunk at byte 33 is longer than the file.");
});
