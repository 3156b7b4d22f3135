/** @file Puts one phrase into words, for captions. */
import type { Random } from "../random/random.ts";
import { type Kind, KIND_NAMES, type Setting } from "../scene/kinds.ts";
import { plural } from "./inflection.ts";
import { lookUp } from "./lexicon.ts";
import type { Concept, Phrase } from "./phrase.ts";
import { ELEMENTS, REFUSALS } from "./vocabulary/elements.ts";
import { rows, wordsOf } from "./vocabulary/entry.ts";
import { SEASON_WORDS, TIME_WORDS, WATER_WORDS, WEATHER_WORDS } from "./vocabulary/light-and-weather.ts";
import { MOOD_WORDS } from "./vocabulary/moods.ts";
import { PALETTE_WORDS } from "./vocabulary/palettes.ts";
import { COLOUR_WORDS, COUNT_WORDS, DISTANCE_WORDS, SIDE_WORDS, SIZE_WORDS } from "./vocabulary/qualifiers.ts";
import { SETTING_WORDS } from "./vocabulary/settings.ts";

const PREPOSITIONS: { readonly [S in Setting]: string } = {
  mountains: "in the",
  coast: "on the",
  "open-sea": "on the",
  lake: "by the",
  forest: "in the",
  meadow: "in the",
  garden: "in the",
  desert: "in the",
  city: "in the",
  street: "in the",
  "winter-village": "in the",
  room: "in the",
};

function pickWord(cell: string, random: Random): string {
  return random.pick(wordsOf(cell).caption);
}

/** “a boat”, “an oak”. */
export function withArticle(words: string): string {
  return /^[aeiou]/.test(words) ? `an ${words}` : `a ${words}`;
}

/** Colour and size before the noun, in the order English puts them. */
function adjectives({ size, colour }: Phrase, random: Random): string[] {
  return [
    ...(size === undefined ? [] : [pickWord(SIZE_WORDS[size], random)]),
    ...(colour === undefined ? [] : [pickWord(COLOUR_WORDS[colour], random)]),
  ];
}

/** Nouns whose plural the reader recognises as one. */
function countableNouns(nouns: readonly string[]): readonly string[] {
  return nouns.filter((noun) => lookUp(plural(noun).split(/[\s-]/))?.plural === true);
}

/** There is only one of each, and everyone knows which. */
const DEFINITE: ReadonlySet<Kind> = new Set(["sun", "moon"]);

/** “two small red boats on the left”, “a nearby cottage”, “several birds in the distance”. */
function thing(kind: Kind, phrase: Phrase, random: Random): string {
  const { number, nouns } = ELEMENTS[kind];
  const { count, side, distance, negated } = phrase;
  // A group is itself in the plural; what is left out has no number, and “no boats” is the commonest way to say it.
  const takesPlural = number !== "mass" && (count === undefined ? number === "group" || negated : count !== "one");
  const caption = wordsOf(nouns).caption.filter((noun) => !negated || REFUSALS[noun] === undefined);
  const noun = random.pick(takesPlural ? countableNouns(caption) : caption);

  const distanceFirst = distance !== undefined && random.chance(0.4);
  const before = [
    ...(distanceFirst ? [pickWord(DISTANCE_WORDS[distance].before, random)] : []),
    ...adjectives(phrase, random),
    takesPlural ? plural(noun) : noun,
  ].join(" ");
  const distanceAfter =
    distance === undefined || distanceFirst ? [] : [pickWord(DISTANCE_WORDS[distance].after, random)];
  const places = [...distanceAfter, ...(side === undefined ? [] : [pickWord(SIDE_WORDS[side], random)])];
  const after = random.chance(0.5) ? places : places.toReversed();

  const bare = takesPlural || number === "mass" || negated;
  if (count !== undefined) {
    const counted = count === "several" && number === "single" && random.chance(0.3);
    const quantity = counted ? "" : `${pickWord(COUNT_WORDS[count], random)} `;
    return [quantity + before, ...after].join(" ");
  }
  const determined = DEFINITE.has(kind) || random.chance(0.15) ? `the ${before}` : withArticle(before);
  return [bare ? before : determined, ...after].join(" ");
}

/** A part of a caption, and where in it the part stands. */
export interface Part {
  readonly at: "scene" | "things" | "circumstances";
  readonly words: string;
}

type PartWriter = (phrase: Phrase, random: Random) => Part;

const scenic =
  (cell: string): PartWriter =>
  (_, random) => ({ at: "scene", words: pickWord(cell, random) });
const circumstantial =
  (preposition: string, cell: string): PartWriter =>
  (phrase, random) => ({
    at: "circumstances",
    words: [preposition, ...adjectives(phrase, random), pickWord(cell, random)].join(" "),
  });
/** “an overcast scene” or “in overcast weather”. */
const meteorological =
  (cell: string): PartWriter =>
  (_, random) => {
    const words = pickWord(cell, random);
    return random.chance(0.5) ? { at: "scene", words } : { at: "circumstances", words: `in ${words} weather` };
  };

/** How each concept is put into words. */
const WRITERS = new Map<Concept, PartWriter>([
  ...KIND_NAMES.map((kind): [Concept, PartWriter] => [
    kind,
    (phrase, random) => ({ at: "things", words: thing(kind, phrase, random) }),
  ]),
  ...rows(SETTING_WORDS).map(([setting, cell]): [Concept, PartWriter] => [
    `in:${setting}`,
    circumstantial(PREPOSITIONS[setting], cell),
  ]),
  ...rows(TIME_WORDS).map(([time, cell]): [Concept, PartWriter] => [`at:${time}`, circumstantial("at", cell)]),
  ...rows(SEASON_WORDS).map(([season, cell]): [Concept, PartWriter] => [season, circumstantial("in", cell)]),
  ...rows(WEATHER_WORDS).map(([weather, cell]): [Concept, PartWriter] => [weather, meteorological(cell)]),
  ...rows(WATER_WORDS).map(([state, cell]): [Concept, PartWriter] => [
    state,
    (_, random) => ({ at: "things", words: pickWord(cell, random) }),
  ]),
  ...rows(PALETTE_WORDS).map(([palette, cell]): [Concept, PartWriter] => [`palette:${palette}`, scenic(cell)]),
  ...rows(MOOD_WORDS).map(([mood, cell]): [Concept, PartWriter] => [`mood:${mood}`, scenic(cell)]),
]);

/** The phrase (normalised) in words the reader understands again; `random` chooses among synonyms. */
export function partOf(phrase: Phrase, random: Random): Part {
  return WRITERS.get(phrase.concept)!(phrase, random);
}
