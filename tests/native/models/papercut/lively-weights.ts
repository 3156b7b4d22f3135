/** @file Weights of papercut's networks in which everything has a say: what training starts at zero is moved off it. */
import type { Graph } from "../../../../native/graph/graph.ts";
import { buildFlowTraining } from "../../../../native/models/papercut/build.ts";
import type { Weights } from "../../../../native/training/parameters.ts";

/** Every parameter as it starts, or small waves where that is zero: gates, last layers, biases. */
export function livelyWeights(): Weights {
  const { graph, parameters } = buildFlowTraining(1, 3);
  return new Map(
    parameters.map((name, index) => {
      const data = dataOf(graph, name);
      if (data.some((value) => value !== 0)) return [name, data] as const;
      return [name, data.map((_, i) => 0.05 * Math.sin(1.7 * i + index))] as const;
    }),
  );
}

export function dataOf(graph: Graph, name: string): Float32Array {
  return graph.initializers.get(name)!.data as Float32Array;
}
