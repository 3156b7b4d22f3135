/** @file Between tensors at rest and the float64 numbers the reference computes with. */
import type { DataType, Tensor } from "../../graph/graph.ts";
import { ModelError } from "../../graph/model-error.ts";
import { emptyData, isFloating, toInt64 } from "../../graph/tensors.ts";

/** Largest whole number a float64 holds exactly with all its neighbours. */
const exact = 2n ** 53n;
/** What exporters write for "to the end" and "from the start". */
const ends: ReadonlySet<bigint> = new Set([2n ** 63n - 1n, -(2n ** 63n) + 1n, -(2n ** 63n)]);

function exactNumber(value: bigint): number {
  if (value > exact || value < -exact)
    if (!ends.has(value)) throw new ModelError(`the whole number ${value} is too large for the reference interpreter`);
  return Number(value);
}

/** The values of a tensor as float64. Throws for strings, 16-bit floats and whole numbers beyond 2⁵³. */
export function toNumbers({ type, data }: Tensor): Float64Array {
  if (data instanceof BigInt64Array || data instanceof BigUint64Array) return Float64Array.from(data, exactNumber);
  if (type === "string" || type === "float16" || type === "bfloat16")
    throw new ModelError(`the reference interpreter does not compute with ${type} tensors`);
  return Float64Array.from(data as ArrayLike<number>);
}

/** float64 numbers as a tensor of `type`. Throws for whole numbers beyond 2⁵³ and types without numbers. */
export function toTensor(type: DataType, shape: readonly number[], numbers: Float64Array): Tensor {
  if (type === "float64") return { type, shape, data: numbers };
  const data = emptyData(type, numbers.length);
  if (type === "string" || type === "float16" || type === "bfloat16")
    throw new ModelError(`the reference interpreter does not compute with ${type} tensors`);
  if (data instanceof BigInt64Array || data instanceof BigUint64Array)
    for (const [index, value] of numbers.entries()) data[index] = wholeNumber(value);
  else (data as Float32Array).set(numbers);
  return { type, shape, data };
}

function wholeNumber(value: number): bigint {
  if (Math.abs(value) === 2 ** 63) return toInt64(value);
  if (!Number.isSafeInteger(value)) throw new ModelError(`${value} is not a whole number below 2⁵³`);
  return BigInt(value);
}

/** True for the types the reference computes with. */
export function isNumeric(type: DataType): boolean {
  return type !== "string" && (!isFloating(type) || type === "float32" || type === "float64");
}
