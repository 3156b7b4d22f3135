/** @file The whole vocabulary as one table from words to entries. */
import type { Concept } from "./phrase.ts";
import { positives, singulars } from "./inflection.ts";
import { formOf } from "./token.ts";
import { COMPOUND_ADJECTIVES, COMPOUND_NOUNS } from "./vocabulary/compounds.ts";
import { ELEMENTS, ONLY_REFUSED, REFUSALS, UNDRAWN_NOUNS } from "./vocabulary/elements.ts";
import { type Entry, type Qualifiers, rows, wordsOf } from "./vocabulary/entry.ts";
import * as functions from "./vocabulary/function-words.ts";
import { SEASON_WORDS, TIME_WORDS, WATER_WORDS, WEATHER_WORDS } from "./vocabulary/light-and-weather.ts";
import { MOOD_WORDS } from "./vocabulary/moods.ts";
import { PALETTE_WORDS } from "./vocabulary/palettes.ts";
import * as qualifiers from "./vocabulary/qualifiers.ts";
import { SETTING_WORDS } from "./vocabulary/settings.ts";

/** Words as they are looked up: hyphens are spaces, accents and apostrophes are gone. */
function keyOf(words: string): string {
  return words
    .split(/[\s-]+/)
    .map(formOf)
    .join(" ");
}

function* adjectiveRows(): Generator<[words: string, concept: Concept]> {
  for (const [concept, { adjectives }] of rows(ELEMENTS)) if (adjectives !== undefined) yield [adjectives, concept];
  for (const [time, words] of rows(TIME_WORDS)) yield [words, `at:${time}`];
  for (const [season, words] of rows(SEASON_WORDS)) yield [words, season];
  for (const [weather, words] of rows(WEATHER_WORDS)) yield [words, weather];
  for (const [state, words] of rows(WATER_WORDS)) yield [words, state];
  for (const [palette, words] of rows(PALETTE_WORDS)) yield [words, `palette:${palette}`];
  for (const [mood, words] of rows(MOOD_WORDS)) yield [words, `mood:${mood}`];
}

function* qualifierRows(): Generator<[words: string, qualifiers: Qualifiers, position: "before" | "after"]> {
  for (const [colour, words] of rows(qualifiers.COLOUR_WORDS)) yield [words, { colour }, "before"];
  for (const [count, words] of rows(qualifiers.COUNT_WORDS)) yield [words, { count }, "before"];
  for (const [size, words] of rows(qualifiers.SIZE_WORDS)) yield [words, { size }, "before"];
  for (const [side, words] of rows(qualifiers.SIDE_WORDS)) yield [words, { side }, "after"];
  for (const [distance, { before, after }] of rows(qualifiers.DISTANCE_WORDS)) {
    yield [before, { distance }, "before"];
    yield [after, { distance }, "after"];
  }
}

/** Every word or fixed phrase of the vocabulary with its entry, in no particular order. */
export function* vocabulary(): Generator<[words: string, entry: Entry]> {
  for (const [concept, { number, nouns, collectives = "" }] of rows(ELEMENTS)) {
    const meanings = [{ concept }];
    const noun = (word: string, counted: typeof number): [string, Entry] => {
      const refused = REFUSALS[word];
      return [word, { role: "noun", meanings, number: counted, ...(refused && { refused }) }];
    };
    for (const word of wordsOf(nouns).all) yield noun(word, number);
    for (const word of wordsOf(collectives).all) yield noun(word, "mass");
  }
  for (const [word, refused] of rows(ONLY_REFUSED)) {
    yield [word, { role: "noun", meanings: [], number: "mass", refused }];
  }
  for (const word of wordsOf(UNDRAWN_NOUNS).all) yield [word, { role: "noun", meanings: [], number: "mass" }];
  for (const [setting, words] of rows(SETTING_WORDS)) {
    const entry: Entry = { role: "noun", meanings: [{ concept: `in:${setting}` }], number: "mass" };
    for (const word of wordsOf(words).all) yield [word, entry];
  }
  for (const [words, meanings] of rows(COMPOUND_NOUNS)) yield [words, { role: "noun", meanings, number: "mass" }];
  for (const [words, meanings] of rows(COMPOUND_ADJECTIVES)) yield [words, { role: "adjective", meanings }];
  for (const [words, concept] of adjectiveRows()) {
    const entry: Entry = { role: "adjective", meanings: [{ concept }] };
    for (const word of wordsOf(words).all) yield [word, entry];
  }
  for (const [words, said, position] of qualifierRows()) {
    const entry: Entry = { role: "qualifier", qualifiers: said, position };
    for (const word of wordsOf(words).all) yield [word, entry];
  }
  for (const [reach, words] of rows(functions.NEGATIONS))
    for (const word of words) yield [word, { role: "negation", reach }];
  for (const [role, words] of rows(functions.CONJUNCTIONS)) for (const word of words) yield [word, { role }];
  for (const word of functions.COPULAS) yield [word, { role: "copula" }];
  for (const word of functions.LINKS) yield [word, { role: "link" }];
  for (const word of functions.FILLERS) yield [word, { role: "filler" }];
  for (const word of functions.UNDRAWN) yield [word, { role: "undrawn" }];
}

