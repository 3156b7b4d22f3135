/** @file A pass that turns weights into inputs, which is what a weight must be to be trained. */
import type { Graph, NamedValue } from "../graph/graph.ts";
import { ModelError } from "../graph/model-error.ts";

/**
 * The graph with the initializers `names` as inputs of the same names, after the inputs it has. Do this before any pass
 * that folds constants: a runtime would otherwise store, say, the transpose of the weight and lose the weight itself.
 *
 * @throws ModelError when a name is not an initializer
 */
export function weightsAsInputs(graph: Graph, names: readonly string[]): Graph {
  const chosen = new Set(names);
  const added = names.map((name): NamedValue => {
    const tensor = graph.initializers.get(name);
    if (!tensor) throw new ModelError(`"${name}" is not a weight of graph "${graph.name}"`);
    return { name, type: tensor.type, shape: tensor.shape };
  });
  return {
    ...graph,
    inputs: [...graph.inputs, ...added],
    initializers: new Map([...graph.initializers].filter(([name]) => !chosen.has(name))),
  };
}
