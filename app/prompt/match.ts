/** @file A prompt cut into the longest words and fixed phrases the vocabulary knows. */
import { type Found, LONGEST_ENTRY, lookUp } from "./lexicon.ts";
import { type Token, tokenise } from "./token.ts";
import type { Entry } from "./vocabulary/entry.ts";

/** A stretch of the prompt. */
export interface Match {
  /** Undefined when the word is unknown. */
  readonly entry: Entry | undefined;
  readonly plural: boolean;
  readonly text: string;
  readonly form: string;
  readonly start: number;
  readonly end: number;
  /** A comma or other break stands before it. */
  readonly afterBreak: boolean;
}

/** How many tokens from `start` on stand in one clause, up to the longest entry. */
function reach(tokens: readonly Token[], start: number): number {
  let count = 1;
  while (count < LONGEST_ENTRY && tokens[start + count]?.afterBreak === false) count++;
  return count;
}

interface Longest {
  readonly length: number;
  readonly found: Found | undefined;
}

/** The longest entry that begins at `start`, or one unknown word. */
function longestAt(tokens: readonly Token[], start: number): Longest {
  for (let length = reach(tokens, start); length > 0; length--) {
    const found = lookUp(tokens.slice(start, start + length).map(({ form }) => form));
    if (found !== undefined) return { length, found };
  }
  return { length: 1, found: undefined };
}

const ARTICLES: ReadonlySet<string> = new Set(["a", "an", "the"]);

/** “a couple of people” is an article and “couple of people”, though “a couple of” is an entry too. */
function entryAt(tokens: readonly Token[], start: number): Longest {
  const longest = longestAt(tokens, start);
  const next = tokens[start + 1];
  if (!ARTICLES.has(tokens[start]!.form) || longest.length === 1 || next === undefined || next.afterBreak)
    return longest;
  const behind = longestAt(tokens, start + 1);
  return 1 + behind.length > longest.length ? { length: 1, found: lookUp([tokens[start]!.form]) } : longest;
}

/** Every word of the text in exactly one match, in order, the longest known phrase first. */
export function matchWords(text: string): Match[] {
  const tokens = tokenise(text);
  const matches: Match[] = [];
  for (let i = 0; i < tokens.length;) {
    const { length, found } = entryAt(tokens, i);
    const first = tokens[i]!;
    const last = tokens[i + length - 1]!;
    matches.push({
      entry: found?.entry,
      plural: found?.plural ?? false,
      text: text.slice(first.start, last.end),
      form: first.form,
      start: first.start,
      end: last.end,
      afterBreak: first.afterBreak,
    });
    i += length;
  }
  return matches;
}
