/** @file Which values a node reads, those its subgraphs capture from outside included. */
import type { Graph, Node } from "./graph.ts";

/** Names a node reads, without the left-out ones. */
export function namesRead(node: Node): readonly string[] {
  const direct = node.inputs.filter((name) => name !== "");
  const captured = subgraphs(node).flatMap(capturedNames);
  return captured.length === 0 ? direct : [...direct, ...captured];
}

/** The graphs among a node's attributes: branches of If, bodies of Loop and Scan. */
export function subgraphs(node: Node): readonly Graph[] {
  return Object.values(node.attributes).flatMap((attribute) => (attribute.kind === "graph" ? [attribute.value] : []));
}

/** Names a subgraph reads that it does not define itself. */
export function capturedNames(graph: Graph): readonly string[] {
  const own = new Set([
    ...graph.inputs.map(({ name }) => name),
    ...graph.initializers.keys(),
    ...graph.nodes.flatMap(({ outputs }) => outputs),
  ]);
  const read = [...graph.nodes.flatMap(namesRead), ...graph.outputs.map(({ name }) => name)];
  return [...new Set(read)].filter((name) => !own.has(name));
}
