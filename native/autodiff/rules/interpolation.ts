/** @file The adjoint of a linear map along one axis, given as a dense matrix: how padding and resizing go back. */
import { elementCount } from "../../graph/tensors.ts";
import type { Emitter } from "../emitter.ts";

/** Rows of outputs by columns of inputs, row by row; `size` is the number of columns. */
export interface AxisMap {
  readonly matrix: readonly number[];
  readonly size: number;
}

/** Multiplies `value` by the transposed matrix along `axis`. */
export function interpolateBack(value: string, axis: number, { matrix, size }: AxisMap, emit: Emitter): string {
  const shape = emit.shape(value);
  const constant = emit.tensor([shape[axis]!, size], matrix, emit.type(value));
  const order = [...shape.keys()].filter((other) => other !== axis).concat(axis);
  const last = emit.transpose(value, order);
  const rows = emit.reshape(last, [elementCount(shape) / shape[axis]!, shape[axis]!]);
  const mapped = emit.reshape(
    emit.matmul(rows, constant),
    order.map((from) => (from === axis ? size : shape[from]!)),
  );
  return emit.transpose(
    mapped,
    order.map((_, to) => order.indexOf(to)),
  );
}
