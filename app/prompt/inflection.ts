/** @file English plurals, both ways, and the adjectives behind comparatives. */

const IRREGULAR: Readonly<Record<string, string>> = {
  man: "men",
  woman: "women",
  snowman: "snowmen",
  fisherman: "fishermen",
  child: "children",
  person: "persons",
  wolf: "wolves",
  leaf: "leaves",
  deer: "deer",
  "roe deer": "roe deer",
  goose: "geese",
  cactus: "cacti",
  canoe: "canoes",
  "passer by": "passers by",
};

const SINGULARS = new Map(Object.entries(IRREGULAR).map(([singular, plural]) => [plural, singular]));

/** The plural of a noun; only the last word of a compound changes. */
export function plural(noun: string): string {
  const space = noun.lastIndexOf(" ") + 1;
  const head = noun.slice(space);
  const known = IRREGULAR[noun] ?? IRREGULAR[head];
  if (known !== undefined) return IRREGULAR[noun] === undefined ? noun.slice(0, space) + known : known;
  if (/(s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

/** The singulars a word may be the plural of, likeliest first; empty when it looks like none. */
export function singulars(word: string): string[] {
  const irregular = SINGULARS.get(word);
  const found = irregular === undefined ? [] : [irregular];
  if (word.endsWith("ies")) found.push(`${word.slice(0, -3)}y`);
  // “churches”, “volcanoes”; yet “fires” are no firs.
  if (/(s|x|z|ch|sh|o)es$/.test(word)) found.push(word.slice(0, -2));
  if (word.endsWith("s") && !word.endsWith("ss")) found.push(word.slice(0, -1));
  return found;
}

/** The adjectives a word may be the comparative or superlative of (“darker”, “happiest”, “bigger”); empty when of none. */
export function positives(word: string): string[] {
  const stem = /^(.{2,})(?:er|est)$/.exec(word)?.[1];
  if (stem === undefined) return [];
  if (stem.endsWith("i")) return [`${stem.slice(0, -1)}y`];
  const undoubled = /([bdglmnprt])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [stem, `${stem}e`, ...undoubled];
}
