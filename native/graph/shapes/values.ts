/** @file Values known before the model runs: what exporters compute of shapes, so that Reshape and Expand resolve. */
import { kernelOf } from "../../runtime/reference/kernels.ts";
import { isNumeric, toNumbers, toTensor } from "../../runtime/reference/numbers.ts";
import type { DataType, Tensor } from "../graph.ts";
import { isRandom } from "../identity.ts";
import { ModelError } from "../model-error.ts";
import { elementCount, int64Tensor } from "../tensors.ts";
import type { Call, Shape } from "./call.ts";
import { constantTensor, shapeSlice } from "./creation.ts";

/** Shapes and indices are short; weights are not worth computing with here. */
const mostElements = 1024;

/** What a node's results are announced as. */
export interface Announced {
  readonly type: DataType;
  readonly shape: Shape | undefined;
}

/** Values of a node's outputs where they follow from constants and shapes; empty where they do not. */
export function knownValues(call: Call, results: readonly Announced[]): readonly (Tensor | undefined)[] {
  switch (call.node.op) {
    case "Constant":
      return [constantTensor(call)];
    case "Shape":
      return [int64Tensor(shapeSlice(call))];
    case "Size":
      return [int64Tensor([elementCount(call.operands[0]?.shape ?? [])], [])];
    default:
      return isSmall(call, results) ? computed(call, results) : [];
  }
}

function isSmall(call: Call, results: readonly Announced[]): boolean {
  const isShort = (shape: Shape | undefined) => shape !== undefined && elementCount(shape) <= mostElements;
  return (
    !isRandom(call.node) &&
    results.every(({ type, shape }) => isShort(shape) && isNumeric(type)) &&
    call.operands.every((each) => !each || (each.value && isShort(each.shape) && isNumeric(each.type)))
  );
}

/** What the reference kernel of the operator says; what it has no kernel for, or refuses, stays unknown. */
function computed(call: Call, results: readonly Announced[]): readonly Tensor[] {
  const kernel = kernelOf(call.node.op);
  if (!kernel) return [];
  try {
    const inputs = call.operands.map((each) => each?.value && toNumbers(each.value));
    const shapes = results.map(({ shape }) => shape!);
    const numbers = kernel({ call, inputs, shapes, budget: { multiplyAdds: 1e7, elements: 1e6 } });
    return results.slice(0, numbers.length).map(({ type, shape }, index) => toTensor(type, shape!, numbers[index]!));
  } catch (error) {
    if (error instanceof ModelError) return [];
    throw error;
  }
}
