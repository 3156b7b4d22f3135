/** @file Adapters folded into the weights: no cost at run time, at a strength fixed when merging. */
import type { Graph, Node, Tensor } from "../../graph/graph.ts";
import type { Adapter, AdapterModule } from "./adapter.ts";
import type { LinearSite } from "./linear-site.ts";
import { type Coverage, matchAdapter } from "./match.ts";
import { transpose } from "./matrix.ts";

export interface WeightedAdapter {
  readonly adapter: Adapter;
  /** Factor of the delta; 0 leaves the weights as they are, bit for bit. */
  readonly strength: number;
}

export interface Merged {
  readonly graph: Graph;
  /** One for each adapter, in order. */
  readonly coverages: readonly Coverage[];
}

/**
 * W' = W + Σ strength · (alpha / rank) · (B·A)ᵀ for one or several adapters of the same base; each delta is summed in
 * float64 and rounded once. A weight that others read too is copied for the module first.
 *
 * @throws AdapterError when an adapter does not fit the graph (see `matchAdapter`)
 */
export function mergeAdapters(graph: Graph, adapters: readonly WeightedAdapter[]): Merged {
  // All are checked against the untouched base before the first delta is added.
  const coverages = adapters.map(({ adapter }) => matchAdapter(graph, adapter).coverage);
  return { graph: adapters.reduce(addDelta, graph), coverages };
}

/**
 * Takes merged adapters out again by subtracting: equal to the base up to one rounding of each weight and adapter. Who
 * needs the exact base keeps the graph from before the merge.
 *
 * @throws AdapterError when a module is missing or of another shape
 */
export function unmergeAdapters(graph: Graph, adapters: readonly WeightedAdapter[]): Graph {
  return adapters
    .toReversed()
    .map(({ adapter, strength }) => ({ adapter, strength: -strength }))
    .reduce(addDelta, graph);
}

function addDelta(graph: Graph, { adapter, strength }: WeightedAdapter): Graph {
  const scale = (strength * adapter.alpha) / adapter.rank;
  if (scale === 0) return graph;
  const initializers = new Map(graph.initializers);
  const rewired = new Map<Node, Node>();
  for (const [site, module] of matchAdapter(graph, adapter, false).pairs) {
    if (site.exclusive) {
      initializers.set(site.weight, mergedWeight(site, module, scale, site.transposed));
    } else {
      const own = `${site.path}.merged`;
      initializers.set(own, mergedWeight(site, module, scale, site.readTransposed));
      rewired.set(site.node, { ...site.node, inputs: site.node.inputs.with(1, own) });
    }
  }
  return { ...graph, initializers, nodes: graph.nodes.map((node) => rewired.get(node) ?? node) };
}

/** The site's weight plus scale · B·A, as [outputs, inputs] when `transposed`, else as [inputs, outputs]. */
function mergedWeight(site: LinearSite, module: AdapterModule, scale: number, transposed: boolean): Tensor {
  const { inputs, outputs } = site;
  const [rows, columns] = transposed ? [outputs, inputs] : [inputs, outputs];
  const data = site.transposed === transposed ? site.data.slice() : transpose(site.data, columns, rows);
  const { down, up } = module;
  const rank = down.length / inputs;
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let r = 0; r < rank; r++) sum += up[o * rank + r]! * down[r * inputs + i]!;
      const at = transposed ? o * inputs + i : i * outputs + o;
      data[at] = data[at]! + scale * sum;
    }
  return { type: "float32", shape: [rows, columns], data };
}
