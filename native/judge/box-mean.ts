/** @file The mean over a square neighbourhood, in time that does not depend on its size. */

/**
 * Mean of each pixel's (2·radius + 1)² neighbours; beyond the border the border's pixel repeats.
 * Two running sums, one along the rows and one along the columns.
 *
 * @param plane `width` × `height` values, row by row
 */
export function boxMean(plane: Float64Array, width: number, height: number, radius: number): Float64Array {
  const rows = slide(plane, height, width, width, 1, radius);
  return slide(rows, width, height, 1, width, radius);
}

/** Running mean along `length` values `step` apart, for `lines` lines `stride` apart. */
function slide(
  plane: Float64Array,
  lines: number,
  length: number,
  stride: number,
  step: number,
  radius: number,
): Float64Array {
  const means = new Float64Array(plane.length);
  const last = length - 1;
  const share = 1 / (2 * radius + 1);
  for (let line = 0; line < lines; line++) {
    const start = line * stride;
    let sum = (radius + 1) * plane[start]!;
    for (let i = 1; i <= radius; i++) sum += plane[start + Math.min(i, last) * step]!;
    for (let i = 0; i < length; i++) {
      means[start + i * step] = sum * share;
      const entering = Math.min(i + radius + 1, last);
      const leaving = Math.max(i - radius, 0);
      sum += plane[start + entering * step]! - plane[start + leaving * step]!;
    }
  }
  return means;
}
