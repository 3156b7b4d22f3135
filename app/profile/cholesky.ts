/** @file Symmetric positive definite matrices by Cholesky's factor: solving, and seeing that one is none. */

/** Rows of a matrix. */
export type Matrix = readonly (readonly number[])[];

/** The lower triangle L with L·Lᵀ = the matrix, of which the lower triangle is read; undefined when there is none. */
export function cholesky(matrix: Matrix): Matrix | undefined {
  const factor: number[][] = [];
  for (const [i, row] of matrix.entries()) {
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      const other = j === i ? own : factor[j]!;
      let rest = row[j]!;
      for (let k = 0; k < j; k++) rest -= own[k]! * other[k]!;
      if (j < i) own.push(rest / other[j]!);
      else if (rest > 0 && Number.isFinite(rest)) own.push(Math.sqrt(rest));
      else return undefined;
    }
    factor.push(own);
  }
  return factor;
}

/** The x with L·x = `right`. */
export function solveLower(factor: Matrix, right: readonly number[]): number[] {
  const x: number[] = [];
  for (const [i, row] of factor.entries()) {
    let rest = right[i]!;
    for (let k = 0; k < i; k++) rest -= row[k]! * x[k]!;
    x.push(rest / row[i]!);
  }
  return x;
}

/** The x with L·Lᵀ·x = `right`. */
export function solveFactored(factor: Matrix, right: readonly number[]): number[] {
  const x = solveLower(factor, right);
  for (let i = factor.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < factor.length; k++) x[i]! -= factor[k]![i]! * x[k]!;
    x[i]! /= factor[i]![i]!;
  }
  return x;
}
