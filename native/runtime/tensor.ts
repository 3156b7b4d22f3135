/** @file Tensors to feed and fetch. */
import type { DataType, Tensor } from "../graph/graph.ts";
import { storage } from "../graph/data-types.ts";
import { elementCount, emptyData } from "../graph/tensors.ts";

/** A tensor of zeros, for instance to fetch a result into. */
export function zeros(shape: readonly number[], type: DataType = "float32"): Tensor {
  return { type, shape, data: emptyData(type, elementCount(shape)) };
}

/** Bytes a tensor's values take. */
export function byteSize({ type, shape }: Pick<Tensor, "type" | "shape">): number {
  return storage[type].bytes * elementCount(shape);
}
