/** @file The error of a graph that cannot be differentiated: every operator refused, by name, with the reason. */
import type { Node } from "../graph/graph.ts";

/** One call that has no gradient rule. */
export interface RefusedCall {
  /** With its domain where that is not the standard one: `com.microsoft.FusedConv`. */
  readonly operator: string;
  /** Name of the node, or of its first output where it has none. */
  readonly node: string;
  /** Completes "… cannot be differentiated: ". */
  readonly reason: string;
}

/** An operator's name with its domain. */
function operatorName(node: Pick<Node, "op" | "domain">): string {
  return node.domain === "" ? node.op : `${node.domain}.${node.op}`;
}

/** What to say of a refused node. */
export function refusedCall(node: Node, reason: string): RefusedCall {
  return { operator: operatorName(node), node: node.name || (node.outputs.find(Boolean) ?? ""), reason };
}

/** Thrown with the complete list, so that one attempt tells everything that stands in the way. */
export class UnsupportedGradient extends Error {
  override readonly name = "UnsupportedGradient";
  readonly refused: readonly RefusedCall[];

  constructor(refused: readonly RefusedCall[]) {
    const calls = refused.map(({ operator, node, reason }) => `${operator} "${node}": ${reason}`);
    super(`these operators cannot be differentiated: ${calls.join("; ")}`);
    this.refused = refused;
  }
}
