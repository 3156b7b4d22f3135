/** @file The tree of rounds on the page: nothing lies over anything else, time runs right, arrows lead somewhere. */
import { describe, expect, test } from "vitest";
import type { Round } from "../../../app/contract/studio/refinements.ts";
import { type Box, type Layout, layoutTree, type Sizes } from "../../../renderer/features/history/layout.ts";
import { between, inOrder, lineage, treeOf } from "../../../renderer/features/history/tree.ts";
import { walk, WALK_KEYS } from "../../../renderer/features/history/walk.ts";
import { roundWith } from "../../kit/refinement.ts";
import fc from "../../kit/fc.ts";

const SIZES: Sizes = {
  width: 138,
  height: 138,
  caption: 26,
  stub: 20,
  across: 122,
  down: 28,
  label: { width: 108, height: 56 },
};

/** Each round came of one before it: any tree in the order it grew. */
const trees = fc
  .array(fc.nat(), { maxLength: 24 })
  .map((parents) => [
    roundWith("0", null),
    ...parents.map((parent, i) => roundWith(String(i + 1), String(parent % (i + 1)))),
  ]);
const stubCounts = fc.func(fc.nat({ max: 3 }));

function lay(rounds: readonly Round[], stubs: (round: Round) => number = () => 0, room = 900): Layout {
  return layoutTree(rounds, stubs, SIZES, room, 190);
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** Pairs of boxes that lie over each other. */
function overlaps(boxes: readonly Box[]): (readonly [Box, Box])[] {
  return boxes.flatMap((one, i) =>
    boxes.slice(i + 1).flatMap((other) => (overlap(one, other) ? [[one, other] as const] : [])),
  );
}

describe("a tree on the page", () => {
  test("has no round or edit over another, whatever its shape", () => {
    fc.assert(
      fc.property(trees, stubCounts, fc.integer({ min: 0, max: 3000 }), (rounds, stubs, room) => {
        const { rounds: placed, strips } = lay(rounds, ({ id }) => stubs(id), room);
        expect(overlaps([...placed.map(({ box }) => box), ...strips.map(({ label }) => label)])).toEqual([]);
      }),
      { seed: 4127, numRuns: 300 },
    );
  });

  test("lies inside its own width and height, and every round is in it once", () => {
    fc.assert(
      fc.property(trees, stubCounts, (rounds, stubs) => {
        const { rounds: placed, width, height } = lay(rounds, ({ id }) => stubs(id));
        const outside = placed.filter(
          ({ box }) => box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height,
        );
        expect(outside).toEqual([]);
        expect(placed.map(({ node }) => node.round.id).toSorted()).toEqual(rounds.map(({ id }) => id).toSorted());
      }),
      { seed: 4127, numRuns: 200 },
    );
  });

  test("has what came of a round to its right, the earliest uppermost", () => {
    fc.assert(
      fc.property(trees, (rounds) => {
        const { rounds: placed } = lay(rounds);
        const boxOf = (id: string): Box => placed.find(({ node }) => node.round.id === id)!.box;
        for (const { node, box } of placed) {
          const children = node.children.map(({ round }) => boxOf(round.id));
          expect(children.every((child) => child.x >= box.x + box.width + SIZES.across)).toBe(true);
          expect(children.map(({ y }) => y)).toEqual(children.map(({ y }) => y).toSorted((a, b) => a - b));
        }
      }),
      { seed: 4127, numRuns: 200 },
    );
  });

  test("spreads over the room there is, but not beyond reason", () => {
    const chain = [roundWith("0", null), roundWith("1", "0"), roundWith("2", "1")];
    expect(lay(chain, undefined, 100).columns).toEqual([0, 260, 520]);
    expect(lay(chain, undefined, 720).columns).toEqual([0, 291, 582]);
    expect(lay(chain, undefined, 5000).columns).toEqual([0, 328, 656]);
  });

  test("stands level with what came of it", () => {
    const { rounds } = lay([roundWith("0", null), roundWith("1", "0"), roundWith("2", "0")]);
    expect(rounds.map(({ box }) => box.y)).toEqual([96, 0, 192]);
  });

  test("of no rounds is nothing", () => {
    expect(lay([])).toEqual({ rounds: [], strips: [], columns: [], width: 0, height: 0 });
  });
});

describe("the tree", () => {
  //  0 ─ 1 ─ 2
  //  └── 3 ─ 4
  const rounds = [
    roundWith("0", null),
    roundWith("1", "0"),
    roundWith("2", "1"),
    roundWith("3", "0"),
    roundWith("4", "3"),
  ];
  const ids = (some: readonly Round[]): string[] => some.map(({ id }) => id);

  test("is read out branch after branch", () => {
    expect(inOrder(treeOf(rounds)).map(({ round, depth }) => `${round.id} ${depth}`)).toEqual([
      "0 0",
      "1 1",
      "2 2",
      "3 1",
      "4 2",
    ]);
  });

  test("tells how one came to a round", () => {
    expect(ids(lineage(rounds, "4"))).toEqual(["0", "3", "4"]);
    expect(lineage(rounds, "unheard")).toEqual([]);
  });

  test.each([
    ["0", "2", [], ["1", "2"], ["0", "1", "2"]],
    ["2", "0", ["1", "2"], [], ["2", "1", "0"]],
    ["2", "4", ["1", "2"], ["3", "4"], ["2", "1", "0", "3", "4"]],
    ["2", "2", [], [], ["2"]],
  ])("leads from %s to %s over where they parted", (a, b, toA, toB, way) => {
    const found = between(rounds, a, b);
    expect([ids(found.toA), ids(found.toB), ids(found.way)]).toEqual([toA, toB, way]);
  });

  const layout = lay(rounds);
  test.each([
    ["0", "ArrowRight", "3"],
    ["1", "ArrowRight", "2"],
    ["2", "ArrowRight", undefined],
    ["2", "ArrowLeft", "1"],
    ["0", "ArrowLeft", undefined],
    ["2", "ArrowDown", "4"],
    ["4", "ArrowUp", "2"],
    ["2", "ArrowUp", undefined],
    ["4", "Home", "0"],
    ["0", "End", "4"],
    ["unheard", "ArrowDown", "0"],
  ] as const)("is walked from %s by %s to %s, towards where one stands", (from, key, to) => {
    expect(walk(layout, from, key, new Set(["0", "3", "4"]))).toBe(to);
  });

  test("is walked nowhere but to its own rounds", () => {
    fc.assert(
      fc.property(trees, fc.nat(), fc.constantFrom(...WALK_KEYS), (some, nth, key) => {
        const from = some[nth % some.length]!.id;
        const to = walk(lay(some), from, key, new Set(ids(lineage(some, from))));
        if (to !== undefined) expect(ids(some)).toContain(to);
      }),
      { seed: 4127, numRuns: 100 },
    );
  });
});
