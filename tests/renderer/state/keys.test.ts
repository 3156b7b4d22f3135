/** @file Keys: how they are written, what they mean, and when two mean too much. */
import { describe, expect, test } from "vitest";
import { ACTION_NAMES, ACTIONS, conflictsOf, keysOf, parseRebound, withKeys } from "../../../renderer/state/actions.ts";
import { combinationOf, type KeyStroke, showCombination } from "../../../renderer/state/combination.ts";

const stroke = (key: string, held: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("a stroke", () => {
  test.each([
    [stroke("z", { ctrlKey: true }), false, "Mod+Z"],
    [stroke("Z", { ctrlKey: true, shiftKey: true }), false, "Mod+Shift+Z"],
    [stroke("z", { metaKey: true }), true, "Mod+Z"],
    [stroke("z", { ctrlKey: true }), true, "Ctrl+Z"],
    [stroke("?", { shiftKey: true }), false, "?"],
    [stroke(" "), false, "Space"],
    [stroke("+", { shiftKey: true }), false, "+"],
    [stroke("ArrowUp", { altKey: true }), false, "Alt+ArrowUp"],
    [stroke("ä"), false, "Ä"],
  ])("%o is a combination", (one, apple, combination) => {
    expect(combinationOf(one, apple)).toBe(combination);
  });

  test("of a modifier alone is none yet", () => {
    expect(combinationOf(stroke("Shift", { shiftKey: true }), false)).toBeUndefined();
  });
});

test("keys are shown as they are printed", () => {
  expect(["Mod+Enter", "Mod+Shift+Z", "+", "Mod++", "Delete"].map((keys) => showCombination(keys, false))).toEqual([
    "Ctrl ↵",
    "Ctrl Shift Z",
    "+",
    "Ctrl +",
    "Del",
  ]);
  expect(showCombination("Mod+Shift+Enter", true)).toBe("⌘⇧↵");
});

test("no two actions have the same keys where both would be heard", () => {
  const conflicts = ACTION_NAMES.flatMap((action) =>
    conflictsOf(action, keysOf(action, {}), {}).map((other) => [action, other]),
  );
  expect(conflicts).toEqual([]);
});

test("brackets mean frames in the studio and points on the plane", () => {
  expect([keysOf("nextFrame", {}), keysOf("nextPoint", {})]).toEqual(["]", "]"]);
});

test("an action gets new keys, and another's are seen as taken", () => {
  const rebound = withKeys({}, { lockFrame: "K" });
  expect(keysOf("lockFrame", rebound)).toBe("K");
  expect(conflictsOf("playSeries", "K", rebound)).toEqual(["lockFrame"]);
  expect(conflictsOf("trash", "K", rebound)).toEqual([]);
});

test("keys set back to their default are no change any more", () => {
  expect(withKeys({ draw: "F9", undo: "" }, { draw: ACTIONS.draw.keys })).toEqual({ undo: "" });
});

test("a file of keys gives what is known in it, and what is no file of keys gives nothing", () => {
  expect(parseRebound('{"draw":"F9","unheard":"A","undo":3}')).toEqual({ draw: "F9" });
  expect(['["draw"]', "null", "{", '"draw"'].map(parseRebound)).toEqual([undefined, undefined, undefined, undefined]);
});
