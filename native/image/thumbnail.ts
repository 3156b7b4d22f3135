/** @file A picture as a small row of OKLab numbers, for measuring how far neighbours of a series lie apart. */
import { decodeGamma, fromLinearRgb } from "../../app/colour/oklab.ts";
import type { Raster } from "../scene/finish.ts";

/** Cells along each side. */
const CELLS = 16;

/**
 * Mean OKLab colour of 16 × 16 cells, scaled so that the Euclidean distance of two thumbnails is the root mean square
 * colour difference of their cells.
 */
export function thumbnail({ width, height, data }: Raster): Float32Array {
  const sums = new Float64Array(CELLS * CELLS * 3);
  const counts = new Float64Array(CELLS * CELLS);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const cell = Math.floor((y * CELLS) / height) * CELLS + Math.floor((x * CELLS) / width);
      counts[cell]!++;
      for (let channel = 0; channel < 3; channel++) {
        sums[cell * 3 + channel]! += LINEAR[data[(y * width + x) * 3 + channel]!]!;
      }
    }
  }
  const numbers = new Float32Array(CELLS * CELLS * 3);
  const scale = 1 / CELLS;
  counts.forEach((count, cell) => {
    const mean = (channel: number): number => sums[cell * 3 + channel]! / Math.max(1, count);
    const { l, a, b } = fromLinearRgb(mean(0), mean(1), mean(2));
    numbers.set([l * scale, a * scale, b * scale], cell * 3);
  });
  return numbers;
}

const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => decodeGamma(byte / 255));
