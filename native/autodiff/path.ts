/** @file The part of a graph a gradient flows through: from the targets forward, from the outputs back. */
import type { DataType, Graph, Node, ValueType } from "../graph/graph.ts";
import { staticShape } from "../graph/shapes.ts";
import { isFloating } from "../graph/tensors.ts";
import { namesRead, subgraphs } from "../graph/uses.ts";
import { entryOf } from "./rules/table.ts";
import { type RefusedCall, refusedCall } from "./unsupported-gradient.ts";

export interface Path {
  /** Values that depend on a target in a differentiable way; frozen weights and what follows from them are not among them. */
  readonly variables: ReadonlySet<string>;
  /** Calls between the targets and the outputs, in the graph's order. */
  readonly nodes: readonly Node[];
}

/** The path from `targets` to `outputs`. Types come from `graph.values`; a value of unknown type counts as floating. */
export function gradientPath(graph: Graph, outputs: readonly string[], targets: readonly string[]): Path {
  const variables = new Set(targets);
  for (const node of graph.nodes) {
    if (entryOf(node) === "none" || !namesRead(node).some((name) => variables.has(name))) continue;
    for (const name of node.outputs) if (name !== "" && mayFloat(graph.values.get(name))) variables.add(name);
  }
  const reaching = new Set(outputs);
  const nodes: Node[] = [];
  for (const node of graph.nodes.toReversed()) {
    if (!node.outputs.some((name) => reaching.has(name) && variables.has(name) && name !== "")) continue;
    if (entryOf(node) === "none" || !namesRead(node).some((name) => variables.has(name))) continue;
    nodes.push(node);
    for (const name of namesRead(node)) if (variables.has(name)) reaching.add(name);
  }
  return { variables: new Set([...variables].filter((name) => reaching.has(name))), nodes: nodes.reverse() };
}

function mayFloat(type: ValueType | undefined): boolean {
  return type === undefined || isFloating(type.type);
}

/** Calls on the path that no rule covers: by operator, or because they hold half-precision values. */
export function refusedOnPath(graph: Graph, path: Path): readonly RefusedCall[] {
  const types = new Map<string, DataType>([
    ...graph.inputs.map(({ name, type }) => [name, type] as const),
    ...[...graph.initializers].map(([name, { type }]) => [name, type] as const),
    ...[...graph.values].map(([name, { type }]) => [name, type] as const),
  ]);
  const refused = path.nodes.flatMap((node) => refusalsOf(node, (name) => types.get(name)));
  return refused.length > 0 ? refused : path.nodes.flatMap((node) => unknownShape(graph, node)).slice(0, 1);
}

/** Gradients are emitted for known shapes. The first call without one is named; those behind it follow from it. */
function unknownShape(graph: Graph, node: Node): readonly RefusedCall[] {
  const isKnown = node.outputs.every((name) => name === "" || staticShape(graph.values.get(name)?.shape) !== undefined);
  return isKnown ? [] : [refusedCall(node, "the shape of its output is known only at run time")];
}

function refusalsOf(node: Node, typeOf: (name: string) => DataType | undefined): readonly RefusedCall[] {
  const entry = entryOf(node);
  if (typeof entry === "object") return [refusedCall(node, entry.refused), ...refusedWithin(node)];
  const half = [...node.inputs, ...node.outputs].map(typeOf).find((type) => type === "float16" || type === "bfloat16");
  return half === undefined ? [] : [refusedCall(node, `it computes in ${half}; convert the model to float32`)];
}

/** Refused calls inside a node's subgraphs, so that the list names what a branch hides. */
function refusedWithin(node: Node): readonly RefusedCall[] {
  return subgraphs(node)
    .flatMap((graph) => graph.nodes)
    .flatMap((inner) => refusalsOf(inner, () => undefined));
}
