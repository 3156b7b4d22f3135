/** @file Computes equal things once. */
import type { Graph, Node, Tensor } from "../graph.ts";
import { nodeKey, tensorKey } from "../identity.ts";
import { subgraphs } from "../uses.ts";
import { removeDeadCode } from "./dead-code.ts";

/** Weights stay apart even where they are equal today: training must be able to tell them apart. */
const largestShared = 64;

/**
 * The graph with equal nodes merged, and equal constants of up to 64 elements. Nodes that produce graph outputs keep
 * their names; what draws at random stays apart.
 */
export function mergeCommonSubexpressions(graph: Graph): Graph {
  const renamed = new Map<string, string>();
  const current = (name: string) => renamed.get(name) ?? name;
  const kept = new Map<string, readonly string[]>();
  const fixed = new Set([...graph.outputs.map(({ name }) => name), ...capturedBySubgraphs(graph)]);
  for (const [name, tensor] of graph.initializers) {
    if (fixed.has(name) || !isSmall(tensor)) continue;
    const key = tensorKey(tensor);
    const [same] = kept.get(key) ?? [];
    if (same === undefined) kept.set(key, [name]);
    else renamed.set(name, same);
  }
  const nodes: Node[] = [];
  for (const original of graph.nodes) {
    const node = { ...original, inputs: original.inputs.map(current) };
    const key = nodeKey(node);
    const same = key === undefined ? undefined : kept.get(key);
    if (same && !node.outputs.some((name) => fixed.has(name))) {
      for (const [index, name] of node.outputs.entries()) renamed.set(name, same[index]!);
      continue;
    }
    if (key !== undefined && !same) kept.set(key, node.outputs);
    nodes.push(node);
  }
  return removeDeadCode({ ...graph, nodes });
}

function isSmall({ data }: Tensor): boolean {
  return data.length <= largestShared;
}

/** Names that subgraphs see are left alone, so that subgraphs need no rewriting. */
function capturedBySubgraphs(graph: Graph): readonly string[] {
  return graph.nodes.some((node) => subgraphs(node).length > 0)
    ? [...graph.initializers.keys(), ...graph.nodes.flatMap(({ outputs }) => outputs)]
    : [];
}
