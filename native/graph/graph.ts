/** @file The graph the whole of `native` speaks: ONNX as plain data, with static types. Passes take one and return one. */

export type DataType =
  | "float32"
  | "float64"
  | "float16"
  | "bfloat16"
  | "int8"
  | "uint8"
  | "int16"
  | "uint16"
  | "int32"
  | "uint32"
  | "int64"
  | "uint64"
  | "bool"
  | "string";

/** float16 and bfloat16 hold raw bits in a Uint16Array; bool one byte a value. */
export type TensorData =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | BigInt64Array
  | BigUint64Array
  | readonly string[];

/** A tensor at rest: `data.length` is the product of `shape`. */
export interface Tensor {
  readonly type: DataType;
  readonly shape: readonly number[];
  readonly data: TensorData;
}

export type Attribute =
  | { readonly kind: "int"; readonly value: number }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "tensor"; readonly value: Tensor }
  | { readonly kind: "graph"; readonly value: Graph }
  | { readonly kind: "ints"; readonly value: readonly number[] }
  | { readonly kind: "floats"; readonly value: readonly number[] }
  | { readonly kind: "strings"; readonly value: readonly string[] };

/** One operator call. `""` among the inputs or outputs means "left out". */
export interface Node {
  readonly op: string;
  /** `""` is the standard ONNX domain. */
  readonly domain: string;
  /** Unique in its graph; exporters put the module path here, adapters are keyed by it. */
  readonly name: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A dimension is a number, a named symbol, or null when nothing is known. */
export type Dimension = number | string | null;

export interface ValueType {
  readonly type: DataType;
  /** Undefined when even the rank is unknown. */
  readonly shape: readonly Dimension[] | undefined;
}

export interface NamedValue extends ValueType {
  readonly name: string;
}

/** Nodes are in topological order; every value has exactly one producer. */
export interface Graph {
  readonly name: string;
  /** Version per domain; `""` is the standard one. */
  readonly opsets: Readonly<Record<string, number>>;
  readonly inputs: readonly NamedValue[];
  readonly outputs: readonly NamedValue[];
  readonly initializers: ReadonlyMap<string, Tensor>;
  readonly nodes: readonly Node[];
  /** What is known of the values between (filled by shape inference). */
  readonly values: ReadonlyMap<string, ValueType>;
  readonly metadata: Readonly<Record<string, string>>;
}

export const int = (value: number): Attribute => ({ kind: "int", value });
export const float = (value: number): Attribute => ({ kind: "float", value });
export const text = (value: string): Attribute => ({ kind: "string", value });
export const ints = (value: readonly number[]): Attribute => ({ kind: "ints", value });
