/** @file Pictures of every kind people have, and files that are none: opened or refused in one sentence. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openPicture, openPictureBytes } from "../../../native/image/open.ts";

let folder = "";
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "open-picture-"))));
afterAll(async () => rm(folder, { recursive: true }));

const plain = (colour: string, width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: colour } });

function pixel(picture: { readonly width: number; readonly data: Uint8Array }, x: number, y: number): number[] {
  const at = 3 * (y * picture.width + x);
  return [...picture.data.subarray(at, at + 3)];
}

/** A PNG that is only a header and one empty data chunk. */
function pngClaiming(width: number, height: number): Buffer {
  const chunk = (type: string, body: Buffer): Buffer => {
    const bytes = Buffer.alloc(12 + body.length);
    bytes.writeUInt32BE(body.length);
    bytes.write(type, 4);
    body.copy(bytes, 8);
    bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + body.length)), 8 + body.length);
    return bytes;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(64));
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

describe("pictures", () => {
  const near = (actual: readonly number[], expected: readonly number[], within: number): void => {
    for (const [i, value] of actual.entries()) expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(within);
  };
  test.each([
    ["PNG", async () => plain("#3060c0").png().toBuffer(), [0x30, 0x60, 0xc0]],
    ["JPEG", async () => plain("#3060c0").jpeg().toBuffer(), [0x30, 0x60, 0xc0]],
    ["WebP", async () => plain("#3060c0").webp({ lossless: true }).toBuffer(), [0x30, 0x60, 0xc0]],
    ["PNG with a palette", async () => plain("#3060c0").png({ palette: true }).toBuffer(), [0x30, 0x60, 0xc0]],
    ["grey PNG", async () => plain("#808080").toColourspace("b-w").png().toBuffer(), [0x80, 0x80, 0x80]],
    ["16-bit PNG", async () => plain("#3060c0").toColourspace("rgb16").png().toBuffer(), [0x30, 0x60, 0xc0]],
    ["CMYK JPEG", async () => plain("#808080").toColourspace("cmyk").jpeg().toBuffer(), [0x80, 0x80, 0x80]],
    ["one pixel", async () => plain("#3060c0", 1, 1).png().toBuffer(), [0x30, 0x60, 0xc0]],
  ])("%s", async (kind, bytes, colour) => {
    const picture = await openPictureBytes(await bytes(), "x", 16);
    expect(picture.data).toHaveLength(3 * 16 * 16);
    // CMYK goes through a printer's profile and comes back a little off.
    near(pixel(picture, 8, 8), colour, kind === "CMYK JPEG" ? 16 : 4);
  });

  test("transparency lies on white", async () => {
    const clear = { r: 255, g: 0, b: 0, alpha: 0 };
    const bytes = await sharp({ create: { width: 8, height: 8, channels: 4, background: clear } })
      .png()
      .toBuffer();
    expect(pixel(await openPictureBytes(bytes, "x", 8), 4, 4)).toEqual([255, 255, 255]);
  });

  test("the EXIF orientation is applied: the camera's left side is the top", async () => {
    const halves = await plain("#000000", 40, 20)
      .composite([{ input: await plain("#ffffff", 20, 20).png().toBuffer(), left: 0, top: 0 }])
      .withMetadata({ orientation: 6 })
      .png()
      .toBuffer();
    const picture = await openPictureBytes(halves, "x", 8);
    expect([picture.originalWidth, picture.originalHeight]).toEqual([20, 40]);
    near(pixel(picture, 4, 0), [255, 255, 255], 6);
    near(pixel(picture, 4, 7), [0, 0, 0], 6);
  });

  test("an animation gives its first frame", async () => {
    const frames = await Promise.all(["#ff0000", "#0000ff"].map(async (colour) => plain(colour).png().toBuffer()));
    const bytes = await sharp(frames, { join: { animated: true } })
      .webp({ lossless: true })
      .toBuffer();
    const picture = await openPictureBytes(bytes, "x", 8);
    expect(picture.originalHeight).toBe(30);
    expect(pixel(picture, 4, 4)).toEqual([255, 0, 0]);
  });

  test("a wide picture is squeezed whole; beyond 2 : 1 its ends are cut off", async () => {
    const left = await plain("#ffffff", 10, 20).png().toBuffer();
    const at = async (width: number) =>
      plain("#000000", width, 20)
        .composite([{ input: left, left: 0, top: 0 }])
        .png()
        .toBuffer();
    near(pixel(await openPictureBytes(await at(40), "x", 16), 1, 8), [255, 255, 255], 6);
    near(pixel(await openPictureBytes(await at(80), "x", 16), 1, 8), [0, 0, 0], 6);
  });
});

describe("refusals", () => {
  test.each([
    ["notes.png", "Dear diary,", "notes.png is not a picture: it starts like text."],
    [
      "drawing.svg",
      "<svg xmlns='http://www.w3.org/2000/svg'/>",
      "drawing.svg starts like an SVG; only PNG, JPEG and WebP are read.",
    ],
    ["empty.png", "", "empty.png is not a picture: it is empty."],
    ["book.jpg", "%PDF-1.7 …", "book.jpg starts like a PDF; only PNG, JPEG and WebP are read."],
    ["moving.gif", "GIF89a", "moving.gif starts like a GIF; only PNG, JPEG and WebP are read."],
    ["photo.png", "\0\0\0 ftypavif", "photo.png starts like an AVIF, HEIC or video; only PNG, JPEG and WebP are read."],
    ["noise.png", "\0\u0001\u0002", "noise.png is not a picture: it starts like neither PNG, JPEG nor WebP."],
  ])("%s", async (name, content, message) => {
    await writeFile(join(folder, name), content);
    await expect(openPicture(join(folder, name), 16)).rejects.toThrow(message);
  });

  test("30,000 × 30,000 pixels are refused by the header", async () => {
    const started = performance.now();
    await expect(openPictureBytes(pngClaiming(30_000, 30_000), "huge.png", 16)).rejects.toThrow(
      "huge.png is too large: 30000 × 30000 pixels, at most 100 megapixels are read.",
    );
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test.each(["png", "jpeg", "webp"] as const)("a truncated %s", async (format) => {
    const noise = Buffer.from(Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) => (i * 7919) % 251));
    const whole = await sharp(noise, { raw: { width: 64, height: 64, channels: 3 } })
      .toFormat(format)
      .toBuffer();
    const half = whole.subarray(0, Math.floor(whole.length / 2));
    await expect(openPictureBytes(half, `cut.${format}`, 16)).rejects.toThrow(/^cut\.\w+ is damaged: [^\n]+\.$/);
  });

  test("no file, and a folder", async () => {
    await expect(openPicture(join(folder, "none.png"), 16)).rejects.toThrow(/^There is no file .*none\.png\.$/);
    await expect(openPicture(folder, 16)).rejects.toThrow("is not a picture: it is not a file.");
  });
});
