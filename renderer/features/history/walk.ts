/** @file Arrow keys over the tree: right and left along a branch, up and down over the branches. */
import type { Layout, PlacedRound } from "./layout.ts";

export const WALK_KEYS = ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp", "Home", "End"] as const;
export type WalkKey = (typeof WALK_KEYS)[number];

/**
 * The round a key leads to from another; undefined when there is none that way.
 *
 * @param onward ids of rounds that are preferred where the way parts: those that lead to the current one
 */
export function walk({ rounds }: Layout, from: string, key: WalkKey, onward: ReadonlySet<string>): string | undefined {
  const here = rounds.find(({ node }) => node.round.id === from);
  if (here === undefined) return rounds[0]?.node.round.id;
  const { round, children, depth } = here.node;
  const column = rounds.filter(({ node }) => node.depth === depth).toSorted((one, other) => one.box.y - other.box.y);
  const beside = (by: number): PlacedRound | undefined => column[column.indexOf(here) + by];
  switch (key) {
    case "ArrowRight":
      return (children.find((child) => onward.has(child.round.id)) ?? children[0])?.round.id;
    case "ArrowLeft":
      return rounds.find(({ node }) => node.round.id === round.parent)?.node.round.id;
    case "ArrowDown":
      return beside(1)?.node.round.id;
    case "ArrowUp":
      return beside(-1)?.node.round.id;
    case "Home":
      return rounds[0]?.node.round.id;
    case "End":
      return rounds.findLast(({ node }) => onward.has(node.round.id))?.node.round.id;
  }
}
