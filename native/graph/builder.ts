/** @file Builds graphs node by node: infers types and shapes at once and shares equal subexpressions. */
import { describeNode } from "./attributes.ts";
import type { Attribute, DataType, Graph, NamedValue, Node, Tensor } from "./graph.ts";
import { nodeKey, tensorKey } from "./identity.ts";
import { ModelError } from "./model-error.ts";
import { removeDeadCode } from "./passes/dead-code.ts";
import { type Fact, graphFacts, inferNode, isOperator, staticShape } from "./shapes.ts";
import { float32Tensor, int64Tensor } from "./tensors.ts";
import { verify } from "./verify.ts";

export interface BuilderOptions {
  readonly name?: string;
  /** Version of the standard domain; 20 unless told. */
  readonly opset?: number;
}

/**
 * A graph under construction. Values are their names. Every method throws a ModelError naming operator and shapes as
 * soon as something does not fit, so that the mistake is found where it is made.
 */
export class GraphBuilder {
  readonly #base: Pick<Graph, "name" | "opsets" | "metadata">;
  readonly #inputs: NamedValue[] = [];
  readonly #outputs = new Set<string>();
  readonly #initializers = new Map<string, Tensor>();
  readonly #nodes: Node[] = [];
  readonly #nodeNames = new Set<string>();
  readonly #facts = new Map<string, Fact>();
  /** Results by the key of what computes them. */
  readonly #shared = new Map<string, readonly string[]>();
  #counter = 0;

  constructor(options: BuilderOptions = {}) {
    this.#base = { name: options.name ?? "graph", opsets: { "": options.opset ?? 20 }, metadata: {} };
  }

