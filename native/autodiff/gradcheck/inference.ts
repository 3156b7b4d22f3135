/** @file A pass that turns the random operators of a model exported for training into what they are in inference. */
import type { Graph, Node } from "../../graph/graph.ts";

/** The graph with every Dropout in inference mode: a gradient that is drawn anew in every run cannot be checked. */
export function withoutDropout(graph: Graph): Graph {
  return { ...graph, nodes: graph.nodes.map(asInInference) };
}

function asInInference(node: Node): Node {
  const isTraining = node.op === "Dropout" && node.domain === "" && node.inputs.length > 1;
  return isTraining ? { ...node, inputs: node.inputs.slice(0, 1) } : node;
}
