/** @file Soft yes and no: the smooth memberships that replace thresholds, so that a label never jumps. */

/** How surely `value` lies above `threshold`, 0…1: the logistic, 0.88 at two widths above. */
export function above(value: number, threshold: number, width: number): number {
  return 1 / (1 + Math.exp((threshold - value) / width));
}

/** How surely `value` lies below `threshold`, 0…1. */
export function below(value: number, threshold: number, width: number): number {
  return above(-value, -threshold, width);
}

/** How surely a thing of this salience is noticed: exactly 0 when absent, 0.98 for an ordinary background thing. */
export function noticed(salience: number): number {
  return 1 - Math.exp(-((salience / 0.15) ** 2));
}

/** All of independent memberships. */
export function all(...memberships: readonly number[]): number {
  return memberships.reduce((product, membership) => product * membership, 1);
}

/** Any of independent memberships (noisy or). */
export function any(...memberships: readonly number[]): number {
  return 1 - memberships.reduce((product, membership) => product * (1 - membership), 1);
}

/** None of independent memberships. */
export function none(...memberships: readonly number[]): number {
  return 1 - any(...memberships);
}
