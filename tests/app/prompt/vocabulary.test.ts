/** @file The vocabulary is large, and no word in it says two things. */
import { describe, expect, test } from "vitest";
import { plural, positives, singulars } from "../../../app/prompt/inflection.ts";
import { lookUp, vocabulary } from "../../../app/prompt/lexicon.ts";
import { editDistance, nearest } from "../../../app/prompt/near-miss.ts";
import { CONCEPTS } from "../../../app/prompt/phrase.ts";
import { formOf } from "../../../app/prompt/token.ts";

const entries = Array.from(vocabulary());

test("holds at least 450 words and phrases that mean something", () => {
  const meaningful = entries.filter(([, { role }]) => role === "noun" || role === "adjective" || role === "qualifier");
  expect(new Set(meaningful.map(([words]) => words)).size).toBeGreaterThanOrEqual(450);
});

test("gives no word twice", () => {
  const seen = new Set<string>();
  const twice = entries.map(([words]) => formOf(words)).filter((words) => seen.size === seen.add(words).size);
  expect(twice).toEqual([]);
});

test("has words for every concept", () => {
  const named = new Set(
    entries.flatMap(([, entry]) => ("meanings" in entry ? entry.meanings.map(({ concept }) => concept) : [])),
  );
  expect(CONCEPTS.filter((concept) => !named.has(concept))).toEqual([]);
});

test("finds every word it holds", () => {
  for (const [words, entry] of entries) {
    expect({ words, found: lookUp(words.split(/[\s-]/).map(formOf))?.entry }).toEqual({ words, found: entry });
  }
});

describe("plurals", () => {
  test.each([
    ["boat", "boats"],
    ["butterfly", "butterflies"],
    ["church", "churches"],
    ["wolf", "wolves"],
    ["fisherman", "fishermen"],
    ["cactus", "cacti"],
    ["bush", "bushes"],
    ["pine tree", "pine trees"],
  ])("%s, %s", (singular, several) => {
    expect(plural(singular)).toBe(several);
    const head = (noun: string): string => noun.split(" ").at(-1)!;
    expect(singulars(head(several))).toContain(head(singular));
  });
});

test.each([
  ["darker", "dark"],
  ["happiest", "happy"],
  ["bigger", "big"],
  ["palest", "pale"],
])("%s comes from %s", (compared, plain) => expect(positives(compared)).toContain(plain));

test("words that only look compared are what they are", () => {
  for (const word of ["water", "winter", "flower", "forest", "tender", "silver", "farmer"])
    expect(lookUp([word])?.entry).toEqual(entries.find(([words]) => words === word)?.[1]);
  for (const word of ["easter", "surfer", "winder"]) expect(lookUp([word])).toBeUndefined();
});

describe("near misses", () => {
  test.each([
    ["boat", "boat", 0],
    ["boat", "baot", 1],
    ["house", "hose", 1],
    ["kitten", "sitting", 3],
    ["", "abc", 3],
  ])("%s and %s are %d apart", (one, other, edits) => {
    expect(editDistance(one, other)).toBe(edits);
    expect(editDistance(other, one)).toBe(edits);
  });

  test("the nearest come first, three at most", () => {
    expect(nearest("hosue")[0]).toBe("house");
    expect(nearest("lightho")).toContain("lighthouse");
    expect(nearest("lamp")).toContain("lamp post");
    expect(nearest("at").length).toBeLessThanOrEqual(3);
  });
});
