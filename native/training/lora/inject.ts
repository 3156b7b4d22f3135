/** @file Puts an adapter beside the weights of a graph, for training it or drawing with a strength chosen at run time. */
import { type Graph, type NamedValue, type Node, type Tensor, ints } from "../../graph/graph.ts";
import { type Adapter, downName, upName } from "./adapter.ts";
import type { LinearSite } from "./linear-site.ts";
import { AdapterError } from "./adapter-error.ts";
import { type Coverage, matchAdapter } from "./match.ts";

/** A fixed factor of the delta, or the name of a new scalar float32 input that carries it. */
export type Strength = number | { readonly input: string };

export interface Injected {
  readonly graph: Graph;
  /** Initializers of the graph to train: A and B of every module. */
  readonly parameters: readonly string[];
  readonly coverage: Coverage;
}

/**
 * y = x·W becomes y = x·W + ((x·Aᵀ)·s)·Bᵀ with s = strength · alpha / rank, at every module of the adapter. A and B become
 * initializers under their file names. The scale sits on the narrow side, where it costs least; with s = 0 the outputs
 * are the base's, bit for bit.
 *
 * @throws AdapterError when the adapter does not fit the graph (see `matchAdapter`), or one is there already
 */
export function injectAdapter(graph: Graph, adapter: Adapter, strength: Strength = 1): Injected {
  const { pairs, coverage } = matchAdapter(graph, adapter);
  const initializers = new Map(graph.initializers);
  const parameters: string[] = [];
  const branches = new Map<Node, readonly Node[]>();
  const scale = scaleOf(adapter, strength);
  for (const [name, tensor] of scale.initializers) initializers.set(name, tensor);
  for (const [site, { inputs, outputs, down, up }] of pairs) {
    if (initializers.has(downName(site.path)))
      throw new AdapterError(`The module ${site.path} of ${graph.name} carries an adapter already; merge one of them.`);
    initializers.set(downName(site.path), { type: "float32", shape: [adapter.rank, inputs], data: down });
    initializers.set(upName(site.path), { type: "float32", shape: [outputs, adapter.rank], data: up });
    parameters.push(downName(site.path), upName(site.path));
    branches.set(site.node, branch(site, scale.value));
  }
  const nodes = [...scale.nodes, ...graph.nodes.flatMap((node) => branches.get(node) ?? [node])];
  const injected = { ...graph, inputs: [...graph.inputs, ...scale.inputs], initializers, nodes };
  return { graph: injected, parameters, coverage };
}

/** The node itself under another output name, and the adapter's branch, joined under the old one. */
function branch({ path, node }: LinearSite, scale: string | undefined): readonly Node[] {
  const [x, y] = [node.inputs[0]!, node.outputs[0]!];
  const name = (part: string): string => `${path}.lora.${part}`;
  const narrow = scale ? "scaled" : "down";
  return [
    { ...node, outputs: [name("base")] },
    call("Transpose", name("A"), [downName(path)]),
    call("MatMul", name("down"), [x, name("A")]),
    ...(scale ? [call("Mul", name("scaled"), [name("down"), scale])] : []),
    call("Transpose", name("B"), [upName(path)]),
    call("MatMul", name("delta"), [name(narrow), name("B")]),
    { ...call("Add", name("sum"), [name("base"), name("delta")]), outputs: [y] },
  ];
}

interface Scale {
  /** Undefined when the factor is 1 and needs no node. */
  readonly value: string | undefined;
  readonly inputs: readonly NamedValue[];
  readonly initializers: readonly (readonly [string, Tensor])[];
  readonly nodes: readonly Node[];
}

function scaleOf({ rank, alpha }: Adapter, strength: Strength): Scale {
  const scalar = (value: number): Tensor => ({ type: "float32", shape: [], data: Float32Array.of(value) });
  const factor = alpha / rank;
  if (typeof strength === "number") {
    const value = strength * factor;
    if (value === 1) return { value: undefined, inputs: [], initializers: [], nodes: [] };
    return { value: "lora.scale", inputs: [], initializers: [["lora.scale", scalar(value)]], nodes: [] };
  }
  return {
    value: "lora.scale",
    inputs: [{ name: strength.input, type: "float32", shape: [] }],
    initializers: [["lora.factor", scalar(factor)]],
    nodes: [call("Mul", "lora.scale", [strength.input, "lora.factor"])],
  };
}

/** A node of one output, called after it. */
function call(op: string, name: string, inputs: readonly string[]): Node {
  const attributes = op === "Transpose" ? { perm: ints([1, 0]) } : {};
  return { op, domain: "", name, inputs, outputs: [name], attributes };
}
