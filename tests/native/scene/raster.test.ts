/** @file Pixels: right size, opaque, repeatable; the low detail looks like the full one from afar; the paper's finish. */
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { decodeGamma, fromLinearRgb } from "../../../app/colour/oklab.ts";
import { finish, type Raster } from "../../../native/scene/finish.ts";
import { renderScene } from "../../../native/scene/raster.ts";
import { anyFullScene, lakeScene } from "./scenes.ts";
import fc from "../../kit/fc.ts";

/** Measured: 0.005 on this lake (0.014 without its rays); 0.011 median and 0.029 at worst (a room) on 48 composed scenes. */
const LOW_DETAIL_DISTANCE = 0.007;

/** Mean OKLab distance of two pictures of one size. */
function meanDistance(a: Raster, b: Raster): number {
  let sum = 0;
  const pixels = a.width * a.height;
  const lab = ({ data }: Raster, i: number) =>
    fromLinearRgb(decodeGamma(data[i]! / 255), decodeGamma(data[i + 1]! / 255), decodeGamma(data[i + 2]! / 255));
  for (let i = 0; i < pixels * 3; i += 3) {
    const [p, q] = [lab(a, i), lab(b, i)];
    sum += Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b);
  }
  return sum / pixels;
}

async function shrink(raster: Raster, side: number): Promise<Raster> {
  const { data, info } = await sharp(raster.data, { raw: { width: raster.width, height: raster.height, channels: 3 } })
    .resize(side, side, { kernel: "cubic", fit: "fill" })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

describe("renderScene", () => {
  test("gives RGB of exactly the asked size", async () => {
    for (const [width, height] of [
      [64, 64],
      [96, 54],
      [61, 97],
    ] as const) {
      const raster = await renderScene(lakeScene, { width, height, detail: "low" });
      expect([raster.width, raster.height, raster.data.length]).toEqual([width, height, width * height * 3]);
    }
  });

  test("the same scene gives the same bytes", async () => {
    const options = { width: 200, height: 200, detail: "full" } as const;
    const [first, second] = [await renderScene(lakeScene, options), await renderScene(lakeScene, options)];
    expect(Buffer.compare(first.data, second.data)).toBe(0);
  });

  test("librsvg accepts every kind at once, for any tokens", async () => {
    await fc.assert(
      fc.asyncProperty(anyFullScene, fc.constantFrom("full" as const, "low" as const), async (scene, detail) => {
        const raster = await renderScene(scene, { width: 90, height: 60, detail });
        expect(raster.data.length).toBe(90 * 60 * 3);
      }),
      { seed: 5, numRuns: 10 },
    );
  });

  test("low detail is the full picture seen from afar", async () => {
    const quiet = { ...lakeScene, globals: { ...lakeScene.globals, grain: 0 } };
    const full = await shrink(await renderScene(quiet, { width: 512, height: 512, detail: "full" }), 64);
    const low = await renderScene(quiet, { width: 64, height: 64, detail: "low" });
    expect(meanDistance(full, low)).toBeLessThan(LOW_DETAIL_DISTANCE);
    const rayless = { ...quiet, elements: quiet.elements.filter(({ kind }) => kind !== "rays") };
    const poorer = await renderScene(rayless, { width: 64, height: 64, detail: "low" });
    expect(meanDistance(full, poorer)).toBeGreaterThan(LOW_DETAIL_DISTANCE);
  });
});

describe("finish", () => {
  const grey = (value: number, side: number): Uint8Array => new Uint8Array(side * side * 3).fill(value);
  const spread = ({ data }: Raster): number => {
    const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
    return Math.sqrt(data.reduce((sum, value) => sum + (value - mean) ** 2, 0) / data.length);
  };
  const side = 640;
  const size = { width: side, height: side, channels: 3 };

  test("grain is strongest in the midtones and keeps the mean", () => {
    const paper = { grain: 1, vignette: 0 };
    const [dark, middle, bright] = [30, 128, 225].map((value) => spread(finish(grey(value, side), size, paper)));
    expect(middle).toBeGreaterThan(1.4 * dark!);
    expect(middle).toBeGreaterThan(1.4 * bright!);
    const { data } = finish(grey(128, side), size, paper);
    expect(data.reduce((sum, value) => sum + value, 0) / data.length).toBeCloseTo(128, 0);
  });

  test("grain averages away in small pictures, as it does when a print is seen from afar", () => {
    const paper = { grain: 1, vignette: 0 };
    const small = spread(finish(grey(128, 64), { width: 64, height: 64, channels: 3 }, paper));
    expect(small).toBeLessThan(0.25 * spread(finish(grey(128, side), size, paper)));
  });

  test("no grain and no vignette change nothing; alpha is dropped", () => {
    const rgba = Uint8Array.from({ length: 4 * 4 * 4 }, (_, i) => (i % 4 === 3 ? 255 : (i * 37) % 256));
    const { data } = finish(rgba, { width: 4, height: 4, channels: 4 }, { grain: 0, vignette: 0 });
    expect(Array.from(data)).toEqual(Array.from(rgba).filter((_, i) => i % 4 !== 3));
  });

  test("the vignette darkens the corners and leaves the middle", () => {
    const { data } = finish(grey(200, 64), { width: 64, height: 64, channels: 3 }, { grain: 0, vignette: 1 });
    expect(data[(32 * 64 + 32) * 3]).toBe(200);
    expect(data[0]).toBeLessThan(110);
  });
});
