/** @file Cholesky's factor against the matrix it is of. */
import { expect, test } from "vitest";
import { cholesky, solveFactored, solveLower } from "../../../app/profile/cholesky.ts";
import fc from "../../kit/fc.ts";

const entry = fc.double({ min: -2, max: 2, noNaN: true });

/** G·Gᵀ + I and a right side, of one to six rows. */
const system = fc.integer({ min: 1, max: 6 }).chain((size) =>
  fc.record({
    matrix: fc
      .array(fc.array(entry, { minLength: size, maxLength: size }), { minLength: size, maxLength: size })
      .map((g) =>
        g.map((row, i) => g.map((other, j) => row.reduce((sum, v, k) => sum + v * other[k]!, i === j ? 1 : 0))),
      ),
    right: fc.array(entry, { minLength: size, maxLength: size }),
  }),
);
const times = (matrix: readonly (readonly number[])[], x: readonly number[]): number[] =>
  matrix.map((row) => row.reduce((sum, value, i) => sum + value * x[i]!, 0));

test("what is solved for solves the system", () => {
  fc.assert(
    fc.property(system, ({ matrix, right }) => {
      const factor = cholesky(matrix)!;
      const whole = matrix.map((_, i) => matrix.map((__, j) => factor[i]![j] ?? 0));
      times(matrix, solveFactored(factor, right)).forEach((value, i) => expect(value).toBeCloseTo(right[i]!, 9));
      times(whole, solveLower(factor, right)).forEach((value, i) => expect(value).toBeCloseTo(right[i]!, 9));
    }),
  );
});

test("a matrix that is not positive definite has no factor", () => {
  expect(cholesky([[0]])).toBeUndefined();
  expect(cholesky([[NaN]])).toBeUndefined();
  expect(cholesky([[Infinity]])).toBeUndefined();
  expect(
    cholesky([
      [1, 2],
      [2, 1],
    ]),
  ).toBeUndefined();
});
