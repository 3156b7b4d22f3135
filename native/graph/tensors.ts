/** @file Small helpers on tensors at rest: making them, counting them, reading whole numbers out of them. */
import type { DataType, Tensor, TensorData } from "./graph.ts";
import { ModelError } from "./model-error.ts";

/** Number of elements of a shape; 1 for a scalar. */
export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

/** A float32 tensor over `data` (not copied). Throws when the length is not the product of `shape`. */
export function float32Tensor(shape: readonly number[], data: Float32Array | readonly number[]): Tensor {
  return checked({ type: "float32", shape, data: data instanceof Float32Array ? data : Float32Array.from(data) });
}

/** The number as an int64, saturated: 2⁶³ and above, which exporters write for "to the end", is the largest one. */
export function toInt64(value: number): bigint {
  return Math.abs(value) < 2 ** 63 ? BigInt(value) : value > 0 ? 2n ** 63n - 1n : -(2n ** 63n);
}

/** An int64 tensor of whole numbers (saturated); without `shape`, a vector. */
export function int64Tensor(values: readonly number[], shape: readonly number[] = [values.length]): Tensor {
  return checked({ type: "int64", shape, data: BigInt64Array.from(values, toInt64) });
}

function checked(tensor: Tensor): Tensor {
  if (tensor.data.length !== elementCount(tensor.shape))
    throw new ModelError(`a tensor of shape [${tensor.shape.join(",")}] was given ${tensor.data.length} values`);
  return tensor;
}

const emptyArrays: { readonly [K in DataType]: (length: number) => TensorData } = {
  float32: (length) => new Float32Array(length),
  float64: (length) => new Float64Array(length),
  float16: (length) => new Uint16Array(length),
  bfloat16: (length) => new Uint16Array(length),
  int8: (length) => new Int8Array(length),
  uint8: (length) => new Uint8Array(length),
  int16: (length) => new Int16Array(length),
  uint16: (length) => new Uint16Array(length),
  int32: (length) => new Int32Array(length),
  uint32: (length) => new Uint32Array(length),
  int64: (length) => new BigInt64Array(length),
  uint64: (length) => new BigUint64Array(length),
  bool: (length) => new Uint8Array(length),
  string: (length) => Array.from({ length }, () => ""),
};

/** Zeros (empty strings for `string`) of a type, in the array that type is stored in. */
export function emptyData(type: DataType, length: number): TensorData {
  return emptyArrays[type](length);
}

/** True when `data` is the array that `type` is stored in. */
export function isStoredAs(type: DataType, data: TensorData): boolean {
  return emptyData(type, 0).constructor === data.constructor;
}

/** The values of an integer, bool or float32/float64 tensor as numbers; undefined for the other types. */
export function numbersOf(tensor: Tensor): number[] | undefined {
  if (tensor.type === "string" || tensor.type === "float16" || tensor.type === "bfloat16") return undefined;
  return Array.from(tensor.data as ArrayLike<number | bigint>, Number);
}

/** True for the types that hold fractions. */
export function isFloating(type: DataType): boolean {
  return type === "float32" || type === "float64" || type === "float16" || type === "bfloat16";
}
