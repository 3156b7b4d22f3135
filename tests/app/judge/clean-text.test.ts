/** @file Text of a model made fit to be shown. */
import { expect, test } from "vitest";
import { cleanText } from "../../../app/judge/clean-text.ts";
import fc from "../../kit/fc.ts";

test.each([
  ["  a  dark\n\tsky ", 20, "a dark sky"],
  ["so\u00ADft\u200B \u202Eeulb\u202C", 20, "soft eulb"],
  ["bell\u0007ring", 20, "bell ring"],
  ["\uD83C half", 20, "half"],
  ["<b>bold</b>", 20, "<b>bold</b>"],
  ["one two three", 8, "one two…"],
  ["12345678", 8, "12345678"],
  ["wave 🌊🌊", 8, "wave 🌊…"],
  ["", 8, ""],
])("%j within %i is %j", (text, most, expected) => {
  expect(cleanText(text, most)).toBe(expected);
});

test("whatever comes, a line of the length asked for goes", () => {
  const text = fc.string({
    unit: fc.constantFrom("a", " ", "\n", "\u0000", "\u202E", "\uD83C", "\uDF0A", "é", "🌊", "\u2028", "\uE000"),
  });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 12 }), (given, most) => {
      const line = cleanText(given, most);
      expect(line.length).toBeLessThanOrEqual(most);
      expect(line.isWellFormed()).toBe(true);
      expect(line).not.toMatch(/[\p{C}\u2028]|^\s|\s$|\s\s/u);
      expect(cleanText(line, most)).toBe(line);
    }),
    { seed: 4, numRuns: 500 },
  );
});

test("a megabyte is cleaned as fast as a line", () => {
  expect(cleanText(`${"a\u0000".repeat(500_000)}`, 10)).toBe("a a a a a…");
});
