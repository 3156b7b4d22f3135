/** @file The style features against a slow, direct reading of their definitions, and against photographs' known means. */
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import type { Style } from "../../../app/affect/ground/depiction.ts";
import { PHOTOGRAPHS, STYLE_FEATURES } from "../../../app/affect/ground/style-reference.ts";
import { decodeGamma, fromLinearRgb } from "../../../app/colour/oklab.ts";
import { stream } from "../../../app/random/philox.ts";
import { styleOf } from "../../../native/judge/style.ts";
import type { Raster } from "../../../native/scene/finish.ts";

/** Every sum written out as app/affect/ground/README.md words it. */
function slowStyle({ width, height, data }: Raster): Style {
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const pixels = Array.from({ length: width * height }, (_, i) => {
    const [r, g, b] = [0, 1, 2].map((channel) => decodeGamma(data[3 * i + channel]! / 255));
    return fromLinearRgb(r!, g!, b!);
  });
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const box = (values: readonly number[], radius: number, x: number, y: number): number => {
    let sum = 0;
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++)
        sum += values[clamp(y + dy, height - 1) * width + clamp(x + dx, width - 1)]!;
    return sum / (2 * radius + 1) ** 2;
  };
  const places = pixels.map((_, i) => [i % width, Math.floor(i / width)] as const);
  const lightness = pixels.map((pixel) => pixel.l);
  const smooth = places.map(([x, y]) => box(lightness, 1, x, y));
  const at = (x: number, y: number): number => smooth[y * width + x]!;
  const slope = (before: number, after: number, span: number): number => (after - before) / span;
  const gradients = places.map(([x, y]) => {
    const [left, right, top, bottom] = [
      clamp(x - 1, width),
      clamp(x + 1, width - 1),
      clamp(y - 1, height),
      clamp(y + 1, height - 1),
    ];
    return [slope(at(left, y), at(right, y), right - left), slope(at(x, top), at(x, bottom), bottom - top)] as const;
  });
  const angle = gradients.map(([gx, gy]) => Math.atan2(gy, gx));
  const weight = gradients.map(([gx, gy]) => (Math.hypot(gx, gy) > 0.03 ? Math.hypot(gx, gy) : 0));
  const total = weight.reduce((sum, value) => sum + value, 0) + 1e-6;
  const cosine = weight.map((w, i) => w * Math.cos(2 * angle[i]!));
  const sine = weight.map((w, i) => w * Math.sin(2 * angle[i]!));
  const coherent = places.map(
    ([x, y], i) => (weight[i]! * Math.hypot(box(cosine, 3, x, y), box(sine, 3, x, y))) / (box(weight, 3, x, y) + 1e-6),
  );
  const chroma = pixels.map((pixel) => Math.hypot(pixel.a, pixel.b));
  const warm = pixels.map((pixel, i) => {
    const hue = ((Math.atan2(pixel.b, pixel.a) * 180) / Math.PI + 360) % 360;
    return chroma[i]! > 0.03 && (hue < 110 || hue > 330) ? chroma[i]! : 0;
  });
  return {
    lightness: mean(lightness),
    contrast: Math.sqrt(mean(lightness.map((l) => (l - mean(lightness)) ** 2))),
    chroma: mean(chroma),
    warmth: (mean(warm) * warm.length) / (mean(chroma) * chroma.length + 1e-6),
    jaggedness: 1 - (mean(coherent) * coherent.length) / total,
    obliqueness: (mean(sine.map(Math.abs)) * sine.length) / total,
    edgeDensity: mean(weight.map((w) => Number(w > 0))),
  };
}

/** Smooth colour blobs with edges, the kind of thing a poster has. */
function blobs(seed: number, width: number, height: number): Raster {
  const random = stream(seed, "blobs");
  const discs = Array.from({ length: 12 }, () => ({
    x: random.between(0, width),
    y: random.between(0, height),
    radius: random.between(3, width / 3),
    colour: [random.below(256), random.below(256), random.below(256)],
  }));
  const data = new Uint8Array(3 * width * height).fill(120);
  for (const { x, y, radius, colour } of discs)
    for (let i = 0; i < width * height; i++)
      if (Math.hypot((i % width) - x, Math.floor(i / width) - y) < radius) data.set(colour, 3 * i);
  return { width, height, data };
}

describe("style", () => {
  test.each([
    [1, 40, 30],
    [2, 33, 48],
    [3, 48, 48],
  ])("equals its definition, picture %i", (seed, width, height) => {
    const picture = blobs(seed, width, height);
    const [fast, slow] = [styleOf(picture), slowStyle(picture)];
    for (const feature of STYLE_FEATURES) expect(fast[feature], feature).toBeCloseTo(slow[feature], 9);
  });

  test("a single colour has no contrast, no edges and no jagged lines to speak of", () => {
    const red = new Uint8Array(3 * 20 * 20).map((_, i) => (i % 3 === 0 ? 200 : 20));
    const style = styleOf({ width: 20, height: 20, data: red });
    expect(style.contrast).toBeLessThan(1e-6);
    expect(style.edgeDensity).toBe(0);
    expect(style.warmth).toBeCloseTo(1, 4);
  });

  test("stripes are coherent and level; diagonal ones oblique", () => {
    const stripes = (of: (x: number, y: number) => number): Raster => ({
      width: 48,
      height: 48,
      data: Uint8Array.from({ length: 3 * 48 * 48 }, (_, i) => {
        const pixel = Math.floor(i / 3);
        return 128 + 100 * Math.sin(of(pixel % 48, Math.floor(pixel / 48)));
      }),
    });
    const level = styleOf(stripes((_, y) => y / 2));
    const diagonal = styleOf(stripes((x, y) => (x + y) / 3));
    expect(level.jaggedness).toBeLessThan(0.02);
    expect(level.obliqueness).toBeLessThan(0.02);
    expect(diagonal.obliqueness).toBeGreaterThan(0.9);
  });

  const photographs = fileURLToPath(new URL("../../../../shared/data/oasis-dev/images", import.meta.url));
  test.skipIf(!existsSync(photographs))(
    "photographs have the published means (needs the evaluation data)",
    async () => {
      const styles = await Promise.all(
        readdirSync(photographs).map(async (file) => {
          const { data, info } = await sharp(`${photographs}/${file}`)
            .resize(192, 192, { fit: "inside" })
            .toColourspace("srgb")
            .raw()
            .toBuffer({ resolveWithObject: true });
          return styleOf({ width: info.width, height: info.height, data });
        }),
      );
      for (const feature of STYLE_FEATURES) {
        const mean = styles.reduce((sum, style) => sum + style[feature], 0) / styles.length;
        const spread = Math.sqrt(styles.reduce((sum, style) => sum + (style[feature] - mean) ** 2, 0) / styles.length);
        expect(Math.abs(mean - PHOTOGRAPHS.mean[feature]), feature).toBeLessThan(0.003);
        expect(Math.abs(spread - PHOTOGRAPHS.deviation[feature]), feature).toBeLessThan(0.003);
      }
    },
  );
});
