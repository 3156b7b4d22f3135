/** @file Understands a prompt: words in any order become phrases, and whatever is not understood is said. */
import { bind, takes } from "./bind.ts";
import { normalise, QUALIFIER_FIELDS } from "./carries.ts";
import { type Match, matchWords } from "./match.ts";
import { merge } from "./merge.ts";
import { nearest } from "./near-miss.ts";
import { negations } from "./negate.ts";
import { type COLOURS, type Concept, MAX_PHRASES, type Phrase } from "./phrase.ts";
import { type Idleness, isSurplus, type Span, spanOf } from "./spans.ts";
import type { Meaning, Qualifiers } from "./vocabulary/entry.ts";
import { SETTING_AS_ELEMENT } from "./vocabulary/settings.ts";

export interface UnknownWord {
  /** As written. */
  readonly word: string;
  readonly at: number;
  /** Up to three known words it may have been meant for, the nearest first. */
  readonly nearest: readonly string[];
}

export interface Reading {
  /** At most {@link MAX_PHRASES}, in order of first mention. */
  readonly phrases: readonly Phrase[];
  /** Phrases beyond that. */
  readonly dropped: readonly Phrase[];
  readonly unknown: readonly UnknownWord[];
  /** Every word of the prompt, in order. */
  readonly spans: readonly Span[];
}

/** In “dark blue” the first word shades the second and says nothing of the picture. */
function withoutShades(matches: readonly Match[]): Match[] {
  return matches.map((match, i) => {
    const next = matches[i + 1];
    const shades =
      match.entry?.role === "adjective" &&
      match.entry.meanings.every(({ concept }) => concept.startsWith("palette:")) &&
      next?.entry?.role === "qualifier" &&
      next.entry.qualifiers.colour !== undefined &&
      !next.afterBreak;
    return shades ? { ...match, entry: { role: "filler" } } : match;
  });
}

/** A colour in a prompt without anything to be coloured (“dusk in blue”) is the palette's, where the palette knows it. */
const COLOUR_AS_PALETTE: Readonly<Partial<Record<(typeof COLOURS)[number], Concept>>> = {
  red: "palette:warm",
  orange: "palette:warm",
  yellow: "palette:warm",
  turquoise: "palette:cool",
  blue: "palette:cool",
  white: "palette:pale",
  grey: "palette:muted",
  black: "palette:dark",
};

/** The count a noun's own form states: a plain plural names several, one of a group is one. */
function countOf({ entry, plural }: Match): Qualifiers {
  if (entry?.role !== "noun") return {};
  if (entry.number === "single" && plural) return { count: "several" };
  return entry.number === "group" && !plural ? { count: "one" } : {};
}

/** Counted, people are persons while a scene has room for as many (kinds.ts), and a crowd beyond. */
function countedPeople({ count, ...said }: Qualifiers): Meaning {
  return count === "one" || count === "two" ? { ...said, concept: "person", count } : { ...said, concept: "crowd" };
}

/** The meaning with what is said of it; a setting that is qualified becomes the thing itself. */
function qualified(meaning: Meaning, said: Qualifiers, negated: boolean): Phrase {
  const fields = QUALIFIER_FIELDS.filter((field) => said[field] !== undefined && takes(meaning, field));
  const own = Object.fromEntries(fields.map((field) => [field, said[field]])) as Qualifiers;
  const concept = fields.length > 0 ? (SETTING_AS_ELEMENT[meaning.concept] ?? meaning.concept) : meaning.concept;
  return normalise({ ...meaning, ...own, concept, negated: negated !== (meaning.negated ?? false) });
}

function phrasesOf(match: Match, said: Qualifiers, negated: boolean): Phrase[] {
  const { entry } = match;
  if (entry?.role === "adjective") return entry.meanings.map((meaning) => qualified(meaning, {}, negated));
  if (entry?.role !== "noun") return [];
  const meanings = negated && entry.refused ? entry.refused.map((concept) => ({ concept })) : entry.meanings;
  return meanings.map((meaning) => {
    const people = meaning.concept === "crowd" && entry.number === "mass" && !negated;
    return people
      ? qualified(countedPeople(said), {}, negated)
      : qualified(meaning, { ...countOf(match), ...said }, negated);
  });
}

function isColourable({ entry }: Match): boolean {
  return entry?.role === "noun" && entry.meanings.some((meaning) => takes(meaning, "colour"));
}

function paletteOf({ entry }: Match, negated: boolean): Phrase[] {
  const colour = entry?.role === "qualifier" ? entry.qualifiers.colour : undefined;
  const concept = colour && COLOUR_AS_PALETTE[colour];
  return concept ? [{ concept, negated }] : [];
}

/** What a prompt says. Never throws: any text has a reading, if only of unknown words. */
export function readPrompt(text: string): Reading {
  const matches = withoutShades(matchWords(text));
  const negated = negations(matches);
  const { said, nounOf, unbound } = bind(matches);
  const colourless = !matches.some(isColourable);
  const phrases = matches.map((match, i) =>
    colourless && unbound.includes(i)
      ? paletteOf(match, negated[i]!)
      : phrasesOf(match, said.get(i) ?? {}, negated[i]!),
  );
  const merged = merge(phrases.flat());
  const idleness = (i: number): Idleness | undefined => {
    if (unbound.includes(i)) return "unbound";
    const noun = nounOf.get(i);
    return noun !== undefined && isSurplus(matches[i]!, phrases[noun]!, merged) ? "surplus" : undefined;
  };
  return {
    phrases: merged.slice(0, MAX_PHRASES),
    dropped: merged.slice(MAX_PHRASES),
    unknown: matches
      .filter(({ entry }) => entry === undefined)
      .map(({ text: word, form, start }) => ({ word, at: start, nearest: nearest(form) })),
    spans: matches.map((match, i) => spanOf(match, phrases[i]!, idleness(i))),
  };
}
