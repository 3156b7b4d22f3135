/** @file Weights of a graph as plain values: out of it for training, and back into it for use. */
import type { Graph, Tensor } from "../graph/graph.ts";

/** Values by parameter name. */
export type Weights = ReadonlyMap<string, Float32Array>;

/**
 * Writes trained values into the initializers of the graph they came from; initializers not named keep theirs. The
 * values are copied.
 *
 * @throws Error naming a value that is no float32 initializer of the graph, or whose length differs
 */
export function bakeParameters(graph: Graph, values: Weights): Graph {
  const initializers = new Map(graph.initializers);
  for (const [name, data] of values) {
    const tensor = parameterOf(graph, name);
    if (tensor.data.length !== data.length)
      throw new Error(`Parameter ${name} holds ${tensor.data.length} values, but ${data.length} were given.`);
    initializers.set(name, { ...tensor, data: data.slice() });
  }
  return { ...graph, initializers };
}

/** A float32 tensor that can be trained. */
export interface Parameter extends Tensor {
  readonly data: Float32Array;
}

/** The float32 initializer of this name, or an error naming it. */
export function parameterOf(graph: Graph, name: string): Parameter {
  const tensor = graph.initializers.get(name);
  if (tensor?.data instanceof Float32Array) return { ...tensor, data: tensor.data };
  throw new Error(
    tensor
      ? `Parameter ${name} is ${tensor.type}; only float32 weights can be trained.`
      : `Parameter ${name} is not an initializer of the graph ${graph.name}.`,
  );
}
