/** @file The ground of the plane: rings of growing chroma around a quiet centre. */
import { expect, test } from "vitest";
import { fromLinearRgb } from "../../../../app/colour/oklab.ts";
import { decodeGamma } from "../../../../app/colour/oklab.ts";
import { groundPixels } from "../../../../renderer/features/plane/ground-pixels.ts";

const SIDE = 161;

function chromaAt(pixels: Uint8ClampedArray, valence: number, arousal: number): number {
  const i = Math.round(((valence + 3.22) / 6.44) * SIDE);
  const j = Math.round(((3.22 - arousal) / 6.44) * SIDE);
  const [red, green, blue] = [0, 1, 2].map((channel) => decodeGamma(pixels[4 * (j * SIDE + i) + channel]! / 255));
  const { a, b } = fromLinearRgb(red!, green!, blue!);
  return Math.hypot(a, b);
}

test.each(["dark", "light"] as const)("chroma grows by ring and ends outside the rim, %s", (scheme) => {
  const pixels = groundPixels(SIDE, SIDE, scheme);
  const [centre, first, second, outside] = [
    chromaAt(pixels, 0.1, 0),
    chromaAt(pixels, 1.5, 0),
    chromaAt(pixels, 2.5, 0),
    chromaAt(pixels, 3, 3),
  ];
  expect(centre!).toBeLessThan(first!);
  expect(first!).toBeLessThan(second!);
  expect(outside!).toBeLessThan(0.012);
});

test("the same ground comes out every time, opaque everywhere", () => {
  const pixels = groundPixels(32, 32, "dark");
  expect(pixels).toEqual(groundPixels(32, 32, "dark"));
  expect(pixels.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
});
