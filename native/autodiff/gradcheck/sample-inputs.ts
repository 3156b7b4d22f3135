/** @file Seeded inputs for a model nobody here knows: floats off the kinks at zero, whole numbers that are valid indices. */
import { stream } from "../../../app/random/philox.ts";
import type { Random } from "../../../app/random/random.ts";
import { intAttribute } from "../../graph/attributes.ts";
import type { Graph, NamedValue, Tensor, TensorData } from "../../graph/graph.ts";
import { ModelError } from "../../graph/model-error.ts";
import { staticShape } from "../../graph/shapes.ts";
import { elementCount, emptyData, isFloating } from "../../graph/tensors.ts";

/** One tensor for every input of a graph with static shapes. Throws a ModelError for inputs of text. */
export function sampleInputs(graph: Graph, seed: number): Record<string, Tensor> {
  const tensors = graph.inputs.map((input, index) => sample(input, graph, stream(seed, "model input", index)));
  return Object.fromEntries(graph.inputs.map(({ name }, index) => [name, tensors[index]!]));
}

function sample({ name, type, shape: declared }: NamedValue, graph: Graph, random: Random): Tensor {
  const shape = staticShape(declared) ?? [];
  if (type === "string" || type === "float16" || type === "bfloat16")
    throw new ModelError(`input "${name}" holds ${type}, for which no values can be made up`);
  const data = emptyData(type, elementCount(shape)) as Exclude<TensorData, readonly string[]>;
  const draw = isFloating(type)
    ? () => offZero(random)
    : indexOrMask(type === "bool" ? 2 : indexBound(name, graph), random);
  if (data instanceof BigInt64Array || data instanceof BigUint64Array)
    for (let index = 0; index < data.length; index++) data[index] = BigInt(draw());
  else for (let index = 0; index < data.length; index++) data[index] = draw();
  return { type, shape, data };
}

/** Either sign, 0.1 to 1 in size, exact in single precision. */
function offZero(random: Random): number {
  return Math.fround((random.chance(0.5) ? 1 : -1) * random.between(0.1, 1));
}

/** The smallest whole type holds 127. */
function indexOrMask(bound: number, random: Random): () => number {
  return () => random.below(Math.min(bound, 127));
}

/** Operators that hand indices on unchanged. */
const carriers = new Set(["Cast", "Flatten", "Identity", "Reshape", "Squeeze", "Transpose", "Unsqueeze"]);

/** Indices must stay below the smallest table they pick from; whole numbers that pick from none are masks, 0 or 1. */
function indexBound(input: string, graph: Graph): number {
  const carried = new Set([input]);
  let bound = Infinity;
  for (const node of graph.nodes) {
    if (carriers.has(node.op) && carried.has(node.inputs[0] ?? ""))
      for (const output of node.outputs) carried.add(output);
    if ((node.op === "Gather" || node.op === "GatherElements") && carried.has(node.inputs[1] ?? "")) {
      const table = shapeOf(node.inputs[0]!, graph);
      const size = table?.at(intAttribute(node, "axis", 0));
      if (size !== undefined) bound = Math.min(bound, size);
    }
  }
  return Math.max(1, Number.isFinite(bound) ? bound : 2);
}

function shapeOf(value: string, graph: Graph): readonly number[] | undefined {
  const known = graph.initializers.get(value)?.shape ?? graph.values.get(value)?.shape;
  return staticShape(known ?? graph.inputs.find(({ name }) => name === value)?.shape);
}
