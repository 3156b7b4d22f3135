/** @file What the guard lets pass and what it refuses, and in which words. */
import { describe, expect, test } from "vitest";
import { objectionTo } from "../../../app/feedback/guard.ts";
import { isSubject } from "../../../app/feedback/subjects.ts";
import { MAX_PHRASES, MOODS, PALETTES, SEASONS, TIMES } from "../../../app/prompt/phrase.ts";
import { KIND_NAMES, SETTINGS } from "../../../app/scene/kinds.ts";
import { writePrompt } from "../../../app/prompt/write.ts";
import { stream } from "../../../app/random/philox.ts";
import fc from "../../kit/fc.ts";

describe("the guard", () => {
  test.each([
    ["a boat on a lake", "a boat on a lake, at dusk, calm"],
    ["a boat on a lake at night", "a boat on a lake at dawn"],
    ["a boat on a lake", "on a lake a ship"],
    ["a sad boat on a lake", "a boat on a lake with flowers"],
    ["a red boat on the left", "on the left a red boat, far away"],
    ["a lake with a boat, no mountains", "a boat on a lake, without mountains, in spring"],
    ["a unicorn on a lake", "a lake with a calm unicorn"],
    ["a ruin in the rain, lightning", "a ruin under a clear sky"],
  ])("lets “%s” become “%s”", (first, next) => {
    expect(objectionTo(first, next)).toBeUndefined();
  });

  test.each([
    ["a boat on a lake", "a lake", "The new prompt no longer shows “boat”."],
    ["a boat on a lake", "a boat", "The new prompt no longer shows “lake”."],
    ["a boat on a lake", "a lake with no boat", "The new prompt no longer shows “boat”."],
    ["a red boat on a lake", "a blue boat on a lake", "The new prompt no longer says “red” of “boat”."],
    ["a red boat on a lake", "a boat on a lake", "The new prompt no longer says “red” of “boat”."],
    ["a house on the left", "a house on the right", "The new prompt no longer says “left” of “house”."],
    ["two houses", "a house", "The new prompt no longer says “two” of “houses”."],
    ["a lake, no mountains", "a lake", "The new prompt no longer rules out “mountains”."],
    ["a meadow, no rain", "a meadow in the rain", "The new prompt no longer rules out “rain”."],
    ["a meadow without trees", "a meadow with trees", "The new prompt no longer rules out “trees”."],
    ["a unicorn on a lake", "a lake", "The new prompt no longer says “unicorn”."],
    ["a lake", " ", "The prompt is empty."],
    ["a lake", `a lake${" calm".repeat(100)}`, "The prompt has 506 characters, 500 is the most."],
  ])("refuses “%s” → “%s”", (first, next, sentence) => {
    expect(objectionTo(first, next)).toBe(sentence);
  });

  test("refuses more phrases than a pack can hold, but not for those that were there", () => {
    const things = KIND_NAMES.slice(0, MAX_PHRASES + 1).map((concept) => ({ concept, negated: false }));
    const full = writePrompt(things.slice(0, MAX_PHRASES), stream(1, "guard"));
    expect(objectionTo(full, `${full}, calm`)).toBe("The new prompt says 17 things, 16 is the most a pack can hold.");
    const beyond = writePrompt(things, stream(1, "guard"));
    expect(objectionTo(beyond, beyond)).toBeUndefined();
  });

  test("no prompt objects to itself, nor to hours, seasons, palettes and moods beside it", () => {
    const subjects = fc.uniqueArray(fc.constantFrom(...KIND_NAMES, ...SETTINGS.map((name) => `in:${name}` as const)), {
      minLength: 1,
      maxLength: 5,
    });
    const words = fc.constantFrom(
      ...TIMES.map((time) => `at:${time}` as const),
      ...SEASONS,
      ...PALETTES.map((name) => `palette:${name}` as const),
      ...MOODS.map((name) => `mood:${name}` as const),
    );
    fc.assert(
      fc.property(subjects, words, fc.nat(), (concepts, extra, seed) => {
        const phrases = concepts.map((concept) => ({ concept, negated: false }));
        const first = writePrompt(phrases, stream(seed, "guard"));
        expect(objectionTo(first, first)).toBeUndefined();
        const next = writePrompt([...phrases, { concept: extra, negated: false }], stream(seed, "guard"));
        expect(objectionTo(first, next)).toBeUndefined();
      }),
    );
  });

  test("a subject that is left out is always missed", () => {
    const subjects = fc.uniqueArray(fc.constantFrom(...KIND_NAMES.filter(isSubject)), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(subjects, fc.nat(), ([lost, ...rest], seed) => {
        const write = (concepts: readonly (typeof KIND_NAMES)[number][]): string =>
          writePrompt(
            concepts.map((concept) => ({ concept, negated: false })),
            stream(seed, "guard"),
          );
        expect(objectionTo(write([lost!, ...rest]), write(rest))).toMatch(/no longer/);
      }),
    );
  });
});
