/** @file A whole graph as a part of another: its nodes are added with their inputs bound to values of the larger graph. */
import type { GraphBuilder } from "./builder.ts";
import type { Graph } from "./graph.ts";
import { ModelError } from "./model-error.ts";

/** A graph that may be added to a builder again and again; its weights are added once and shared. */
export class Embedded {
  readonly #builder: GraphBuilder;
  readonly #graph: Graph;
  readonly #scope: string;
  readonly #weights: ReadonlyMap<string, string>;
  #times = 0;

  /**
   * Adds the weights of `graph` to `builder`.
   *
   * @param scope stands before the names of weights and nodes, so that they meet no others
   */
  constructor(builder: GraphBuilder, graph: Graph, scope: string) {
    this.#builder = builder;
    this.#graph = graph;
    this.#scope = scope;
    this.#weights = new Map(
      [...graph.initializers].map(([name, tensor]) => [name, builder.initializer(this.weight(name), tensor)]),
    );
  }

  /** The name a weight of the graph has in the builder. */
  weight(name: string): string {
    return `${this.#scope}/${name}`;
  }

  /**
   * Adds the nodes once more. What does not depend on the bindings, or depends on the same values as before, is shared with
   * earlier times, as the builder shares equal nodes.
   *
   * @param bindings a value of the builder for every input of the graph; batches may differ from those declared
   * @returns a value for every output
   * @throws ModelError naming an input that is not bound
   */
  call(bindings: Readonly<Record<string, string>>): Record<string, string> {
    const values = new Map(this.#weights);
    for (const { name } of this.#graph.inputs) {
      const value = bindings[name];
      if (value === undefined) throw new ModelError(`the input "${name}" of ${this.#graph.name} is not bound`);
      values.set(name, value);
    }
    const label = `${this.#scope}.${this.#times++}`;
    for (const node of this.#graph.nodes) {
      const inputs = node.inputs.map((input) => (input === "" ? "" : values.get(input)!));
      const outputs = this.#builder.ops(node.op, inputs, node.attributes, node.outputs.length, {
        name: `${label}/${node.name}`,
      });
      node.outputs.forEach((output, i) => values.set(output, outputs[i]!));
    }
    return Object.fromEntries(this.#graph.outputs.map(({ name }) => [name, values.get(name)!]));
  }
}
