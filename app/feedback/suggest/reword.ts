/** @file Puts a move into words: one edit after which the prompt reads as it did, but for what the move is about. */
import { normalise } from "../../prompt/carries.ts";
import { matchWords, type Match } from "../../prompt/match.ts";
import type { Concept, Phrase } from "../../prompt/phrase.ts";
import { type Reading, readPrompt } from "../../prompt/read.ts";
import { rows, wordsOf } from "../../prompt/vocabulary/entry.ts";
import { SEASON_WORDS, TIME_WORDS, WATER_WORDS } from "../../prompt/vocabulary/light-and-weather.ts";
import { MOOD_WORDS } from "../../prompt/vocabulary/moods.ts";
import { PALETTE_WORDS } from "../../prompt/vocabulary/palettes.ts";
import { applyEdits } from "../apply-edits.ts";
import type { PromptEdit } from "../edit.ts";
import { ADDITIONS, MOOD_ADJECTIVES, REFUSALS_OF } from "./additions.ts";
import type { Move } from "./moves.ts";
import { articleAt, danglingWords, isArticle, isPreposition } from "./sound.ts";

/** Up to so many words a prompt takes an hour or season without a comma. */
const SHORT = 12;

/** Words of a kind that can stand for one another where they stand, the one to write first. */
const EXCHANGEABLE: ReadonlyMap<Concept, readonly string[]> = new Map<Concept, readonly string[]>([
  ...captions(TIME_WORDS, "at:"),
  ...captions(SEASON_WORDS, ""),
  ...captions(PALETTE_WORDS, "palette:"),
  ...captions(WATER_WORDS, ""),
  ...rows(MOOD_WORDS).map(([mood, cell]): [Concept, readonly string[]] => [
    `mood:${mood}`,
    [MOOD_ADJECTIVES[mood], ...wordsOf(cell).caption],
  ]),
]);

function captions(table: Readonly<Record<string, string>>, prefix: string): [Concept, readonly string[]][] {
  return rows(table).map(([name, cell]) => [`${prefix}${name}` as Concept, wordsOf(cell).caption]);
}

/** What the prompt says once the move is made. */
export function phrasesAfter(phrases: readonly Phrase[], { gained, lost, refused }: Move): Phrase[] {
  const left = phrases.filter(({ concept, negated }) => refused || negated || concept !== lost);
  const clause = gained ? ADDITIONS.get(gained)!.clause : refused ? REFUSALS_OF.get(lost!)! : undefined;
  return clause === undefined ? left : [...left, ...readPrompt(clause).phrases];
}

function keyOf(phrases: readonly Phrase[]): string {
  return phrases
    .map((phrase) => JSON.stringify(normalise(phrase)))
    .toSorted()
    .join();
}

/** Whether a text reads as exactly these phrases, with no word more or less that is unknown or qualifies nothing. */
export function readsAs(text: string, phrases: readonly Phrase[], before: Reading): boolean {
  const after = readPrompt(text);
  const idle = ({ spans }: Reading): number =>
    spans.filter(({ kind }) => kind === "unbound" || kind === "surplus" || kind === "unknown").length;
  return after.dropped.length === 0 && idle(after) <= idle(before) && keyOf(after.phrases) === keyOf(phrases);
}

/**
 * The edit that makes the move in this prompt: of several wordings the first that leaves sound English and reads back as
 * meant. Undefined when none does.
 */
export function reword(prompt: string, before: Reading, move: Move): PromptEdit | undefined {
  const meant = phrasesAfter(before.phrases, move);
  const dangling = danglingWords(prompt);
  for (const edit of wordings(prompt, move)) {
    const after = applyEdits(prompt, [edit]);
    if (readsAs(after, meant, before) && danglingWords(after) <= dangling) return edit;
  }
  return undefined;
}

function* wordings(prompt: string, { gained, lost, refused }: Move): Generator<PromptEdit> {
  if (refused) yield* additions(prompt, REFUSALS_OF.get(lost!)!);
  else if (lost === undefined) yield* additions(prompt, ADDITIONS.get(gained!)!.clause);
  else if (gained === undefined) yield* cuts(prompt, lost, "");
  else {
    yield* exchanges(prompt, lost, gained);
    const { clause } = ADDITIONS.get(gained)!;
    yield* cuts(prompt, lost, clause);
    for (const cut of cuts(prompt, lost, "")) {
      const [appended] = additions(applyEdits(prompt, [cut]), clause);
      const edit = appended && editBetween(prompt, applyEdits(applyEdits(prompt, [cut]), [appended]));
      if (edit) yield edit;
    }
  }
}

/** Behind everything but the signs at the end; a short prompt of one clause takes an hour or season without a comma. */
function* additions(prompt: string, clause: string): Generator<PromptEdit> {
  const at = prompt.replace(/[\s.,;:!?]+$/u, "").length;
  const text = prompt.slice(0, at);
  const words = matchWords(text);
  const oneClause = words.every(({ afterBreak }, i) => i === 0 || !afterBreak) && words.length <= SHORT;
  const plain = oneClause && words.every(({ entry }) => entry?.role !== "negation");
  if (at === 0) yield { kind: "add", at, text: clause };
  else {
    if (plain && /^(at|in) \w+$/.test(clause)) yield { kind: "add", at, text: ` ${clause}` };
    yield { kind: "add", at, text: `, ${clause}` };
  }
}

