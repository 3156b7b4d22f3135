/** @file The tree of rounds: which came of which. */
import type { Round } from "../../../app/contract/studio/refinements.ts";

export interface RoundNode {
  readonly round: Round;
  /** 0 for the start, then one more than the parent's. */
  readonly depth: number;
  /** In the order they were drawn. */
  readonly children: readonly RoundNode[];
}

/** The rounds as a tree; one whose parent is not among them is a root of its own. */
export function treeOf(rounds: readonly Round[]): RoundNode[] {
  const known = new Set(rounds.map(({ id }) => id));
  const childrenOf = (parent: string | null, depth: number): RoundNode[] =>
    rounds
      .filter((round) => (round.parent !== null && known.has(round.parent) ? round.parent : null) === parent)
      .map((round) => ({ round, depth, children: childrenOf(round.id, depth + 1) }));
  return childrenOf(null, 0);
}

/** All nodes, parents before their children and branch after branch: the order in which the tree is read out. */
export function inOrder(roots: readonly RoundNode[]): RoundNode[] {
  return roots.flatMap((root) => [root, ...inOrder(root.children)]);
}

/** The rounds from the start to one, that one last; empty when it is unknown. */
export function lineage(rounds: readonly Round[], id: string | null): Round[] {
  const round = rounds.find((one) => one.id === id);
  return round === undefined ? [] : [...lineage(rounds, round.parent), round];
}

/** What lies between two rounds of one tree. */
export interface Between {
  /** Rounds on A's side since the two parted, the earliest first; empty when B came of A. */
  readonly toA: readonly Round[];
  /** Rounds on B's side since then. */
  readonly toB: readonly Round[];
  /** From A to B over the tree, both included. */
  readonly way: readonly Round[];
}

/** The way over the tree from A to B. */
export function between(rounds: readonly Round[], a: string, b: string): Between {
  const [one, other] = [lineage(rounds, a), lineage(rounds, b)];
  const shared = one.filter((round, i) => round.id === other[i]?.id).length;
  const [toA, toB] = [one.slice(shared), other.slice(shared)];
  return { toA, toB, way: [...toA.toReversed(), ...one.slice(Math.max(0, shared - 1), shared), ...toB] };
}
