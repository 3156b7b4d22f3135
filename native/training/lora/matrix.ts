/** @file The two products of row-major matrices that adapters need outside a graph. */

/** [rows, columns] → [columns, rows]. */
export function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const flipped = new Float32Array(values.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) flipped[c * rows + r] = values[r * columns + c]!;
  return flipped;
}

/** A·Bᵀ of [m, n] and [k, n] → [m, k], summed in float64. */
export function timesTransposed(a: Float32Array, b: Float32Array, n: number): Float64Array {
  const m = a.length / n;
  const k = b.length / n;
  const product = new Float64Array(m * k);
  for (let i = 0; i < m; i++)
    for (let j = 0; j < k; j++) {
      let sum = 0;
      for (let t = 0; t < n; t++) sum += a[i * n + t]! * b[j * n + t]!;
      product[i * k + j] = sum;
    }
  return product;
}
