/** @file Known words that an unknown one may have been meant for. */
import { MEANINGFUL } from "./lexicon.ts";

/**
 * Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, substitutions and swaps of
 * neighbouring letters that turn one word into the other.
 */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const substitution = last[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, substitution);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, beforeLast[j - 2]! + 1);
      }
      row.push(least);
    }
    [beforeLast, last] = [last, row];
  }
  return last[other.length]!;
}

const SUGGESTIONS = 3;
/** Shorter words share their beginning with too many others. */
const SHORTEST_PREFIX = 4;

/** Whether one word begins with the whole of the other, or the phrase has the form among its words (“street lamp”). */
function shares(word: string, form: string): boolean {
  if (word.includes(" ")) return word.split(" ").includes(form);
  return Math.min(word.length, form.length) >= SHORTEST_PREFIX && (word.startsWith(form) || form.startsWith(word));
}

/**
 * Up to three known words: within one edit for every three letters, or sharing a whole word; the nearest first.
 *
 * @param form as tokenised (token.ts)
 */
export function nearest(form: string): string[] {
  const allowed = Math.floor(form.length / 3);
  return MEANINGFUL.map((word) => {
    // Words whose lengths alone are too far apart need no table.
    const edits = Math.abs(word.length - form.length) > allowed ? Infinity : editDistance(form, word);
    return { word, rank: edits <= allowed ? edits : shares(word, form) ? allowed + 1 : Infinity };
  })
    .filter(({ rank }) => rank < Infinity)
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, SUGGESTIONS)
    .map(({ word }) => word);
}
