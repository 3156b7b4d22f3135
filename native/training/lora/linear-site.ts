/** @file Where a graph multiplies by a weight: the places an adapter can sit. */
import { floatAttribute, intAttribute, intsAttribute } from "../../graph/attributes.ts";
import type { Graph, Node } from "../../graph/graph.ts";
import { namesRead } from "../../graph/uses.ts";
import { AdapterError } from "./adapter-error.ts";

/** One linear map of the graph: y = x·W, W of [inputs, outputs]. */
export interface LinearSite {
  /** Key of adapters: the node's name as a dotted module path. */
  readonly path: string;
  readonly node: Node;
  /** The initializer behind the weight. */
  readonly weight: string;
  readonly data: Float32Array;
  /** Whether the initializer is kept as [outputs, inputs]. */
  readonly transposed: boolean;
  /** Whether the node itself reads its right side as [outputs, inputs] (Gemm's transB). */
  readonly readTransposed: boolean;
  readonly inputs: number;
  readonly outputs: number;
  /** Whether nothing else in the graph reads the initializer, so that it may be changed in place. */
  readonly exclusive: boolean;
}

/**
 * All linear sites, in graph order: Gemm (with or without transB) and MatMul whose right side is a float32 matrix
 * among the initializers, directly or through Identity and Transpose.
 *
 * @throws AdapterError when two sites share a module path
 */
export function linearSites(graph: Graph): LinearSite[] {
  const producers = new Map(graph.nodes.flatMap((node) => node.outputs.map((output) => [output, node] as const)));
  const readers = countReaders(graph);
  const sites: LinearSite[] = [];
  const seen = new Set<string>();
  for (const node of graph.nodes) {
    const readTransposed = rightSideFlip(node);
    if (readTransposed === undefined) continue;
    let transposed = readTransposed;
    let exclusive = true;
    let value = node.inputs[1]!;
    for (;;) {
      exclusive &&= readers.get(value) === 1;
      const producer = producers.get(value);
      const flip = producer && passThroughFlip(producer);
      if (flip === undefined) break;
      transposed = transposed !== flip;
      value = producer!.inputs[0]!;
    }
    const tensor = graph.initializers.get(value);
    if (!(tensor?.data instanceof Float32Array) || tensor.shape.length !== 2) continue;
    const path = modulePath(node.name);
    if (seen.has(path)) throw new AdapterError(`Two linear modules of ${graph.name} are both called ${path}.`);
    seen.add(path);
    const [rows, columns] = tensor.shape as readonly [number, number];
    const [inputs, outputs] = transposed ? [columns, rows] : [rows, columns];
    sites.push({
      path,
      node,
      weight: value,
      data: tensor.data,
      transposed,
      readTransposed,
      inputs,
      outputs,
      exclusive,
    });
  }
  return sites;
}

/**
 * A node's name as a module path: exporters write `/blocks.0/attn/to_q/MatMul` for the module `blocks.0.attn.to_q`.
 */
export function modulePath(nodeName: string): string {
  return nodeName
    .replace(/^\//, "")
    .replace(/\/(MatMul|Gemm)(_\d+)?$/, "")
    .replaceAll("/", ".");
}

/** Whether the node reads its right side transposed; undefined when it is no linear map we can adapt. */
function rightSideFlip(node: Node): boolean | undefined {
  if (node.domain !== "") return undefined;
  if (node.op === "MatMul") return false;
  const isPlainGemm =
    node.op === "Gemm" && intAttribute(node, "transA", 0) === 0 && floatAttribute(node, "alpha", 1) === 1;
  return isPlainGemm ? intAttribute(node, "transB", 0) === 1 : undefined;
}

/** Whether a node between weight and use transposes it; undefined when it does more than that. */
function passThroughFlip(node: Node): boolean | undefined {
  if (node.domain !== "") return undefined;
  if (node.op === "Identity") return false;
  // Without a perm all axes are reversed; a matrix has but two.
  return node.op === "Transpose" ? intsAttribute(node, "perm")?.[0] !== 0 : undefined;
}

function countReaders(graph: Graph): Map<string, number> {
  const readers = new Map<string, number>();
  const read = (name: string): unknown => readers.set(name, (readers.get(name) ?? 0) + 1);
  for (const node of graph.nodes) namesRead(node).forEach(read);
  for (const { name } of graph.outputs) read(name);
  return readers;
}
