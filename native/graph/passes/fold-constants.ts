/** @file Replaces what follows from constants and shapes by its value. */
import type { Graph, Node, Tensor } from "../graph.ts";
import { type Facts, graphFacts } from "../shapes.ts";
import { graphAttribute } from "../attributes.ts";
import { capturedNames } from "../uses.ts";
import { removeDeadCode } from "./dead-code.ts";

/**
 * The graph with every node whose results are known before it runs turned into initializers: Constant nodes and, once
 * inputs have static shapes, exporters' Shape–Gather–Concat chains. An If whose condition is known becomes its branch.
 */
export function foldConstants(graph: Graph): Graph {
  const facts = graphFacts(graph);
  const initializers = new Map(graph.initializers);
  const nodes: Node[] = [];
  for (const node of graph.nodes) {
    const values = node.outputs.map((name) => facts.get(name)?.value);
    const isKnown = node.outputs.every((name, index) => name === "" || values[index] !== undefined);
    if (!isKnown) nodes.push(...inlineBranch(node, facts, initializers));
    else for (const [index, name] of node.outputs.entries()) if (name !== "") initializers.set(name, values[index]!);
  }
  return removeDeadCode({ ...graph, initializers, nodes });
}

/** The nodes of the branch an If is known to take, its names made its own; any other node as it is. */
function inlineBranch(node: Node, facts: Facts, initializers: Map<string, Tensor>): readonly Node[] {
  if (node.op !== "If" || node.domain !== "") return [node];
  const condition = facts.get(node.inputs[0] ?? "")?.value?.data[0];
  if (condition === undefined) return [node];
  const branch = graphAttribute(node, Number(condition) === 0 ? "else_branch" : "then_branch");
  // A deeper subgraph would have to be renamed through and through; it stays as it is.
  if (branch.nodes.some((inner) => Object.values(inner.attributes).some(({ kind }) => kind === "graph"))) return [node];
  const outside = new Set(capturedNames(branch));
  const own = (name: string) => (name === "" || outside.has(name) ? name : `${node.name}/${name}`);
  for (const [name, tensor] of branch.initializers) initializers.set(own(name), tensor);
  const body = branch.nodes.map((inner) => ({
    ...inner,
    name: `${node.name}/${inner.name}`,
    inputs: inner.inputs.map(own),
    outputs: inner.outputs.map(own),
  }));
  const results = branch.outputs.flatMap(({ name }, index): Node[] => {
    const output = node.outputs[index] ?? "";
    if (output === "") return [];
    return [
      {
        op: "Identity",
        domain: "",
        name: `${node.name}/${output}`,
        inputs: [own(name)],
        outputs: [output],
        attributes: {},
      },
    ];
  });
  return [...body, ...results];
}
