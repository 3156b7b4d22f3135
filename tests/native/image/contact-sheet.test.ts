/** @file The contact sheet: pictures where they belong, captions from anywhere, sizes checked. */
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { contactSheet } from "../../../native/image/contact-sheet.ts";

const tile = (value: number) => ({ width: 60, height: 40, data: new Uint8Array(60 * 40 * 3).fill(value) });

describe("contactSheet", () => {
  test("lays the pictures out in rows, unchanged", async () => {
    const sheet = await contactSheet(
      [10, 20, 30].map((value) => ({ raster: tile(value), title: `Frame ${value}` })),
      { columns: 2 },
    );
    const { data, info } = await sharp(sheet).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(3);
    const seen = new Set(Array.from({ length: data.length / 3 }, (_, i) => data[i * 3]!));
    expect([10, 20, 30].every((value) => seen.has(value))).toBe(true);
    expect(info.height).toBeGreaterThan(2 * 40);
  });

  test("any caption is only text, and moods outside the plane are kept inside", async () => {
    const sheet = await contactSheet(
      [
        {
          raster: tile(90),
          title: `<b>&"']]>\u0000\ud800 ${"long ".repeat(50)}`,
          note: "valence −1.2 · arousal 0.4",
          target: { valence: 9, arousal: -9 },
          measured: { valence: 0, arousal: 0 },
        },
      ],
      { mat: "dark", heading: "A calm evening", subheading: "six frames" },
    );
    expect((await sharp(sheet).metadata()).format).toBe("png");
  });

  test("refuses an empty sheet and pictures of different sizes", async () => {
    await expect(contactSheet([])).rejects.toThrow("at least one picture");
    const other = { width: 2, height: 2, data: new Uint8Array(12) };
    await expect(
      contactSheet([
        { raster: tile(1), title: "" },
        { raster: other, title: "" },
      ]),
    ).rejects.toThrow("one size");
  });
});
