/** @file The word-level difference of two prompts. */
import { expect, test } from "vitest";
import { type Change, diffWords } from "../../../app/feedback/diff-words.ts";
import fc from "../../kit/fc.ts";

/** `same [-removed-] {+added+}`. */
function shown(changes: readonly Change[]): string {
  const marks = { same: ["", ""], remove: ["[-", "-]"], add: ["{+", "+}"] } as const;
  return changes.map(({ kind, text }) => marks[kind][0] + text + marks[kind][1]).join("");
}

test.each([
  ["a boat", "a boat", "a boat"],
  ["", "", ""],
  ["a boat", "a boat, at dusk", "a boat{+, at dusk+}"],
  ["a boat at night", "a boat", "a boat[- at night-]"],
  ["a boat at night", "a boat at dawn", "a boat at [-night-]{+dawn+}"],
  ["an old red boat", "an new blue boat", "an [-old red-]{+new blue+} boat"],
  ["a boat on a lake", "a small boat on a still lake", "a {+small +}boat on a {+still +}lake"],
  ["a snow-covered house", "a house", "a [-snow-covered -]house"],
])("%s → %s", (before, after, expected) => {
  expect(shown(diffWords(before, after))).toBe(expected);
});

const text = fc
  .array(fc.constantFrom("a", "boat", "lake", "old", " ", " ", ", ", "; ", "🌊", "é"), { maxLength: 24 })
  .map((parts) => parts.join(""));
const joined = (changes: readonly Change[], kinds: readonly Change["kind"][]): string =>
  changes.flatMap(({ kind, text: part }) => (kinds.includes(kind) ? [part] : [])).join("");
const wordsOf = (prompt: string): string[] => prompt.match(/[\p{L}]+/gu) ?? [];

/** Length of the longest common subsequence, the slow way. */
function longestCommon(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const [[a, ...restOne], [b, ...restOther]] = [one, other];
  if (a === b) return 1 + longestCommon(restOne, restOther);
  return Math.max(longestCommon(restOne, other), longestCommon(one, restOther));
}

test("the parts join to both texts, alternate, and none is empty", () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const changes = diffWords(before, after);
      expect(joined(changes, ["same", "remove"])).toBe(before);
      expect(joined(changes, ["same", "add"])).toBe(after);
      expect(changes.every((change) => change.text !== "")).toBe(true);
      expect(changes.some(({ kind }, i) => i > 0 && kind === changes[i - 1]!.kind)).toBe(false);
    }),
  );
});

test("as many words stay as can", () => {
  const few = fc.array(fc.constantFrom("a", "boat", "lake"), { maxLength: 7 });
  fc.assert(
    fc.property(few, few, (one, other) => {
      const kept = wordsOf(joined(diffWords(one.join(" "), other.join(" ")), ["same"]));
      expect(kept).toHaveLength(longestCommon(one, other));
    }),
  );
});