const ENTRIES = new Map<string, Entry>();
/** Compounds written as one word, “streetlamp”. */
const JOINED = new Map<string, Entry>();
for (const [words, entry] of vocabulary()) {
  const key = keyOf(words);
  ENTRIES.set(key, entry);
  const parts = key.split(" ");
  if (entry.role === "noun" && parts.length > 1) JOINED.set(parts.join(""), entry);
}

/** The most words an entry has. */
export const LONGEST_ENTRY = Math.max(...Array.from(ENTRIES.keys(), (key) => key.split(" ").length));

function meansSomething(entry: Entry): boolean {
  return "meanings" in entry ? entry.meanings.length > 0 : entry.role === "qualifier";
}

/** Words and fixed phrases that mean something, for suggesting in place of unknown ones. */
export const MEANINGFUL: readonly string[] = Array.from(ENTRIES)
  .filter(([, entry]) => meansSomething(entry))
  .map(([key]) => key)
  .toSorted();

export interface Found {
  readonly entry: Entry;
  /** The words were a plural that is not itself in the vocabulary. */
  readonly plural: boolean;
}

const COUNT_BELOW_MANY = ["one", "two", "several", "several", "several"] as const;

/** Digits: none is a negation, the rest a count. */
function numeral(form: string): Entry {
  const number = Number(form);
  if (number === 0) return { role: "negation", reach: "no" };
  return { role: "qualifier", qualifiers: { count: COUNT_BELOW_MANY[number - 1] ?? "many" }, position: "before" };
}

/** Two words written apart are one of the vocabulary's only if neither is a mere scrap (“sail boat”, not “a shore”). */
const SHORTEST_PART = 3;

/** Whether there is more and less of what a word says: of what is dark or windy, not of surf, though both are adjectives. */
function isGradable(word: string, entry: Entry): boolean {
  if (entry.role === "qualifier") return true;
  const ofDegree = (concept: Concept): boolean => /^(palette|mood):/.test(concept);
  return entry.role === "adjective" && (word.endsWith("y") || entry.meanings.every(({ concept }) => ofDegree(concept)));
}

/** What a sequence of forms (token.ts) stands for, or undefined. */
export function lookUp(forms: readonly string[]): Found | undefined {
  const key = forms.join(" ");
  const [only] = forms;
  if (forms.length === 1 && /^\d+$/.test(only!)) return { entry: numeral(only!), plural: false };
  const exact = ENTRIES.get(key);
  if (exact !== undefined) return { entry: exact, plural: false };
  const joined = forms.every((form) => form.length >= SHORTEST_PART) ? forms.join("") : undefined;
  const find = (spaced: string, together: string | undefined): Entry | undefined =>
    ENTRIES.get(spaced) ?? (together === undefined ? undefined : (JOINED.get(together) ?? ENTRIES.get(together)));
  const asOne = find(key, joined);
  if (asOne !== undefined) return { entry: asOne, plural: false };

  const head = forms.at(-1)!;
  const before = forms.slice(0, -1);
  for (const singular of singulars(head)) {
    const entry = find([...before, singular].join(" "), joined && [...before, singular].join(""));
    if (entry?.role === "noun") return { entry, plural: true };
  }
  for (const positive of forms.length === 1 ? positives(head) : []) {
    const entry = ENTRIES.get(positive);
    if (entry !== undefined && isGradable(positive, entry)) return { entry, plural: false };
  }
  return undefined;
}
