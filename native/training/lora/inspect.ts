/** @file What a trained adapter does to its base, in figures: the part of the checkpoint gate that needs no picture. */
import type { Graph } from "../../graph/graph.ts";
import { globalNorm } from "../clip.ts";
import type { Adapter, AdapterModule } from "./adapter.ts";
import { matchAdapter } from "./match.ts";
import { timesTransposed, transpose } from "./matrix.ts";

export interface AdapterFacts {
  /** Modules whose B is all zero: they have learned nothing. */
  readonly idle: readonly string[];
  /** ‖ΔW‖ / ‖W‖ (Frobenius) by module path, at strength 1. */
  readonly change: ReadonlyMap<string, number>;
}

/**
 * Measures an adapter against the graph it belongs to.
 *
 * @throws AdapterError when the adapter does not fit the graph (see `matchAdapter`)
 */
export function inspectAdapter(graph: Graph, adapter: Adapter): AdapterFacts {
  const { pairs } = matchAdapter(graph, adapter);
  const idle = pairs.filter(([, { up }]) => up.every((value) => value === 0)).map(([{ path }]) => path);
  const scale = adapter.alpha / adapter.rank;
  const change = pairs.map(([{ path, data }, module]): [string, number] => [
    path,
    (scale * deltaNorm(module)) / globalNorm([data]),
  ]);
  return { idle, change: new Map(change) };
}

/** ‖B·A‖ without forming it: the square is the trace of (A·Aᵀ)(Bᵀ·B), two small matrices. */
function deltaNorm({ inputs, outputs, down, up }: AdapterModule): number {
  const rank = down.length / inputs;
  const a = timesTransposed(down, down, inputs);
  const upByRank = transpose(up, outputs, rank);
  const b = timesTransposed(upByRank, upByRank, outputs);
  return Math.sqrt(
    Math.max(
      0,
      a.reduce((sum, value, at) => sum + value * b[at]!, 0),
    ),
  );
}
