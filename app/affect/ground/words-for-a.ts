/** @file The words function A reads a picture as: one entry for each kind of thing, hour, weather and state. */
import { KIND_NAMES, type Kind } from "../../scene/kinds.ts";
import { circumstances } from "./circumstances.ts";
import type { Depiction } from "./depiction.ts";
import { above, all, any, below, none, noticed } from "./membership.ts";
import { WORDS_A, type Norm, type WordA } from "./norms.ts";
import type { StyleReference } from "./style-reference.ts";

/**
 * The words of each kind; several are averaged. A composite is not its word: "dead" is −2.5, but people rate drawn dead
 * trees about 0/−0.4, so that kind is the mean of "dead" and "tree". The other means are substitutes of GROUND.md §3
 * (aurora, mist) or stand for what a kind may be (water is a sea or a lake, a palm a tree on a beach).
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

/** Words for what is felt rather than seen; their concreteness weight is fixed at 0.7. */
const STATES = ["calm", "gloom", "danger", "disaster", "celebration", "alone"] as const satisfies readonly WordA[];
const STATE_CONCRETENESS = 0.7 * 7;

/** The words for the hour of the day. */
export const HOURS = ["noon", "sunset", "dawn", "dusk", "night"] as const satisfies readonly WordA[];

/** Salience of an hour, a season, and weather that no element draws: ordinary things (0.5), just below. */
const HOUR = 0.45;
const SEASON = 0.4;

export interface Entry {
  /** A kind of thing, or a derived word. */
  readonly what: Kind | WordA;
  readonly norm: Norm;
  /** 0…1, as in the depiction; memberships scale it, and an entry counts by its square. */
  readonly salience: number;
}

/** Mean of the norms of several words. */
export function meanNorm(words: readonly WordA[]): Norm {
  const mean = (axis: 0 | 1 | 2): number => words.reduce((sum, word) => sum + WORDS_A[word][axis], 0) / words.length;
  return [mean(0), mean(1), mean(2)];
}

/** The norm of every kind for A, as the judge's explanations and the prompt's suggestions use it. */
export const NORM_OF_KIND = new Map<Kind, Norm>(KIND_NAMES.map((kind) => [kind, meanNorm(WORDS_OF_KIND[kind])]));

/** What is left of `salience` beside an entry of the same word, so that squares add up to the larger one. */
function beyond(salience: number, same: number): number {
  return Math.sqrt(Math.max(0, salience ** 2 - same ** 2));
}

/** Everything A reads, one entry per kind and derived word; entries of salience 0 are left out. */
export function wordsForA(depiction: Depiction, reference: StyleReference): readonly Entry[] {
  const now = circumstances(depiction, reference);
  const { salience, sees } = now;
  const { lightness, chroma, warmth } = depiction.style;
  const warm = above(warmth, 0.5, 0.1);
  const storm = 0.7 * now.storm;
  const fire = salience("fire") * above(salience("fire"), 0.5, 0.05);
  const burnable = any(now.forest, sees("city", "house", "church", "castle", "windmill", "lighthouse"));
  const still = any(sees("water", "moon"), now.snow, now.mist);

  const derived: Partial<Record<WordA, number>> = {
    noon: HOUR * now.noon,
    // Warm light is read as evening: nothing else in a still picture tells dawn from sunset.
    sunset: HOUR * now.lowSun * Math.sqrt(warm),
    dawn: HOUR * now.lowSun * Math.sqrt(1 - warm),
    dusk: HOUR * now.dusk,
    night: HOUR * now.night,
    winter: SEASON * now.snow,
    autumn: SEASON * now.autumn,
    blossom: SEASON * now.blossom,
    forest: HOUR * now.forest,
    storm,
    darkness: 0.3 * now.storm,
    "wave (water)": 0.5 * now.waves,
    snow: beyond(0.5 * above(depiction.snowCover, 0.35, 0.06), salience("snowfall")),
    haze: beyond(0.5 * above(depiction.haze, 0.7, 0.05), salience("mist")),
    danger: Math.max(salience("lightning"), salience("volcano"), fire, storm * above(storm, 0.5, 0.05)),
    disaster: fire * burnable,
    calm: 0.6 * all(still, now.quiet),
    gloom: 0.6 * all(below(chroma, 0.03, 0.004), below(lightness, 0.58, 0.02)),
    celebration: 0.7 * sees("fireworks", "dancers"),
    alone: salience("person") * Math.sqrt(now.solitary),
  };
  // A composite is not its word: a lone figure is read as "alone", a cloud in a storm as the storm.
  const readOtherwise: Partial<Record<Kind, number>> = { person: now.solitary, cloud: now.storm };
  const things = depiction.things.map(({ kind, salience: seen }): Entry => ({
    what: kind,
    norm: NORM_OF_KIND.get(kind)!,
    salience: seen * Math.sqrt(1 - (readOtherwise[kind] ?? 0)),
  }));
  const others = (Object.keys(derived) as WordA[]).map((word): Entry => {
    const [valence, arousal, concreteness] = WORDS_A[word];
    const isState = (STATES as readonly WordA[]).includes(word);
    return {
      what: word,
      norm: [valence, arousal, isState ? STATE_CONCRETENESS : concreteness],
      salience: derived[word] ?? 0,
    };
  });
  return [...things, ...others].filter((entry) => entry.salience > 0);
}

const ANIMALS: readonly Kind[] = [
  "birds",
  "deer",
  "horse",
  "dog",
  "cat",
  "wolf",
  "crow",
  "swan",
  "butterflies",
  "whale",
];
/** Things that can be a still life; everything else is a setting. */
const OBJECTS: readonly Kind[] = ["balloon", "kite", "cactus", "flowers", "bench", "street-lamp", "lanterns", "fire"];

/** How surely an animal is what the picture is about: its share of saliences to the eighth power (a soft maximum). */
export function focalAnimal(depiction: Depiction): number {
  const power = (salience: number): number => salience ** 8;
  const total = depiction.things.reduce((sum, thing) => sum + power(thing.salience), 0);
  const animals = depiction.things.filter((thing) => ANIMALS.includes(thing.kind));
  return total === 0 ? 0 : animals.reduce((sum, thing) => sum + power(thing.salience), 0) / total;
}

/** How surely the picture is one small object without a setting. */
export function stillLife(depiction: Depiction): number {
  const objects = depiction.things.filter((thing) => OBJECTS.includes(thing.kind));
  const setting = depiction.things.filter((thing) => !OBJECTS.includes(thing.kind));
  const count = objects.reduce((sum, thing) => sum + thing.count * noticed(thing.salience), 0);
  return all(
    any(...objects.map((thing) => noticed(thing.salience) * below(thing.area, 0.25, 0.04))),
    below(count, 1.5, 0.1),
    none(...setting.map((thing) => noticed(thing.salience))),
  );
}
