/** @file Writes captions: natural English for phrases, in many wordings, which the reader understands again. */
import type { Random } from "../random/random.ts";
import { type Kind, KIND_NAMES, type Setting } from "../scene/kinds.ts";
import { normalise } from "./carries.ts";
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

function withArticle(words: string): string {
  return /^[aeiou]/.test(words) ? `an ${words}` : `a ${words}`;
}

/** “lonely, dark and misty”. */
function listed(words: readonly string[], conjunction: "and" | "or"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${conjunction} ${words.at(-1)}`;
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
  return [bare ? before : withArticle(before), ...after].join(" ");
}

/** A part of a caption, and where in it the part stands. */
interface Part {
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

function partOf(phrase: Phrase, random: Random): Part {
  return WRITERS.get(phrase.concept)!(phrase, random);
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, order: random.uniform() }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ item }) => item);
}

/** “no clouds or birds, not sad, not in the forest”. */
function refusals(parts: readonly Part[], random: Random): string[] {
  const things = parts.filter(({ at }) => at === "things").map(({ words }) => words);
  const others = parts.filter(({ at }) => at !== "things").map(({ words }) => `not ${words}`);
  const opening = random.pick(["no", "without", "no"]);
  return things.length === 0 ? others : [`${opening} ${listed(things, "or")}`, ...others];
}

/**
 * An English caption that {@link readPrompt} (read.ts) reads as the same phrases, normalised (carries.ts).
 *
 * @param phrases each concept at most once
 * @param random chooses among synonyms and word orders
 */
export function writePrompt(phrases: readonly Phrase[], random: Random): string {
  const order = shuffled(phrases.map(normalise), random);
  const wanted = order.filter(({ negated }) => !negated).map((phrase) => partOf(phrase, random));
  const refused = order.filter(({ negated }) => negated).map((phrase) => partOf(phrase, random));
  const wordsAt = (at: Part["at"]): string[] => wanted.filter((part) => part.at === at).map(({ words }) => words);

  const things = wordsAt("things");
  const scene = wordsAt("scene");
  const circumstances = wordsAt("circumstances").join(random.chance(0.5) ? ", " : " ");
  const shown = random.chance(0.5) ? things.join(", ") : listed(things, "and");
  const named = scene.length > 0 || random.chance(0.2);
  const setting = named
    ? withArticle(`${listed(scene, "and")} ${random.pick(["scene", "picture", "view"])}`.trim())
    : "";
  const joint = named && shown !== "" ? random.pick([" with ", " of ", ": "]) : "";
  const clauses = random.chance(0.7)
    ? [setting + joint + shown, circumstances]
    : [circumstances, setting + joint + shown];
  return [...clauses, ...refusals(refused, random)].filter((clause) => clause !== "").join(", ");
}
