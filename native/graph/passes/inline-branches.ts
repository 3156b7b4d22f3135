/** @file A pass that puts the branch of an If in its place where shapes and constants already decide which is taken. */
import { graphAttribute } from "../attributes.ts";
import type { Attribute, Graph, Node, Tensor } from "../graph.ts";
import { graphFacts } from "../shapes.ts";

/** Branches within branches that are followed. */
const deepest = 16;

/**
 * The graph without the Ifs whose condition is known before running, as exporters leave them behind for questions about
 * shapes. The inputs should have static shapes. Values of a branch are named after the If they come from.
 */
export function inlineKnownBranches(graph: Graph): Graph {
  let current = graph;
  for (let depth = 0; depth < deepest && current.nodes.some(isIf); depth++) {
    const next = inlineOnce(current);
    if (next.nodes === current.nodes) break;
    current = next;
  }
  return current;
}

const isIf = ({ op, domain }: Node): boolean => op === "If" && domain === "";

function inlineOnce(graph: Graph): Graph {
  const facts = graphFacts(graph);
  const initializers = new Map(graph.initializers);
  let isChanged = false;
  const nodes = graph.nodes.flatMap((node) => {
    const condition = isIf(node) ? facts.get(node.inputs[0] ?? "")?.value?.data[0] : undefined;
    if (condition === undefined) return [node];
    isChanged = true;
    return inlined(node, graphAttribute(node, Number(condition) === 0 ? "else_branch" : "then_branch"), initializers);
  });
  return isChanged ? { ...graph, nodes, initializers } : graph;
}

/** The nodes of `branch` under names of their own, its weights added to `initializers`, its outputs called as the If's. */
function inlined(node: Node, branch: Graph, initializers: Map<string, Tensor>): readonly Node[] {
  const own = [...branch.initializers.keys(), ...branch.nodes.flatMap(({ outputs }) => outputs)];
  const names = new Map(own.filter(Boolean).map((name) => [name, `${node.name}/${name}`]));
  for (const [name, tensor] of branch.initializers) initializers.set(names.get(name)!, tensor);
  const results = node.outputs.flatMap((output, index): Node[] => {
    const source = branch.outputs[index]?.name;
    if (output === "" || source === undefined) return [];
    const inputs = [names.get(source) ?? source];
    return [{ op: "Identity", domain: "", name: `${node.name}/${output}`, inputs, outputs: [output], attributes: {} }];
  });
  const inner = branch.nodes.map((each) => ({ ...renamed(each, names), name: `${node.name}/${each.name}` }));
  return [...inner, ...results];
}

/** The node with its values renamed, those its own subgraphs capture included. */
function renamed(node: Node, names: ReadonlyMap<string, string>): Node {
  const rename = (name: string): string => names.get(name) ?? name;
  const attributes = Object.entries(node.attributes).map(([key, attribute]): [string, Attribute] =>
    attribute.kind === "graph" ? [key, { kind: "graph", value: within(attribute.value, names) }] : [key, attribute],
  );
  return {
    ...node,
    inputs: node.inputs.map(rename),
    outputs: node.outputs.map(rename),
    attributes: Object.fromEntries(attributes),
  };
}

function within(graph: Graph, names: ReadonlyMap<string, string>): Graph {
  return {
    ...graph,
    nodes: graph.nodes.map((node) => renamed(node, names)),
    outputs: graph.outputs.map((output) => ({ ...output, name: names.get(output.name) ?? output.name })),
  };
}
