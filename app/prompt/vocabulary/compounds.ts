/** @file Words that say several things at once, or say that something is missing. */
import type { Concept } from "../phrase.ts";
import type { Meaning } from "./entry.ts";

const means = (...concepts: (Concept | Meaning)[]): readonly Meaning[] =>
  concepts.map((concept) => (typeof concept === "string" ? { concept } : concept));
const lacking = (...concepts: Concept[]): readonly Meaning[] => concepts.map((concept) => ({ concept, negated: true }));

const NOBODY = lacking("person", "child", "couple", "crowd");

/** Said of the whole picture. */
export const COMPOUND_ADJECTIVES: Readonly<Record<string, readonly Meaning[]>> = {
  sunny: means("sun", "clear"),
  "sunny day": means("sun", "clear", "at:day"),
  sunset: means("at:dusk", "sun"),
  "setting sun": means("at:dusk", "sun"),
  sunrise: means("at:dawn", "sun"),
  "rising sun": means("at:dawn", "sun"),
  moonlit: means("moon", "at:night"),
  moonlight: means("moon", "at:night"),
  "moonlit night": means("moon", "at:night"),
  starry: means("stars", "at:night"),
  "starry night": means("stars", "at:night"),
  "starry sky": means("stars", "at:night"),
  starlit: means("stars", "at:night"),
  thunderstorm: means("storm", "lightning"),
  "thunder and lightning": means("storm", "lightning"),
  "lightning storm": means("storm", "lightning"),
  rainstorm: means("storm", "rain"),
  hurricane: means("storm", "wind"),
  typhoon: means("storm", "wind"),
  blizzard: means("snowfall", "wind", "winter"),
  snowstorm: means("snowfall", "wind", "winter"),
  snow: means("snowfall", "winter"),
  snowy: means("snowfall", "winter"),
  "golden hour": means("at:dusk", "palette:warm"),
  "blue hour": means("at:dusk", "palette:cool"),
  cloudless: means("clear", { concept: "cloud", negated: true }),
  treeless: lacking("tree", "conifer", "dead-tree", "palm"),
  moonless: means("at:night", { concept: "moon", negated: true }),
  starless: means("at:night", { concept: "stars", negated: true }),
  sunless: lacking("sun"),
  windless: lacking("wind"),
  empty: lacking("crowd"),
  uninhabited: NOBODY,
  nobody: NOBODY,
  "no one": NOBODY,
  "not a soul": NOBODY,
  // Besides those who are asked for.
  "no one else": lacking("crowd"),
  "nobody else": lacking("crowd"),
  "no other people": lacking("crowd"),
};

/** Name something that qualifiers can belong to. */
export const COMPOUND_NOUNS: Readonly<Record<string, readonly Meaning[]>> = {
  village: means({ concept: "house", count: "several" }),
  hamlet: means({ concept: "house", count: "several" }),
  harbour: means("in:coast", { concept: "boat", count: "several" }),
  harbor: means("in:coast", { concept: "boat", count: "several" }),
  fleet: means({ concept: "boat", count: "many" }),
  wedding: means("couple"),
  "lantern festival": means("lanterns", "crowd"),
  "dark clouds": means({ concept: "cloud", colour: "grey" }, "overcast"),
  "dark cloud": means({ concept: "cloud", colour: "grey" }),
  "rough sea": means("in:open-sea", "waves"),
  "rough seas": means("in:open-sea", "waves"),
  "choppy sea": means("in:open-sea", "waves"),
  "stormy sea": means("in:open-sea", "waves", "storm"),
  "stormy seas": means("in:open-sea", "waves", "storm"),
  "raging sea": means("in:open-sea", "waves", "storm"),
  "calm sea": means("in:open-sea", "calm-water"),
  "still lake": means("in:lake", "calm-water"),
  "calm lake": means("in:lake", "calm-water"),
  "quiet lake": means("in:lake", "calm-water"),
  "glassy lake": means("in:lake", "calm-water"),
  "frozen lake": means("in:lake", "winter"),
  "frozen river": means("water", "winter"),
  "cherry blossom": means({ concept: "tree", colour: "pink" }, "spring"),
  "cherry tree": means({ concept: "tree", colour: "pink" }, "spring"),
  "lavender field": means({ concept: "flowers", colour: "violet" }, "in:meadow"),
  "field of flowers": means("in:meadow", "flowers"),
  "flower field": means("in:meadow", "flowers"),
  "poppy field": means("in:meadow", { concept: "flowers", colour: "red" }),
  "burning house": means("fire", "house"),
  "burning city": means("fire", "city"),
};
