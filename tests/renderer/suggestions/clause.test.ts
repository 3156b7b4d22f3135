/** @file The clause of a prompt that a suggestion changes. */
import { describe, expect, test } from "vitest";
import { changedClause } from "../../../renderer/features/suggestions/clause.ts";
import fc from "../../kit/fc.ts";

const COAST = "a lighthouse on a rocky coast, gulls over the sea, a lone figure on the shore";

/** As a line: additions in plus signs, removals in minus signs. */
const lineOf = (before: string, after: string): string =>
  changedClause(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "add" ? `+${text}+` : `−${text}−`))
    .join("");

describe("the changed clause", () => {
  test.each([
    ["a word in its clause", COAST.replace("the sea", "the still sea"), "gulls over the +still+ sea"],
    [
      "words taken away and others in their place",
      COAST.replace("a lone figure", "a small boat"),
      "a −lone figure−+small boat+ on the shore",
    ],
    ["a clause of its own at the end", `${COAST}, heavy clouds`, "+heavy clouds+"],
    ["a clause of its own at the beginning", `heavy clouds, ${COAST}`, "+heavy clouds+"],
    ["a clause that goes", COAST.replace(", gulls over the sea", ""), "−gulls over the sea−"],
    [
      "two clauses with those between them left out",
      COAST.replace("rocky coast", "green coast").replace("on the shore", "at night"),
      "a lighthouse on a −rocky−+green+ coast, … a lone figure −on the shore−+at night+",
    ],
  ])("shows %s", (_, after, line) => {
    expect(lineOf(COAST, after)).toBe(line);
  });

  test("adds a phrase as one, be it that a space of it was there already", () => {
    expect(lineOf("a boat, muted colours", "a boat, in pastel colours")).toBe("−muted−+in pastel+ colours");
  });

  test("is empty where only commas and spaces differ", () => {
    expect(changedClause("a boat, a lake", "a boat a  lake")).toEqual([]);
  });

  const words = fc.array(fc.constantFrom("boat", "lake", "night", "calm", ","), { maxLength: 12 });
  const prompts = words.map((all) => all.join(" "));

  test("says nothing that is in neither prompt, and no change begins or ends with a comma", () => {
    fc.assert(
      fc.property(prompts, prompts, (before, after) => {
        for (const { kind, text } of changedClause(before, after)) {
          if (kind === "add") expect(after).toContain(text);
          if (kind === "remove") expect(before).toContain(text);
          if (kind !== "same") expect(text).toMatch(/^[^\s,]$|^[^\s,][^]*[^\s,]$/);
        }
      }),
    );
  });
});
