/** @file Phrases as columns for the encoder and as bytes for the corpus: nothing is lost or confused. */
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import {
  COLOURS,
  CONCEPTS,
  COUNTS,
  DISTANCES,
  MAX_PHRASES,
  type Phrase,
  SIDES,
  SIZES,
} from "../../../../app/prompt/phrase.ts";
import { activeColumns, conceptColumn, FEATURES, ROWS } from "../../../../native/models/papercut/phrase-features.ts";
import {
  decodePhrases,
  encodePhrases,
  PROMPT_BYTES,
} from "../../../../native/models/papercut/training/phrase-codes.ts";
import { numbers, promptFeeds } from "../tiny.ts";
import fc from "../../../kit/fc.ts";

const phrase: fc.Arbitrary<Phrase> = fc.record(
  {
    concept: fc.constantFrom(...CONCEPTS),
    negated: fc.boolean(),
    colour: fc.constantFrom(...COLOURS),
    count: fc.constantFrom(...COUNTS),
    side: fc.constantFrom(...SIDES),
    distance: fc.constantFrom(...DISTANCES),
    size: fc.constantFrom(...SIZES),
  },
  { requiredKeys: ["concept", "negated"] },
);
const prompt = fc.array(phrase, { maxLength: MAX_PHRASES });

test("bytes give back every prompt, beside others in the same array", () => {
  fc.assert(
    fc.property(prompt, prompt, (one, other) => {
      const bytes = new Uint8Array(2 * PROMPT_BYTES);
      encodePhrases(one, bytes, 0);
      encodePhrases(other, bytes, PROMPT_BYTES);
      expect(decodePhrases(bytes, 0)).toEqual(one);
      expect(decodePhrases(bytes, PROMPT_BYTES)).toEqual(other);
    }),
    { seed: 1 },
  );
});

test("of seventeen phrases the last is left out, of bytes and of rows", () => {
  const many = Array.from({ length: MAX_PHRASES + 1 }, (_, i): Phrase => ({ concept: CONCEPTS[i]!, negated: false }));
  const bytes = new Uint8Array(PROMPT_BYTES);
  encodePhrases(many, bytes, 0);
  expect(decodePhrases(bytes, 0)).toEqual(many.slice(0, MAX_PHRASES));
  expect(promptFeeds([many])).toEqual(promptFeeds([many.slice(0, MAX_PHRASES)]));
});

test("different phrases light different columns; concepts have one each", () => {
  expect(new Set(CONCEPTS.map(conceptColumn)).size).toBe(CONCEPTS.length);
  fc.assert(
    fc.property(phrase, phrase, (one, other) => {
      const [a, b] = [one, other].map((each) => activeColumns(each).toSorted((x, y) => x - y));
      expect(isDeepStrictEqual(a, b)).toBe(isDeepStrictEqual(one, other));
      expect(Math.max(...activeColumns(one))).toBeLessThan(FEATURES);
    }),
    { seed: 2 },
  );
});

test("a prompt's rows are a start row, its phrases, then rows that the mask hides", () => {
  fc.assert(
    fc.property(prompt, (phrases) => {
      const feeds = promptFeeds([[], phrases]);
      const features = numbers(feeds.phrases).subarray(ROWS * FEATURES);
      const mask = numbers(feeds.mask).subarray(ROWS);
      const lit = (row: number): number[] =>
        [...features.subarray(row * FEATURES, (row + 1) * FEATURES)].flatMap((value, column) =>
          value === 1 ? [column] : [],
        );
      expect(lit(0)).toEqual([0]);
      for (let row = 1; row < ROWS; row++) {
        const said = phrases[row - 1];
        expect(lit(row)).toEqual(said ? activeColumns(said).toSorted((a, b) => a - b) : []);
        expect(mask[row]).toBe(said ? 0 : -1e4);
      }
    }),
    { seed: 3, numRuns: 50 },
  );
});
