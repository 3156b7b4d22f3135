/** @file A prompt as words with their places, blind to case, accents, hyphens and possessives. */

export interface Token {
  /** As looked up: lower case, without accents, apostrophes, a possessive's s or the commas of a number. */
  readonly form: string;
  /** As written. */
  readonly text: string;
  /** Where it stands in the prompt, in UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /** A comma, full stop or other break stands between the word before and this one. */
  readonly afterBreak: boolean;
}

/** A number with its thousands or decimals; letters with their marks and digits, with inner apostrophes; one pictograph. */
const WORD =
  /(?:\d{1,3}(?:,\d{3})+|\d+\.\d+)(?![\p{L}\p{M}\p{N}])|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|\p{Extended_Pictographic}/gu;

/** What separates words without ending a clause. */
const WITHIN_CLAUSE = /^[\s\-‐‑'’"“”()[\]_/&+*#]*$/u;

/** The form a word is looked up by; the vocabulary's own words pass through it too. */
export function formOf(word: string): string {
  return word
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s$/u, "")
    .replaceAll(/['’,]/gu, "");
}

/** The words of a text in order; everything else only separates them. */
export function tokenise(text: string): Token[] {
  let last = 0;
  return Array.from(text.matchAll(WORD), (match, i) => {
    const [word] = match;
    const gap = text.slice(last, match.index);
    const afterBreak = i > 0 && !WITHIN_CLAUSE.test(gap);
    const end = match.index + word.length;
    last = end;
    return { form: formOf(word), text: word, start: match.index, end, afterBreak };
  });
}
