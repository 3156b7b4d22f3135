/** @file The invariants every pass must keep; a graph that breaks one is refused in one sentence. */
import { describeNode } from "./attributes.ts";
import type { Graph, Node, Tensor } from "./graph.ts";
import { ModelError } from "./model-error.ts";
import { elementCount, isStoredAs } from "./tensors.ts";
import { subgraphs } from "./uses.ts";

const attributeTypes = {
  int: (value: unknown) => Number.isInteger(value),
  float: (value: unknown) => typeof value === "number",
  string: (value: unknown) => typeof value === "string",
  tensor: (value: unknown) => typeof value === "object",
  graph: (value: unknown) => typeof value === "object",
  ints: (value: unknown) => Array.isArray(value) && value.every(Number.isInteger),
  floats: (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === "number"),
  strings: (value: unknown) => Array.isArray(value) && value.every((each) => typeof each === "string"),
} as const;

/**
 * Returns the graph when it is sound: nodes in topological order, one producer for every value, every value read is
 * defined, tensors as long as their shapes say, names unique, attributes of their kinds. Throws a ModelError otherwise.
 */
export function verify(graph: Graph): Graph {
  verifyWithin(graph, new Set());
  return graph;
}

function verifyWithin(graph: Graph, outer: ReadonlySet<string>): void {
  const defined = new Set(outer);
  const define = (name: string, what: string) => {
    if (name === "") throw new ModelError(`${what} of graph "${graph.name}" has no name`);
    if (defined.has(name)) throw new ModelError(`value "${name}" is defined twice, the second time by ${what}`);
    defined.add(name);
  };
  for (const { name, shape } of graph.inputs) {
    define(name, "an input");
    if (shape?.some((size) => typeof size === "number" && !isSize(size)))
      throw new ModelError(`input "${name}" has the impossible shape [${shape.join(",")}]`);
  }
  for (const [name, tensor] of graph.initializers) {
    define(name, "an initializer");
    verifyTensor(tensor, `initializer "${name}"`);
  }
  const nodeNames = new Set<string>();
  for (const node of graph.nodes) {
    if (node.name !== "" && nodeNames.has(node.name)) throw new ModelError(`two nodes are named "${node.name}"`);
    nodeNames.add(node.name);
    verifyNode(node, defined);
    for (const name of node.outputs) if (name !== "") define(name, describeNode(node));
  }
  for (const { name } of graph.outputs)
    if (!defined.has(name)) throw new ModelError(`output "${name}" of graph "${graph.name}" is never computed`);
}

function verifyNode(node: Node, defined: ReadonlySet<string>): void {
  if (node.op === "") throw new ModelError(`node "${node.name}" names no operator`);
  for (const name of node.inputs)
    if (name !== "" && !defined.has(name))
      throw new ModelError(`${describeNode(node)} reads "${name}", which nothing before it computes`);
  for (const [name, attribute] of Object.entries(node.attributes)) {
    if (!attributeTypes[attribute.kind](attribute.value))
      throw new ModelError(`${describeNode(node)} has attribute ${name} that is no ${attribute.kind}`);
    if (attribute.kind === "tensor") verifyTensor(attribute.value, `attribute ${name} of ${describeNode(node)}`);
  }
  for (const graph of subgraphs(node)) verifyWithin(graph, defined);
}

function isSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0;
}

function verifyTensor({ type, shape, data }: Tensor, what: string): void {
  if (!shape.every(isSize)) throw new ModelError(`${what} has the impossible shape [${shape.join(",")}]`);
  if (!isStoredAs(type, data))
    throw new ModelError(`${what} does not hold its ${type} values in the array for that type`);
  if (data.length !== elementCount(shape))
    throw new ModelError(`${what} of shape [${shape.join(",")}] holds ${data.length} values`);
}
