/** @file What a prompt says, once understood: up to sixteen phrases, each a concept and what qualifies it. */
import { KIND_NAMES, SETTINGS } from "../scene/kinds.ts";

export const TIMES = ["dawn", "day", "dusk", "night"] as const;
export const SEASONS = ["spring", "summer", "autumn", "winter"] as const;
/** Weather that is more than one element of the scene; rain, snowfall and mist are kinds. */
export const WEATHERS = ["clear", "overcast", "storm", "wind"] as const;
/** The state of the water. */
export const WATERS = ["calm-water", "waves"] as const;
export const PALETTES = ["warm", "cool", "vivid", "muted", "dark", "bright", "pale"] as const;
export const MOODS = [
  "joyful",
  "excited",
  "lively",
  "tense",
  "angry",
  "frightening",
  "miserable",
  "sad",
  "lonely",
  "gloomy",
  "tired",
  "calm",
  "serene",
  "content",
  "tender",
  "mysterious",
] as const;

/** Everything a phrase can be about, in the order the text encoder numbers it. */
export const CONCEPTS = [
  ...KIND_NAMES,
  ...SETTINGS.map((setting) => `in:${setting}` as const),
  ...TIMES.map((time) => `at:${time}` as const),
  ...SEASONS,
  ...WEATHERS,
  ...WATERS,
  ...PALETTES.map((palette) => `palette:${palette}` as const),
  ...MOODS.map((mood) => `mood:${mood}` as const),
] as const;

export type Concept = (typeof CONCEPTS)[number];
export type Mood = (typeof MOODS)[number];

export const COLOURS = [
  "red",
  "orange",
  "yellow",
  "green",
  "turquoise",
  "blue",
  "violet",
  "pink",
  "brown",
  "white",
  "grey",
  "black",
] as const;
export const COUNTS = ["one", "two", "several", "many"] as const;
export const SIDES = ["left", "centre", "right"] as const;
export const DISTANCES = ["near", "far"] as const;
export const SIZES = ["small", "large"] as const;

/** One thing a prompt asks for, or (negated) asks to leave out. */
export interface Phrase {
  readonly concept: Concept;
  readonly negated: boolean;
  readonly colour?: (typeof COLOURS)[number];
  readonly count?: (typeof COUNTS)[number];
  readonly side?: (typeof SIDES)[number];
  readonly distance?: (typeof DISTANCES)[number];
  readonly size?: (typeof SIZES)[number];
}

/** A prompt keeps its first sixteen phrases; the reader says so when it drops one. */
export const MAX_PHRASES = 16;
