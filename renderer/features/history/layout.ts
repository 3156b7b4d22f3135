/** @file Where the rounds lie: time runs right, branches run down, and nothing lies over anything else. */
import type { Round } from "../../../app/contract/studio/refinements.ts";
import { inOrder, type RoundNode, treeOf } from "./tree.ts";

/** Measures in pixels. */
export interface Sizes {
  /** Mat of a round. */
  readonly width: number;
  readonly height: number;
  /** Caption under the mat. */
  readonly caption: number;
  /** One rejected suggestion under the caption. */
  readonly stub: number;
  /** Least room between two columns; the edits of the strips stand in it. */
  readonly across: number;
  /** Room between two branches. */
  readonly down: number;
  /** Edit on a strip. */
  readonly label: { readonly width: number; readonly height: number };
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedRound {
  readonly node: RoundNode;
  /** Mat, caption and stubs together; the mat is `sizes.height` of it. */
  readonly box: Box;
}

/** A strip from the round it began with to the one it led to. */
export interface Strip {
  readonly from: Round;
  readonly to: Round;
  readonly start: { readonly x: number; readonly y: number };
  readonly end: { readonly x: number; readonly y: number };
  /** Where its edit stands. */
  readonly label: Box;
}

export interface Layout {
  /** In the order in which the tree is read out. */
  readonly rounds: readonly PlacedRound[];
  readonly strips: readonly Strip[];
  /** Left edges of the columns. */
  readonly columns: readonly number[];
  readonly width: number;
  readonly height: number;
}

/**
 * Every branch has a band of its own, as high as its rounds need; a round stands level with the middle of what came of it.
 *
 * @param stubs how many rejected suggestions hang under a round
 * @param room width there is, which columns spread over up to `mostAcross` between them
 */
export function layoutTree(
  rounds: readonly Round[],
  stubs: (round: Round) => number,
  sizes: Sizes,
  room: number,
  mostAcross: number,
): Layout {
  const roots = treeOf(rounds);
  const nodes = inOrder(roots);
  const count = Math.max(0, ...nodes.map(({ depth }) => depth + 1));
  const spread = count < 2 ? 0 : (room - count * sizes.width) / (count - 1);
  const across = Math.max(sizes.across, Math.min(mostAcross, Math.floor(spread)));
  const columns = Array.from({ length: count }, (_, depth) => depth * (sizes.width + across));
  const tops = new Map<string, number>();
  const heightOf = (round: Round): number => sizes.height + sizes.caption + stubs(round) * sizes.stub;

  /** Places a branch with its upper edge at `top` and gives its lower edge. */
  const place = ({ round, children }: RoundNode, top: number): number => {
    let next = top;
    for (const child of children) next = place(child, next) + sizes.down;
    const [first, last] = [children[0], children.at(-1)];
    const level =
      first === undefined || last === undefined ? top : (tops.get(first.round.id)! + tops.get(last.round.id)!) / 2;
    tops.set(round.id, level);
    return Math.max(next - sizes.down, level + heightOf(round));
  };
  let height = 0;
  for (const root of roots) height = place(root, height === 0 ? 0 : height + sizes.down);

  const boxOf = ({ round, depth }: RoundNode): Box => ({
    x: columns[depth]!,
    y: tops.get(round.id)!,
    width: sizes.width,
    height: heightOf(round),
  });
  const strips = nodes.flatMap((node) => {
    const from = boxOf(node);
    const start = { x: from.x + sizes.width, y: from.y + sizes.height / 2 };
    return node.children.map((child): Strip => {
      const to = boxOf(child);
      const end = { x: to.x, y: to.y + sizes.height / 2 };
      const { width: labelWidth, height: labelHeight } = sizes.label;
      const label = {
        x: (start.x + end.x - labelWidth) / 2,
        y: (start.y + end.y - labelHeight) / 2,
        width: labelWidth,
        height: labelHeight,
      };
      return { from: node.round, to: child.round, start, end, label };
    });
  });
  const width = count === 0 ? 0 : columns.at(-1)! + sizes.width;
  return { rounds: nodes.map((node) => ({ node, box: boxOf(node) })), strips, columns, width, height };
}
