/** @file Clauses say what they are for and nothing else, and are offered where they belong. */
import { expect, test } from "vitest";
import { ADDITIONS, REFUSALS_OF } from "../../../../app/feedback/suggest/additions.ts";
import { placeOf } from "../../../../app/feedback/suggest/places.ts";
import { RANGE_LIMIT } from "../../../../app/affect/range-scale.ts";
import { readPrompt } from "../../../../app/prompt/read.ts";
import { SETTINGS } from "../../../../app/scene/kinds.ts";
import { belongs } from "../../../../native/scene/grammar/placement.ts";
import { isKind } from "../../../../native/scene/grammar/wish.ts";

test.each([...ADDITIONS].map(([concept, { clause }]) => [clause, concept]))(
  "“%s” reads as %s alone",
  (clause, concept) => {
    const { phrases, unknown } = readPrompt(clause);
    expect(phrases).toEqual([{ concept, negated: false }]);
    expect(unknown).toEqual([]);
  },
);

test.each([...REFUSALS_OF].map(([concept, clause]) => [clause, concept]))("“%s” refuses %s", (clause, concept) => {
  const { phrases, unknown } = readPrompt(clause);
  expect(phrases).toContainEqual({ concept, negated: true });
  expect(phrases.every(({ negated }) => negated)).toBe(true);
  expect(unknown).toEqual([]);
});

test("nothing is added where the pack's grammar finds it absurd", () => {
  const absurd = [...ADDITIONS].flatMap(([concept, { foreign }]) =>
    isKind(concept)
      ? SETTINGS.filter((setting) => !belongs(concept, setting) && !foreign.includes(setting)).map(
          (setting) => `${concept} in ${setting}`,
        )
      : [],
  );
  expect(absurd).toEqual([]);
});

test("what may be added pulls to a place where pictures are, but for wind, of which nothing is known", () => {
  for (const concept of ADDITIONS.keys()) {
    const place = placeOf(concept);
    if (concept === "wind") expect(place).toBeUndefined();
    else
      expect([concept, Math.max(Math.abs(place!.valence), Math.abs(place!.arousal)) <= RANGE_LIMIT]).toEqual([
        concept,
        true,
      ]);
  }
});
