/** @file Values known before the model runs: what exporters compute of shapes, so that Reshape and Expand resolve. */
import type { Tensor } from "../graph.ts";
import { elementCount, int64Tensor } from "../tensors.ts";
import type { Call, Shape } from "./call.ts";
import { constantTensor, shapeSlice } from "./creation.ts";

/** Values of a node's outputs where they follow from constants and shapes; empty where they do not. */
export function knownValues(call: Call, _shapes: readonly (Shape | undefined)[]): readonly (Tensor | undefined)[] {
  const [first] = call.operands;
  switch (call.node.op) {
    case "Constant":
      return [constantTensor(call)];
    case "Shape":
      return [first && int64Tensor(shapeSlice(call))];
    case "Size":
      return [first && int64Tensor([elementCount(first.shape)], [])];
    default:
      return [];
  }
}
