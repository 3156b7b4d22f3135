/** @file Flat vectors of samples and velocities; sums over them accumulate in double precision. */

/** Float32 as the models give them, Float64 where a test or a log-probability asks for more. */
export type Vector = Float32Array | Float64Array;

/**
 * A vector of the same length and precision as `model`, filled by `value`.
 *
 * @throws RangeError when one of `others` differs in length
 */
export function fillLike<V extends Vector>(model: V, others: readonly Vector[], value: (i: number) => number): V {
  const odd = others.find((other) => other.length !== model.length);
  if (odd !== undefined) throw new RangeError(`The vectors differ in length: ${model.length} and ${odd.length}.`);
  const result = model.slice() as V;
  for (let i = 0; i < result.length; i++) result[i] = value(i);
  return result;
}

/** Mean of `value(i)` for i below `length`, in double precision. */
export function meanOver(length: number, value: (i: number) => number): number {
  let sum = 0;
  for (let i = 0; i < length; i++) sum += value(i);
  return sum / length;
}

/** Mean squared difference. */
export function meanSquare(one: Vector, other: Vector): number {
  return meanOver(one.length, (i) => (one[i]! - other[i]!) ** 2);
}
