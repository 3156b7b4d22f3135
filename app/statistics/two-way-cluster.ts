/** @file The mean of a crossed table (people × prompts) with a two-way cluster-robust interval (Cameron, Gelbach and Miller 2011). */
import type { Interval } from "./interval.ts";
import { mean } from "./mean.ts";
import { studentTQuantile } from "./student-t.ts";

/** The interval and the variances it is made of. */
export interface TwoWayCluster extends Interval {
  readonly rowVariance: number;
  readonly columnVariance: number;
  readonly cellVariance: number;
  readonly variance: number;
  readonly degrees: number;
}

/**
 * With e = Y − ȳ and n = PM: V_row = Σᵢ(Σⱼe)²/n², V_column = Σⱼ(Σᵢe)²/n², V_cell = Σe²/n². Their combination
 * V_row + V_column − V_cell can fall below either part, even below 0, on small tables, so the largest is used;
 * the interval is ȳ ± t(min(P, M) − 1)·√V.
 *
 * @param table rows of equal length, two by two or larger
 * @param level of the interval, 0.95 unless given
 * @throws RangeError when the table is smaller or ragged
 */
export function twoWayCluster(table: readonly (readonly number[])[], level = 0.95): TwoWayCluster {
  const width = table[0]?.length ?? 0;
  if (table.length < 2 || width < 2 || table.some((row) => row.length !== width)) {
    throw new RangeError("A crossed table needs two rows and two columns or more, and equally long rows.");
  }
  const cells = table.flat();
  const estimate = mean(cells);
  const sumOfSquares = (sums: readonly number[]): number => sums.reduce((sum, value) => sum + value * value, 0);
  const deviations = table.map((row) => row.map((value) => value - estimate));
  const rowSums = deviations.map((row) => row.reduce((sum, value) => sum + value, 0));
  const columnSums = Array.from({ length: width }, (_, j) => deviations.reduce((sum, row) => sum + row[j]!, 0));

  const square = cells.length ** 2;
  const rowVariance = sumOfSquares(rowSums) / square;
  const columnVariance = sumOfSquares(columnSums) / square;
  const cellVariance = sumOfSquares(deviations.flat()) / square;
  const variance = Math.max(rowVariance + columnVariance - cellVariance, rowVariance, columnVariance);
  const degrees = Math.min(table.length, width) - 1;
  const half = studentTQuantile((1 + level) / 2, degrees) * Math.sqrt(variance);
  return {
    estimate,
    low: estimate - half,
    high: estimate + half,
    rowVariance,
    columnVariance,
    cellVariance,
    variance,
    degrees,
  };
}
