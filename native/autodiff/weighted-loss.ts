/** @file A scalar to differentiate any model by: the sum of all its floating outputs, each element with a weight of its own. */
import { stream } from "../../app/random/philox.ts";
import { GraphBuilder } from "../graph/builder.ts";
import type { DataType, Graph } from "../graph/graph.ts";
import { int } from "../graph/graph.ts";
import { ModelError } from "../graph/model-error.ts";
import { elementCount } from "../graph/tensors.ts";

export interface WeightedLoss {
  readonly graph: Graph;
  /** Name of the scalar. */
  readonly loss: string;
}

/**
 * Σ ⟨w, y⟩ over the float32 and float64 outputs y, with w normal around 1 by `seed`: no symmetry of the model hides a
 * wrong gradient, and the derivative is no small rest of terms that cancel, which one rectifier that turns would upset. The loss becomes a further output. Throws a ModelError when no output is floating.
 */
export function withWeightedLoss(graph: Graph, seed: number): WeightedLoss {
  const builder = GraphBuilder.from(graph);
  const outputs = graph.outputs.map(({ name }) => name).filter((name) => isSupported(builder.typeOf(name)));
  if (outputs.length === 0) throw new ModelError("no output of the model holds floating numbers");
  const terms = outputs.map((name, index) => weightedSum(builder, name, seed, index));
  const sum = terms.reduce((a, b) => builder.op("Add", [a, builder.op("Cast", [b], castTo(builder.typeOf(a)))]));
  const loss = builder.output(sum);
  return { graph: builder.build(), loss };
}

const isSupported = (type: DataType): boolean => type === "float32" || type === "float64";

const castTo = (type: DataType) => ({ to: int(type === "float64" ? 11 : 1) });

function weightedSum(builder: GraphBuilder, output: string, seed: number, index: number): string {
  const shape = builder.shapeOf(output);
  const type = builder.typeOf(output);
  const random = stream(seed, "output weight", index);
  const weights = Float32Array.from({ length: elementCount(shape) }, () => 1 + random.normal() / 2);
  const data = type === "float64" ? Float64Array.from(weights) : weights;
  const weighted = builder.op("Mul", [output, builder.constant({ type, shape, data })]);
  return builder.op("ReduceSum", [weighted], { keepdims: int(0) });
}