  /** Continues `graph`, whose inputs must have static shapes; its nodes, names and outputs are kept. */
  static from(graph: Graph): GraphBuilder {
    const builder = new GraphBuilder();
    Object.assign(builder.#base, { name: graph.name, opsets: graph.opsets, metadata: graph.metadata });
    for (const { name, shape } of graph.inputs)
      if (!staticShape(shape)) throw new ModelError(`input "${name}" has free dimensions; fix them before building on`);
    builder.#inputs.push(...graph.inputs);
    for (const [name, tensor] of graph.initializers) builder.#initializers.set(name, tensor);
    for (const [name, fact] of graphFacts(graph)) builder.#facts.set(name, fact);
    for (const node of graph.nodes) {
      builder.#nodes.push(node);
      builder.#nodeNames.add(node.name);
      const key = nodeKey(node);
      if (key !== undefined && !builder.#shared.has(key)) builder.#shared.set(key, node.outputs);
    }
    for (const { name } of graph.outputs) builder.#outputs.add(name);
    return builder;
  }

  /** A graph input with a static shape. */
  input(name: string, type: DataType, shape: readonly number[]): string {
    this.#define(name, { type, shape });
    this.#inputs.push({ name, type, shape });
    return name;
  }

  /** A named weight; never merged with another. */
  initializer(name: string, tensor: Tensor): string {
    this.#define(name, { type: tensor.type, shape: tensor.shape, value: tensor });
    this.#initializers.set(name, tensor);
    return name;
  }

  /** An unnamed constant; equal ones are one. */
  constant(tensor: Tensor): string {
    const key = tensorKey(tensor);
    const [known] = this.#shared.get(key) ?? [];
    if (known !== undefined) return known;
    const name = this.initializer(this.#fresh("constant"), tensor);
    this.#shared.set(key, [name]);
    return name;
  }

  /** A float32 scalar. */
  scalar(value: number): string {
    return this.constant(float32Tensor([], [value]));
  }

  /** A vector of int64 values, or with `asScalar` a single one of rank 0. */
  integers(values: readonly number[], asScalar = false): string {
    return this.constant(int64Tensor(values, asScalar ? [] : [values.length]));
  }

  /** A node with one output. */
  op(
    op: string,
    inputs: readonly string[],
    attributes: Record<string, Attribute> = {},
    options: { readonly name?: string } = {},
  ): string {
    return this.ops(op, inputs, attributes, 1, options)[0]!;
  }

  /** A node with `outputCount` outputs. An equal node that exists already is used again, whatever its name. */
  ops(
    op: string,
    inputs: readonly string[],
    attributes: Record<string, Attribute>,
    outputCount: number,
    options: { readonly name?: string } = {},
  ): string[] {
    const outputs = Array.from({ length: outputCount }, (_, index) => `#${index}`);
    const draft: Node = { op, domain: "", name: options.name ?? "", inputs, outputs, attributes };
    const key = nodeKey(draft);
    const existing = key === undefined ? undefined : this.#shared.get(key);
    if (existing) return [...existing];
    const facts = this.#infer(draft);
    const names = outputs.map(() => this.#fresh(op));
    for (const [index, name] of names.entries()) this.#define(name, facts[index]!);
    this.#append({ ...draft, name: options.name ?? names[0]!, outputs: names });
    if (key !== undefined) this.#shared.set(key, names);
    return names;
  }

  typeOf(value: string): DataType {
    return this.#fact(value).type;
  }

  /** The static shape of a value; throws when it is known only at run time. */
  shapeOf(value: string): readonly number[] {
    return staticShape(this.#fact(value).shape) ?? fail(`the shape of "${value}" is known only at run time`);
  }

  /** The contents of an initializer or constant, or of what follows from them; undefined for anything else. */
  tensorOf(value: string): Tensor | undefined {
    return this.#fact(value).value;
  }

  /** Makes `value` an output, under another name if one is given; returns the name of the output. */
  output(value: string, name: string = value): string {
    const fact = this.#fact(value);
    const isComputed = !this.#initializers.has(value) && this.#inputs.every((input) => input.name !== value);
    if (name === value && isComputed) {
      this.#outputs.add(value);
      return value;
    }
    const output = name === value ? this.#fresh(`${value}_output`) : name;
    this.#define(output, fact);
    this.#append({ op: "Identity", domain: "", name: output, inputs: [value], outputs: [output], attributes: {} });
    this.#outputs.add(output);
    return output;
  }

  /** The graph so far: without what its outputs do not need, and verified. */
  build(): Graph {
    const outputs = [...this.#outputs].map((name) => {
      const { type, shape } = this.#fact(name);
      return { name, type, shape };
    });
    const values = new Map([...this.#facts].map(([name, { type, shape }]) => [name, { type, shape }]));
    const graph: Graph = {
      ...this.#base,
      inputs: [...this.#inputs],
      outputs,
      initializers: new Map(this.#initializers),
      nodes: [...this.#nodes],
      values,
    };
    return verify(removeDeadCode(graph));
  }

  #infer(draft: Node): readonly Fact[] {
    for (const input of draft.inputs) if (input !== "") this.#fact(input, describeNode(draft));
    if (!isOperator(draft.op)) fail(`the operator ${draft.op} has no shape rule`);
    const facts = inferNode(draft, this.#base.opsets[""] ?? 1, this.#facts);
    return draft.outputs.map((_, index) => {
      const fact = facts[index];
      return fact?.shape
        ? fact
        : fail(`${describeNode(draft)}: the shape of its output ${index} is known only at run time`);
    });
  }

  #append(node: Node): void {
    if (this.#nodeNames.has(node.name)) fail(`two nodes are named "${node.name}"`);
    this.#nodeNames.add(node.name);
    this.#nodes.push(node);
  }

  #define(name: string, fact: Fact): void {
    if (name === "") fail("a value needs a name");
    if (this.#facts.has(name)) fail(`value "${name}" is defined twice`);
    this.#facts.set(name, fact);
  }

  #fact(value: string, reader = "the builder"): Fact {
    return this.#facts.get(value) ?? fail(`${reader} was given "${value}", which is not a value of the graph`);
  }

  #fresh(stem: string): string {
    let name: string;
    do name = `${stem}_${this.#counter++}`;
    while (this.#facts.has(name) || this.#nodeNames.has(name));
    return name;
  }
}

function fail(complaint: string): never {
  throw new ModelError(complaint);
}
