/** @file Which values of an unknown model to differentiate by: its floating inputs and weights, not its settings. */
import type { DataType, Graph, Node, Tensor } from "../../graph/graph.ts";
import { elementCount } from "../../graph/tensors.ts";
import { gradientPath } from "../path.ts";

/** Inputs by position, per operator, that are settings: moving them leaves the domain of the function. */
const settings: Readonly<Record<string, readonly number[]>> = {
  Clip: [1, 2],
  Dropout: [1],
  Mod: [1],
  OneHot: [2],
  Pad: [2],
  Pow: [1],
};

/** Inputs that decide shapes: what they follow from must stay constant. */
const shapeInputs: Readonly<Record<string, readonly number[]>> = {
  ConstantOfShape: [0],
  Expand: [1],
  Pad: [1],
  Range: [0, 1, 2],
  Reshape: [1],
  Resize: [1, 2, 3],
  Slice: [1, 2, 3, 4],
  Tile: [1],
  TopK: [1],
  Upsample: [1],
};

/** Values that are settings, or that a shape follows from through any operator but those that look only at shapes. */
function settingsOf(graph: Graph): ReadonlySet<string> {
  const pick = (node: Node, table: typeof settings) => (table[node.op] ?? []).map((index) => node.inputs[index] ?? "");
  const excluded = new Set(graph.nodes.flatMap((node) => pick(node, shapeInputs)));
  for (const node of graph.nodes.toReversed())
    if (node.op !== "Shape" && node.op !== "Size" && node.outputs.some((name) => name !== "" && excluded.has(name)))
      for (const name of node.inputs) excluded.add(name);
  return new Set([...excluded, ...graph.nodes.flatMap((node) => pick(node, settings))]);
}

export interface Targets {
  readonly inputs: readonly string[];
  readonly weights: readonly string[];
}

/**
 * The float32 and float64 inputs of `model`, and its initializers of more than one element that are no masks, that `loss` in `graph` (the
 * model with a loss behind it) depends on in a differentiable way and that are nowhere used as a setting.
 */
export function chooseTargets(model: Graph, graph: Graph, loss: string): Targets {
  const excluded = settingsOf(model);
  const inputs = model.inputs.filter(({ type }) => isDifferentiable(type)).map(({ name }) => name);
  const weights = [...model.initializers].flatMap(([name, tensor]) =>
    isDifferentiable(tensor.type) && elementCount(tensor.shape) > 1 && !excluded.has(name) && !isMask(tensor)
      ? [name]
      : [],
  );
  const { variables } = gradientPath(graph, [loss], [...inputs, ...weights]);
  const isReached = (name: string): boolean => variables.has(name);
  return { inputs: inputs.filter(isReached), weights: weights.filter(isReached) };
}

/** Minus infinity, or a number that stands for it, hides what a softmax must not see: such a tensor is no weight. */
function isMask({ data }: Tensor): boolean {
  return (data as Float32Array | Float64Array).some((value) => !(Math.abs(value) < 1e8));
}

const isDifferentiable = (type: DataType): boolean => type === "float32" || type === "float64";
