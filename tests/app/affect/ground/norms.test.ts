/** @file The norms: every number against the Glasgow table, and A's words kept apart from B's. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { WORDS_A, WORDS_B, type Norm } from "../../../../app/affect/ground/norms.ts";
import { NORM_OF_KIND, WORDS_OF_KIND } from "../../../../app/affect/ground/words-of-kind.ts";
import { KIND_NAMES } from "../../../../app/scene/kinds.ts";

const GLASGOW = new URL("../../../../../shared/data/norms/glasgow.csv", import.meta.url);

test("no word is shared between A and B", () => {
  expect(Object.keys(WORDS_A).filter((word) => Object.hasOwn(WORDS_B, word))).toEqual([]);
});

test("every word of A stands for a kind or is derived, and every kind has words", () => {
  const derived =
    "noon sunset dawn dusk night winter autumn blossom forest storm overcast darkness snow haze danger disaster calm gloom " +
    "celebration alone";
  const used = new Set([...Object.values(WORDS_OF_KIND).flat(), ...derived.split(" "), "wave (water)"]);
  expect(Object.keys(WORDS_A).filter((word) => !used.has(word))).toEqual([]);
  expect(Object.keys(WORDS_OF_KIND)).toEqual([...KIND_NAMES]);
});

test("a drawn dead tree is the mean of its words, not death", () => {
  const [valence, arousal] = NORM_OF_KIND.get("dead-tree")!;
  expect(valence).toBeCloseTo(-0.57, 1);
  expect(arousal).toBeCloseTo(-0.35, 1);
});

describe.skipIf(!existsSync(GLASGOW))("against the Glasgow table (needs the evaluation data)", () => {
  const [header, ...rows] = existsSync(GLASGOW)
    ? readFileSync(GLASGOW, "utf8")
        .trim()
        .split(/\r?\n/)
        .map((line) => line.split(","))
    : [[]];
  const column = (name: string): number => header!.indexOf(name);
  const table = new Map(rows.map((row) => [row[0]!.trim(), row]));

  test.each(Object.entries<Norm>({ ...WORDS_A, ...WORDS_B }))("%s", (word, [valence, arousal, concreteness]) => {
    const row = table.get(word);
    expect(row, "the word as Glasgow spells it").toBeDefined();
    const rated = (name: string): number => (Number(row![column(name)]) - 5) * 0.75;
    expect(Math.abs(valence - rated("Valence"))).toBeLessThan(0.0051);
    expect(Math.abs(arousal - rated("Arousal"))).toBeLessThan(0.0051);
    expect(Math.abs(concreteness - Number(row![column("Concreteness")]))).toBeLessThan(0.0051);
  });
});
