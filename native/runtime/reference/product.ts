/** @file Sums of products of rows with rows, in blocks that stay in registers: where the reference spends its time. */

/** Rows of `depth` numbers, one after another from `start`. */
export interface Rows {
  readonly data: Float64Array;
  readonly start: number;
  readonly count: number;
}

/** Where the product of row i with row j is added: at start + i·rowStep + j·columnStep. */
export interface Target {
  readonly data: Float64Array;
  readonly start: number;
  readonly rowStep: number;
  readonly columnStep: number;
}

/** Rows and columns of one block: sixteen sums need eight loads for sixteen products. */
const side = 4;

/** Adds ⟨aᵢ, bⱼ⟩ to `target` for every row of `a` and of `b`, each of `depth` numbers. */
export function addProducts(a: Rows, b: Rows, depth: number, target: Target): void {
  for (let row = 0; row < a.count; row += side)
    for (let column = 0; column < b.count; column += side) {
      const isWhole = row + side <= a.count && column + side <= b.count;
      (isWhole ? addBlock : addEdge)(a, b, depth, target, row, column);
    }
}

function addBlock(a: Rows, b: Rows, depth: number, target: Target, row: number, column: number): void {
  const [x, y] = [a.data, b.data];
  const [x0, y0] = [a.start + row * depth, b.start + column * depth];
  const [x1, x2, x3] = [x0 + depth, x0 + 2 * depth, x0 + 3 * depth];
  const [y1, y2, y3] = [y0 + depth, y0 + 2 * depth, y0 + 3 * depth];
  let s00 = 0;
  let s01 = 0;
  let s02 = 0;
  let s03 = 0;
  let s10 = 0;
  let s11 = 0;
  let s12 = 0;
  let s13 = 0;
  let s20 = 0;
  let s21 = 0;
  let s22 = 0;
  let s23 = 0;
  let s30 = 0;
  let s31 = 0;
  let s32 = 0;
  let s33 = 0;
  for (let k = 0; k < depth; k++) {
    const b0 = y[y0 + k]!;
    const b1 = y[y1 + k]!;
    const b2 = y[y2 + k]!;
    const b3 = y[y3 + k]!;
    const a0 = x[x0 + k]!;
    s00 += a0 * b0;
    s01 += a0 * b1;
    s02 += a0 * b2;
    s03 += a0 * b3;
    const a1 = x[x1 + k]!;
    s10 += a1 * b0;
    s11 += a1 * b1;
    s12 += a1 * b2;
    s13 += a1 * b3;
    const a2 = x[x2 + k]!;
    s20 += a2 * b0;
    s21 += a2 * b1;
    s22 += a2 * b2;
    s23 += a2 * b3;
    const a3 = x[x3 + k]!;
    s30 += a3 * b0;
    s31 += a3 * b1;
    s32 += a3 * b2;
    s33 += a3 * b3;
  }
  const { data, rowStep, columnStep } = target;
  const t0 = target.start + row * rowStep + column * columnStep;
  addFour(data, t0, columnStep, s00, s01, s02, s03);
  addFour(data, t0 + rowStep, columnStep, s10, s11, s12, s13);
  addFour(data, t0 + 2 * rowStep, columnStep, s20, s21, s22, s23);
  addFour(data, t0 + 3 * rowStep, columnStep, s30, s31, s32, s33);
}

function addFour(to: Float64Array, at: number, step: number, s0: number, s1: number, s2: number, s3: number): void {
  to[at]! += s0;
  to[at + step]! += s1;
  to[at + 2 * step]! += s2;
  to[at + 3 * step]! += s3;
}

/** The block at the rim, where fewer than four rows or columns are left. */
function addEdge(a: Rows, b: Rows, depth: number, target: Target, row: number, column: number): void {
  for (let i = row; i < Math.min(row + side, a.count); i++)
    for (let j = column; j < Math.min(column + side, b.count); j++) {
      const [x, y] = [a.start + i * depth, b.start + j * depth];
      let sum = 0;
      for (let k = 0; k < depth; k++) sum += a.data[x + k]! * b.data[y + k]!;
      target.data[target.start + i * target.rowStep + j * target.columnStep]! += sum;
    }
}

/** The transpose of a matrix of `rows` by `columns` within `data`. */
export function transposed(data: Float64Array, start: number, rows: number, columns: number): Float64Array {
  const result = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      result[column * rows + row] = data[start + row * columns + column]!;
  return result;
}
