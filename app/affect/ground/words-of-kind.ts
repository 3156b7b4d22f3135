/** @file The words of each kind of thing, and the norm they make, for function A. */
import { KIND_NAMES, type Kind } from "../../scene/kinds.ts";
import { mean } from "../../statistics/mean.ts";
import { WORDS_A, type Norm, type WordA } from "./norms.ts";

/**
 * The words of each kind; several are averaged. A composite is not its word: "dead" is −2.5, but people rate drawn dead
 * trees about 0/−0.4, so that kind is the mean of "dead" and "tree". The other means are substitutes for words
 * that Glasgow lacks (aurora) or stand for what a kind may be (water is a sea or a lake, a palm a tree on a beach).
 */
export const WORDS_OF_KIND: { readonly [kind in Kind]: readonly WordA[] } = {
  stars: ["star (sky)"],
  aurora: ["rainbow", "glow"],
  sun: ["sun"],
  moon: ["moon"],
  rays: ["sunlight"],
  rainbow: ["rainbow"],
  cloud: ["cloud (sky)"],
  lightning: ["lightning"],
  fireworks: ["fireworks"],
  birds: ["bird"],
  balloon: ["balloon"],
  kite: ["kite (toy)"],
  smoke: ["smoke"],
  mist: ["haze"],
  rain: ["rain"],
  snowfall: ["snow"],
  ridge: ["mountain"],
  volcano: ["volcano"],
  hills: ["hill"],
  water: ["sea", "lake"],
  waterfall: ["waterfall"],
  path: ["path"],
  rocks: ["rock"],
  conifer: ["pine (tree/wood)"],
  tree: ["tree"],
  "dead-tree": ["dead", "tree"],
  palm: ["tree", "beach"],
  cactus: ["cactus"],
  flowers: ["flower"],
  grass: ["grass"],
  city: ["city"],
  house: ["house"],
  church: ["church"],
  castle: ["castle"],
  lighthouse: ["lighthouse"],
  windmill: ["windmill"],
  bridge: ["bridge (structure)"],
  ruin: ["ruin"],
  gravestones: ["grave (cemetary)"],
  fence: ["fence"],
  bench: ["bench"],
  "street-lamp": ["lamp"],
  lanterns: ["lantern"],
  window: ["window"],
  boat: ["boat"],
  wreck: ["wreck"],
  fire: ["fire (flames)"],
  snowman: ["snowman"],
  deer: ["deer"],
  horse: ["horse"],
  dog: ["dog"],
  cat: ["cat"],
  wolf: ["wolf"],
  crow: ["crow"],
  swan: ["swan"],
  butterflies: ["butterfly"],
  whale: ["whale"],
  person: ["person"],
  child: ["child"],
  couple: ["couple (romantic pair)"],
  crowd: ["crowd"],
  dancers: ["dance"],
  soldiers: ["soldier"],
};

/** Mean of the norms of several words. */
function meanNorm(words: readonly WordA[]): Norm {
  const along = (axis: 0 | 1 | 2): number => mean(words.map((word) => WORDS_A[word][axis]));
  return [along(0), along(1), along(2)];
}

/** The norm of every kind for A, as the judge's explanations and the prompt's suggestions use it. */
export const NORM_OF_KIND = new Map<Kind, Norm>(KIND_NAMES.map((kind) => [kind, meanNorm(WORDS_OF_KIND[kind])]));
