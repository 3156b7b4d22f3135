/** @file Runs passes in order, each held to the invariants. */
import type { Graph } from "../graph.ts";
import { verify } from "../verify.ts";

/** Takes a graph, gives a graph that computes the same. */
export type Pass = (graph: Graph) => Graph;

/** The graph after all passes, verified before the first and after each. */
export function runPasses(graph: Graph, passes: readonly Pass[]): Graph {
  return passes.reduce((current, pass) => verify(pass(current)), verify(graph));
}