/** The word itself exchanged for one of its kind: “at night” → “at dawn”, “a sad house” → “a calm house”. */
function* exchanges(prompt: string, lost: Concept, gained: Concept): Generator<PromptEdit> {
  const [word] = EXCHANGEABLE.get(gained) ?? [];
  const matches = matchWords(prompt);
  for (const { start, end, text } of mentions(prompt, lost)) {
    if (word === undefined || !EXCHANGEABLE.get(lost)?.includes(text.toLowerCase())) continue;
    const before = matches.findLast((match) => match.end <= start);
    // “At night” becomes “at noon”, “a night city” no “noon city”.
    if (lost.startsWith("at:") && before !== undefined && !isPreposition(before)) continue;
    const capital = /^\p{Lu}/u.test(text) ? word[0]!.toUpperCase() + word.slice(1) : word;
    const edit = editBetween(prompt, articleAt(prompt.slice(0, start) + capital + prompt.slice(end), start));
    if (edit) yield edit;
  }
}

/** Matches that say this concept and nothing else. */
function mentions(prompt: string, concept: Concept): readonly Match[] {
  return matchWords(prompt).filter(
    ({ entry }) =>
      entry !== undefined &&
      "meanings" in entry &&
      entry.meanings.length === 1 &&
      entry.meanings[0]!.concept === concept,
  );
}

/**
 * The concept's only mention taken out, with `instead` in its place: the word alone, or with the preposition, article,
 * adjectives and “and” around it that would be left without a purpose.
 */
function* cuts(prompt: string, concept: Concept, instead: string): Generator<PromptEdit> {
  const matches = matchWords(prompt);
  const places = mentions(prompt, concept);
  if (places.length !== 1) return;
  const i = matches.findIndex(({ start }) => start === places[0]!.start);
  for (const first of beginnings(matches, i)) {
    for (const last of endings(matches, i)) {
      // A clause takes the place of a clause, not of an adjective.
      const clausal = isPreposition(matches[first]!) || matches[first]!.afterBreak || first === 0;
      if (instead !== "" && !(clausal && (matches[last + 1]?.afterBreak ?? true))) continue;
      const { start, afterBreak } = matches[first]!;
      const starts = afterBreak && first > 0 && instead === "" ? [start, matches[first - 1]!.end] : [start];
      for (const from of starts) {
        const edit = cutOf(prompt, from, matches[last]!.end, instead);
        if (edit) yield edit;
      }
    }
  }
}

/** Where a cut may begin: at the word, and further and further to the left up to its preposition or “and”. */
function* beginnings(matches: readonly Match[], i: number): Generator<number> {
  yield i;
  for (let j = i - 1; j >= 0 && !matches[j + 1]!.afterBreak; j--) {
    const match = matches[j]!;
    const role = match.entry?.role;
    if (role !== "filler" && role !== "qualifier" && role !== "and" && role !== "undrawn" && role !== "link") return;
    yield j;
    const previous = matches[j - 1];
    if (role === "and" || (isPreposition(match) && !(previous !== undefined && isPreposition(previous)))) return;
  }
}

/** Where it may end: with the word, or with “atmosphere”, “weather” or “and” behind it. */
function* endings(matches: readonly Match[], i: number): Generator<number> {
  yield i;
  for (let j = i + 1; j < matches.length && !matches[j]!.afterBreak; j++) {
    const role = matches[j]!.entry?.role;
    if (role !== "filler" && role !== "and") return;
    if (isArticle(matches[j]!)) return;
    yield j;
    if (role === "and") return;
  }
}

function cutOf(prompt: string, start: number, end: number, instead: string): PromptEdit | undefined {
  const rest = applyEdits(
    prompt,
    instead === "" ? [{ kind: "remove", start, end }] : [{ kind: "replace", start, end, text: instead }],
  );
  const seam = start + /^\s*/u.exec(rest.slice(start))![0].length;
  return editBetween(prompt, instead === "" ? articleAt(rest, seam) : rest);
}

/** The one edit, of whole words, that makes `after` of `before`; undefined when they are the same or nothing is left. */
function editBetween(before: string, after: string): PromptEdit | undefined {
  if (before === after || after.trim() === "") return undefined;
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  while (start > 0 && !(isSeam(before, start) && isSeam(after, start))) start--;
  let tail = 0;
  while (tail < shortest - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  while (tail > 0 && !(isSeam(before, before.length - tail) && isSeam(after, after.length - tail))) tail--;
  const end = before.length - tail;
  const text = after.slice(start, after.length - tail);
  if (text === "") return { kind: "remove", start, end };
  return start === end ? { kind: "add", at: start, text } : { kind: "replace", start, end, text };
}

/** Whether a text may be cut before `at`: neither inside a word nor between the halves of a surrogate pair. */
function isSeam(text: string, at: number): boolean {
  const inside = /[\p{L}\p{M}\p{N}]/u;
  const [left, right] = [text[at - 1], text[at]];
  if (left === undefined || right === undefined) return true;
  return !(inside.test(left) && inside.test(right)) && (left + right).codePointAt(0)! <= 0xffff;
}
