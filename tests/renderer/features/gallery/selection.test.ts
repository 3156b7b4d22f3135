/** @file Choosing pictures. */
import { expect, it } from "vitest";
import {
  NOTHING_CHOSEN,
  select,
  type Selection,
  type SelectionMove,
} from "../../../../renderer/features/gallery/selection.ts";

const after = (...moves: readonly SelectionMove[]): Selection => moves.reduce(select, NOTHING_CHOSEN);

it("a click chooses one picture and nothing else", () => {
  expect(after({ move: "pick", place: 3, picture: "d" }, { move: "pick", place: 1, picture: "b" })).toEqual({
    chosen: new Set(["b"]),
    cursor: 1,
    anchor: 1,
  });
});

it("toggling adds a picture and takes it away again", () => {
  const both = after({ move: "pick", place: 0, picture: "a" }, { move: "toggle", place: 2, picture: "c" });
  expect(both).toEqual({ chosen: new Set(["a", "c"]), cursor: 2, anchor: 2 });
  expect(select(both, { move: "toggle", place: 0, picture: "a" })).toEqual({
    chosen: new Set(["c"]),
    cursor: 0,
    anchor: 0,
  });
});

it("Shift extends from where the stretch began, in both directions", () => {
  const down = after({ move: "to", place: 2 }, { move: "extend", place: 4, pictures: ["c", "d", "e"] });
  expect(down).toEqual({ chosen: new Set(["c", "d", "e"]), cursor: 4, anchor: 2 });
  expect(select(down, { move: "extend", place: 1, pictures: ["b", "c"] })).toEqual({
    chosen: new Set(["b", "c"]),
    cursor: 1,
    anchor: 2,
  });
});

it("moving the keyboard chooses nothing and begins a new stretch", () => {
  expect(after({ move: "pick", place: 0, picture: "a" }, { move: "to", place: 5 })).toEqual({
    chosen: new Set(["a"]),
    cursor: 5,
    anchor: 5,
  });
});

it("pictures that are gone are not chosen any more", () => {
  expect(after({ move: "all", pictures: ["a", "b", "c"] }, { move: "drop", pictures: ["b", "x"] }).chosen).toEqual(
    new Set(["a", "c"]),
  );
});

it("choosing everything and nothing leaves the keyboard where it is", () => {
  const all = after({ move: "to", place: 7 }, { move: "all", pictures: ["a", "b"] });
  expect(all).toEqual({ chosen: new Set(["a", "b"]), cursor: 7, anchor: 7 });
  expect(select(all, { move: "none" })).toEqual({ chosen: new Set(), cursor: 7, anchor: 7 });
});
