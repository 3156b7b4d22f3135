/** @file What a series is called until a person names it. */

/** Letters a title may have before it is cut at a word. */
const LONGEST = 48;

/** The prompt's first clause, with a capital and cut at a word: “A lighthouse on a rocky coast”. */
export function seriesTitle(prompt: string): string {
  const clause =
    prompt
      .trim()
      .split(/[,.;:\n]/, 1)[0]!
      .trim() || prompt.trim();
  const letters = Array.from(clause);
  const short =
    letters.length <= LONGEST
      ? clause
      : `${letters
          .slice(0, LONGEST)
          .join("")
          .replace(/\s+\S*$/, "")}…`;
  return short.charAt(0).toUpperCase() + short.slice(1);
}
