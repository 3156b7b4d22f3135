/** @file One operator with its inputs, and short ways to write them. */
import type { Attribute, DataType, Tensor } from "../../../native/graph/graph.ts";
import { float32Tensor, int64Tensor } from "../../../native/graph/tensors.ts";

/** An input: drawn at random within a range, a constant, or left out. */
export type CaseInput =
  | {
      readonly kind: "drawn";
      readonly type: DataType;
      readonly shape: readonly number[];
      readonly low: number;
      readonly high: number;
    }
  | { readonly kind: "constant"; readonly tensor: Tensor }
  | { readonly kind: "none" };

export interface OperatorCase {
  readonly op: string;
  readonly inputs: readonly CaseInput[];
  readonly attributes?: Record<string, Attribute>;
  readonly opset?: number;
  readonly outputs?: number;
  /** Outputs that onnxruntime does not give the reference's meaning are not compared. */
  readonly compared?: number;
}

export const drawn =
  (type: DataType, low: number, high: number) =>
  (...shape: number[]): CaseInput => ({ kind: "drawn", type, shape, low, high });
export const x = drawn("float32", -2, 2);
export const positive = drawn("float32", 0.1, 2);
export const unit = drawn("float32", -0.9, 0.9);
export const whole = drawn("int64", -9, 9);
export const bool = drawn("bool", 0, 2);
export const list = (...values: number[]): CaseInput => ({ kind: "constant", tensor: int64Tensor(values) });
export const number = (value: number): CaseInput => ({ kind: "constant", tensor: int64Tensor([value], []) });
export const table = (shape: number[], ...values: number[]): CaseInput => ({
  kind: "constant",
  tensor: int64Tensor(values, shape),
});
export const floats = (...values: number[]): CaseInput => ({
  kind: "constant",
  tensor: float32Tensor([values.length], values),
});
export const scalar = (value: number): CaseInput => ({ kind: "constant", tensor: float32Tensor([], [value]) });
export const none: CaseInput = { kind: "none" };

export const one = (
  op: string,
  inputs: CaseInput[],
  attributes: Record<string, Attribute> = {},
  more: Partial<OperatorCase> = {},
): OperatorCase => ({
  op,
  inputs,
  attributes,
  ...more,
});
