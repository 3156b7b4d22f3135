/** @file Pictures put side by side: several families take no more than one with a question. */
import type { Raster } from "../../scene/finish.ts";

/** White between two pictures, pixels. */
const GAP = 16;

/** One picture of all, from left to right, their upper edges in line, on white. One alone is given back as it is. */
export function sideBySide(pictures: readonly Raster[]): Raster {
  if (pictures.length === 1) return pictures[0]!;
  const height = Math.max(...pictures.map((picture) => picture.height));
  const width = pictures.reduce((sum, picture) => sum + picture.width + GAP, -GAP);
  const data = new Uint8Array(3 * width * height).fill(255);
  let left = 0;
  for (const picture of pictures) {
    const row = 3 * picture.width;
    for (let y = 0; y < picture.height; y++)
      data.set(picture.data.subarray(y * row, (y + 1) * row), 3 * (y * width + left));
    left += picture.width + GAP;
  }
  return { width, height, data };
}
