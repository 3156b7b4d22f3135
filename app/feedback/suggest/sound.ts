/** @file Whether English is left standing when words are taken out of a prompt. */
import { matchWords, type Match } from "../../prompt/match.ts";

const ARTICLES: ReadonlySet<string> = new Set(["a", "an", "the"]);
const PREPOSITIONS: ReadonlySet<string> = new Set(
  (
    "in on at by over under above below beneath beside between behind before after along across around against among " +
    "amid atop into onto from to towards through with within near inside outside upon past beyond during for of"
  ).split(" "),
);

/** What an adjective is said of where it is said of the whole picture: nothing by itself. */
const LOOKS: ReadonlySet<string> = new Set(
  "atmosphere mood feeling weather air light lighting colour colours color colors tones palette sky skies".split(" "),
);

export function isArticle({ form }: Match): boolean {
  return ARTICLES.has(form);
}

/** A word that needs a noun behind it. */
export function isPreposition({ form, entry }: Match): boolean {
  return entry?.role === "link" && !ARTICLES.has(form) && PREPOSITIONS.has(form.split(" ")[0]!);
}

function isJoint({ entry }: Match): boolean {
  return entry?.role === "and" || entry?.role === "or" || entry?.role === "but";
}

function isNoun({ entry }: Match): boolean {
  return entry?.role === "noun";
}

/** Whether an article finds what it stands before: not in “a, house”, “an old, house”, “a mood”. */
function isServed(matches: readonly Match[], article: number): boolean {
  let meant = false;
  for (const { entry, form, afterBreak } of matches.slice(article + 1)) {
    const role = entry?.role;
    if (role === "noun" || role === undefined) return !afterBreak;
    const describes = role === "adjective" || role === "qualifier" || role === "undrawn";
    if (afterBreak && !describes) break;
    if (ARTICLES.has(form) || (!describes && role !== "filler" && role !== "and")) break;
    // “A stormy sky”, “a moonlit night”: words that mean something where no noun follows.
    meant ||= role === "adjective" || role === "qualifier";
  }
  return meant;
}

/** Whether the match waits for a word that does not come. */
function dangles(matches: readonly Match[], i: number): boolean {
  const [previous, match, next] = [matches[i - 1], matches[i]!, matches[i + 1]];
  const open = next === undefined || next.afterBreak;
  const opens = previous === undefined || match.afterBreak;
  if (isArticle(match)) return open || isArticle(next) || !isServed(matches, i);
  if (isPreposition(match)) return i === 0 || open || isPreposition(next) || isJoint(next);
  if (match.entry?.role === "negation") return open || isPreposition(next) || isJoint(next);
  if (isJoint(match)) {
    if (opens || open || isJoint(next) || isPreposition(next)) return true;
    return previous.entry?.role === "adjective" && isNoun(next);
  }
  const bare = opens || isNoun(previous) || isPreposition(previous);
  return LOOKS.has(match.form) && bare && (open || isPreposition(next));
}

/** How many words wait for one: “a boat in the”, “and a house”, “at with lamps”, “dark and forest”, “a room atmosphere”. */
export function danglingWords(text: string): number {
  const matches = matchWords(text);
  return matches.filter((_, i) => dangles(matches, i)).length;
}

/** “a” and “an” as the word behind asks, at the seam in front of `at` only. */
export function articleAt(text: string, at: number): string {
  const before = text.slice(0, at);
  const found = /(^|[^\p{L}])(an?)(\s+)$/iu.exec(before);
  const next = text[at];
  if (found === null || next === undefined || !/\p{L}/u.test(next)) return text;
  const [, edge, article, space] = found;
  const fitting = /[aeiou]/i.test(next) ? `${article![0]}n` : article![0]!;
  return `${before.slice(0, found.index)}${edge}${fitting}${space}${text.slice(at)}`;
}
