/** @file A pass that makes operators put out what their gradients need: statistics of LayerNormalization, places of maxima. */
import type { Graph, Node } from "../graph/graph.ts";

export interface ExposeOptions {
  /** Leave LayerNormalization alone: WebGPU has no kernel that puts its statistics out. */
  readonly recomputeStatistics: boolean;
}

/** The graph with the optional outputs of `nodes` named where a gradient rule reads them. */
export function exposeOutputs(graph: Graph, nodes: readonly Node[], { recomputeStatistics }: ExposeOptions): Graph {
  const chosen = new Set(nodes);
  const taken = new Set([
    ...graph.values.keys(),
    ...graph.initializers.keys(),
    ...graph.inputs.map(({ name }) => name),
  ]);
  const fresh = (name: string): string => (taken.has(name) ? fresh(`${name}_`) : name);
  const withOutputs = (node: Node, suffixes: readonly string[]): Node => {
    const [first = ""] = node.outputs;
    return {
      ...node,
      outputs: [first, ...suffixes.map((suffix, index) => node.outputs[index + 1] || fresh(`${first}.${suffix}`))],
    };
  };
  const exposed = (node: Node): Node => {
    if (!chosen.has(node)) return node;
    if (node.op === "MaxPool") return withOutputs(node, ["indices"]);
    const isSingle = graph.values.get(node.outputs[0] ?? "")?.type === "float32";
    const statistics = node.op === "LayerNormalization" && isSingle && !recomputeStatistics;
    return statistics ? withOutputs(node, ["mean", "inverseDeviation"]) : node;
  };
  return { ...graph, nodes: graph.nodes.map(exposed) };
}
