/** @file Removes what no output needs. */
import type { Graph, Node } from "../graph.ts";
import { namesRead } from "../uses.ts";

/** The graph without nodes, initializers and notes that none of its outputs depends on; inputs stay. */
export function removeDeadCode(graph: Graph): Graph {
  const needed = new Set(graph.outputs.map(({ name }) => name));
  const kept: Node[] = [];
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some((name) => needed.has(name))) continue;
    kept.push(node);
    for (const name of namesRead(node)) needed.add(name);
  }
  const nodes = kept.reverse();
  const produced = new Set(nodes.flatMap(({ outputs }) => outputs));
  return {
    ...graph,
    nodes,
    initializers: new Map([...graph.initializers].filter(([name]) => needed.has(name))),
    values: new Map([...graph.values].filter(([name]) => produced.has(name))),
  };
}
