/** @file Leaves the batch of a finished graph free, so one file serves any number of rows. */
import type { Graph, NamedValue } from "../graph/graph.ts";

/** First dimension of every input and output becomes the symbol `batch`; types of inner values are forgotten. */
export function freeBatch(graph: Graph): Graph {
  const free = (value: NamedValue): NamedValue => ({ ...value, shape: ["batch", ...(value.shape ?? []).slice(1)] });
  return { ...graph, inputs: graph.inputs.map(free), outputs: graph.outputs.map(free), values: new Map() };
}
