/** @file Edits made in a prompt: what stays, what the seams look like, and what is refused. */
import { describe, expect, test } from "vitest";
import { applyEdits } from "../../../app/feedback/apply-edits.ts";
import type { PromptEdit } from "../../../app/feedback/edit.ts";
import fc from "../../kit/fc.ts";

const add = (at: number, text: string): PromptEdit => ({ kind: "add", at, text });
const replace = (start: number, end: number, text: string): PromptEdit => ({ kind: "replace", start, end, text });
const remove = (start: number, end: number): PromptEdit => ({ kind: "remove", start, end });

/** The edit of the first place where `words` stand. */
const at = (prompt: string, words: string): [number, number] => {
  const start = prompt.indexOf(words);
  return [start, start + words.length];
};

const PROMPT = "a boat, a lake and a tree, at night";

describe("edits", () => {
  test.each<[string, readonly PromptEdit[], string]>([
    ["nothing", [], PROMPT],
    ["a clause at the end", [add(PROMPT.length, ", in warm light")], `${PROMPT}, in warm light`],
    ["words glued to the end", [add(PROMPT.length, "in summer")], `${PROMPT} in summer`],
    ["a word at the beginning", [add(0, "serene, ")], `serene, ${PROMPT}`],
    ["a word within", [add(2, "small ")], "a small boat, a lake and a tree, at night"],
    ["a word without its space", [add(2, "small")], "a small boat, a lake and a tree, at night"],
    ["a last clause taken away", [remove(...at(PROMPT, "at night"))], "a boat, a lake and a tree"],
    ["a first clause taken away", [remove(...at(PROMPT, "a boat"))], "a lake and a tree, at night"],
    ["a clause within taken away", [remove(...at(PROMPT, "a lake and a tree"))], "a boat, at night"],
    ["a clause replaced", [replace(...at(PROMPT, "at night"), "at dawn")], "a boat, a lake and a tree, at dawn"],
    [
      "several, in any order",
      [add(PROMPT.length, ", calm"), replace(...at(PROMPT, "at night"), "at dusk"), remove(...at(PROMPT, "a boat,"))],
      "a lake and a tree, at dusk, calm",
    ],
    ["two at one place, in their order", [add(0, "calm, "), add(0, "warm, ")], `calm, warm, ${PROMPT}`],
    [
      "neighbours",
      [remove(...at(PROMPT, "a lake")), replace(...at(PROMPT, " and a tree"), " reeds")],
      "a boat, reeds, at night",
    ],
    ["all of it", [remove(0, PROMPT.length)], ""],
  ])("%s", (_, edits, expected) => {
    expect(applyEdits(PROMPT, edits)).toBe(expected);
  });

  test("a sentence keeps its full stop", () => {
    expect(applyEdits("A boat at night.", [remove(7, 15)])).toBe("A boat.");
    expect(applyEdits("A boat. At night.", [remove(8, 16)])).toBe("A boat.");
    expect(applyEdits("(a boat) at sea", [add(8, "calm")])).toBe("(a boat) calm at sea");
  });

  test("what stands away from an edit stays as it was written", () => {
    expect(applyEdits("a  boat ,a lake", [add(15, ", calm")])).toBe("a  boat ,a lake, calm");
  });

  test("letters beyond the first plane are neither cut nor taken for cuts", () => {
    expect(applyEdits("🌊a boat", [add(2, "b ")])).toBe("🌊b a boat");
    expect(() => applyEdits("🌊 a boat", [add(1, "b")])).toThrow("cuts a word of the prompt in two at 1");
  });

  test.each<[readonly PromptEdit[], string]>([
    [[add(PROMPT.length + 1, "x")], "does not lie in a prompt of 35 characters"],
    [[remove(5, 2)], "does not lie in"],
    [[remove(-1, 2)], "does not lie in"],
    [[add(4, "x")], "cuts a word of the prompt in two at 4"],
    [[remove(2, 4)], "cuts a word of the prompt in two at 4"],
    [[remove(0, 6), replace(2, 6, "ship")], "Two edits overlap at 2"],
    [[remove(0, 6), add(1, "x")], "Two edits overlap at 1"],
  ])("refuses a wrong place %#", (edits, sentence) => {
    expect(() => applyEdits(PROMPT, edits)).toThrow(RangeError);
    expect(() => applyEdits(PROMPT, edits)).toThrow(sentence);
  });

  test("an added clause is taken away again by the edit that mirrors it", () => {
    const words = fc.array(fc.constantFrom("boat", "lake", "a", "old", "tree"), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), fc.nat(), words, (clauses, place, extra) => {
        const parts = clauses.map((clause) => clause.join(" "));
        const prompt = parts.join(", ");
        const where = parts.slice(0, 1 + (place % parts.length)).join(", ").length;
        const added = `, ${extra.join(" ")}`;
        const longer = applyEdits(prompt, [add(where, added)]);
        expect(longer).toBe(prompt.slice(0, where) + added + prompt.slice(where));
        expect(applyEdits(longer, [remove(where, where + added.length)])).toBe(prompt);
      }),
    );
  });

  test("no prompt comes out with doubled, leading or trailing signs", () => {
    const clauses = fc.array(fc.constantFrom("a boat", "an old lake", "at night"), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(clauses, fc.infiniteStream(fc.boolean()), (parts, choices) => {
        const prompt = parts.join(", ");
        let start = 0;
        const edits = parts.flatMap((part) => {
          const edit = remove(start, start + part.length);
          start += part.length + 2;
          return choices.next().value ? [edit] : [];
        });
        expect(applyEdits(prompt, edits)).not.toMatch(/, ,|,,| {2}|^[\s,]|[\s,]$/);
      }),
    );
  });
});
