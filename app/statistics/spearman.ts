/** @file Spearman's rank correlation, ties sharing their mean rank. */
import { pearson } from "./regression.ts";

/** Ranks from 1; equal values share the mean of the ranks they take. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((_, i) => i).sort((i, j) => values[i]! - values[j]!);
  const result = Array.from(values, () => 0);
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    for (let i = start; i < end; i++) result[order[i]!] = (start + 1 + end) / 2;
    start = end;
  }
  return result;
}

/**
 * Spearman's ρ, −1 … 1; undefined when either side is constant, which says nothing about order.
 *
 * @throws RangeError when the sides differ in length
 */
export function spearman(xs: readonly number[], ys: readonly number[]): number | undefined {
  return pearson(ranks(xs), ranks(ys));
}
