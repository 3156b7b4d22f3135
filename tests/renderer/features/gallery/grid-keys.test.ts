/** @file Keys of the grid. */
import { describe, expect, it } from "vitest";
import { gridLayout, placeAfterKey } from "../../../../renderer/features/gallery/grid-keys.ts";

/** Four rows of five, and three in the last. */
const shape = { total: 23, columns: 5, rows: 3 };
const from =
  (place: number) =>
  (key: string, control = false) =>
    placeAfterKey(key, control, place, shape);

describe("in a grid of 23 pictures in five columns", () => {
  it("arrows go to neighbours and stop at the ends", () => {
    expect(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].map((key) => from(7)(key))).toEqual([6, 8, 2, 12]);
    expect(["ArrowLeft", "ArrowUp"].map((key) => from(0)(key))).toEqual([0, 0]);
    expect(["ArrowRight", "ArrowDown"].map((key) => from(22)(key))).toEqual([22, 22]);
  });

  it("an arrow down over a short last row goes to the last picture", () => {
    expect(from(19)("ArrowDown")).toBe(22);
    expect(from(16)("ArrowDown")).toBe(21);
  });

  it("pages keep the column", () => {
    expect(from(7)("PageDown")).toBe(17);
    expect(from(17)("PageDown")).toBe(22);
    expect(from(8)("PageUp")).toBe(3);
    expect(from(18)("PageUp")).toBe(8);
  });

  it("Home and End go to the ends of the row, with Control of the grid", () => {
    expect([from(7)("Home"), from(7)("End"), from(21)("End")]).toEqual([5, 9, 22]);
    expect([from(7)("Home", true), from(7)("End", true)]).toEqual([0, 22]);
  });

  it("other keys do not move", () => {
    expect(from(7)("a")).toBeUndefined();
  });
});

it("an empty grid has nowhere to go", () => {
  expect(placeAfterKey("ArrowDown", false, 0, { total: 0, columns: 5, rows: 3 })).toBeUndefined();
});

it("tiles share the width without a rest of more than a pixel a tile", () => {
  for (const width of [500, 777, 1070, 1900]) {
    const { columns, tile } = gridLayout(width, 168, 14);
    const rest = width - (columns * tile + (columns - 1) * 14);
    expect(rest).toBeGreaterThanOrEqual(0);
    expect(rest).toBeLessThan(columns);
  }
  expect(gridLayout(1090, 168, 14)).toEqual({ columns: 6, tile: 170 });
});
