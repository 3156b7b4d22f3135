/** @file Planes made smaller by averaging whole blocks. */

/**
 * Mean of each `factor` × `factor` block.
 *
 * @throws RangeError when a side is not a multiple of `factor`
 */
export function shrink(plane: Float64Array, width: number, height: number, factor: number): Float64Array {
  if (width % factor !== 0 || height % factor !== 0)
    throw new RangeError(`A plane of ${width} × ${height} has no whole blocks of ${factor}.`);
  const across = width / factor;
  const small = new Float64Array(across * (height / factor));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      small[Math.floor(y / factor) * across + Math.floor(x / factor)]! += plane[y * width + x]! / factor ** 2;
  return small;
}
