/** @file Captions say what the phrases say, and vary. */
import { expect, test } from "vitest";
import { normalise } from "../../../app/prompt/carries.ts";
import { checkPrompt } from "../../../app/prompt/check-prompt.ts";
import {
  COLOURS,
  CONCEPTS,
  COUNTS,
  DISTANCES,
  MAX_PHRASES,
  type Phrase,
  SIDES,
  SIZES,
} from "../../../app/prompt/phrase.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import { writePrompt } from "../../../app/prompt/write.ts";
import { stream } from "../../../app/random/philox.ts";
import fc from "../../kit/fc.ts";

const said = fc.record(
  {
    colour: fc.constantFrom(...COLOURS),
    count: fc.constantFrom(...COUNTS),
    side: fc.constantFrom(...SIDES),
    distance: fc.constantFrom(...DISTANCES),
    size: fc.constantFrom(...SIZES),
  },
  { requiredKeys: [] },
);
const phrases = fc
  .uniqueArray(fc.constantFrom(...CONCEPTS), { maxLength: MAX_PHRASES })
  .chain((concepts) =>
    fc.tuple(
      ...concepts.map((concept) =>
        fc
          .tuple(fc.integer({ min: 0, max: 4 }), said)
          .map(([n, qualifiers]): Phrase => normalise({ concept, negated: n === 0, ...qualifiers })),
      ),
    ),
  );

const byConcept = (list: readonly Phrase[]): Phrase[] =>
  list.toSorted((one, other) => CONCEPTS.indexOf(one.concept) - CONCEPTS.indexOf(other.concept));

test("a caption reads back as its phrases", () => {
  fc.assert(
    fc.property(phrases, fc.integer({ min: 0, max: 1e9 }), (given, seed) => {
      const caption = writePrompt(given, stream(seed, "caption"));
      const reading = readPrompt(caption);
      expect({ caption, phrases: byConcept(reading.phrases) }).toEqual({ caption, phrases: byConcept(given) });
      expect({ caption, unknown: reading.unknown }).toEqual({ caption, unknown: [] });
    }),
    { seed: 20261122, numRuns: 2000 },
  );
});

test("every concept can be put into words alone, wanted and refused", () => {
  for (const concept of CONCEPTS) {
    for (const negated of [false, true]) {
      for (let seed = 0; seed < 12; seed++) {
        const caption = writePrompt([{ concept, negated }], stream(seed, "caption"));
        expect({ caption, phrases: readPrompt(caption).phrases }).toEqual({ caption, phrases: [{ concept, negated }] });
      }
    }
  }
});

test("the same phrases are worded in many ways", () => {
  const given: Phrase[] = [
    { concept: "boat", negated: false, colour: "red", side: "left" },
    { concept: "mood:sad", negated: false },
    { concept: "at:dusk", negated: false },
  ];
  const captions = Array.from({ length: 100 }, (_, seed) => writePrompt(given, stream(seed, "caption")));
  expect(new Set(captions).size).toBeGreaterThan(70);
  expect(captions[0]).toBe(writePrompt(given, stream(0, "caption")));
});

test("checkPrompt refuses what is empty or too long, in one sentence", () => {
  expect(checkPrompt(" \n")).toBe("The prompt is empty.");
  expect(checkPrompt("x".repeat(501))).toBe("The prompt has 501 characters, 500 is the most.");
  expect(checkPrompt(` ${"x".repeat(500)} `)).toBeUndefined();
});
