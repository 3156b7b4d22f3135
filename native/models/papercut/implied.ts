/** @file What a place, an hour, a season or a thing brings with it, so that it stays what it is in every mood. */
import type { Concept } from "../../../app/prompt/phrase.ts";
import { KIND_NAMES, type Kind } from "../../../app/scene/kinds.ts";
import { belongs, PLACEMENTS } from "../../scene/grammar/placement.ts";
import type { ElementNumber, GlobalNumber } from "../../scene/tokens.ts";

export type Range = readonly [low: number, high: number];

export interface Implied {
  /** At least so many of a kind. */
  readonly present?: Partial<Readonly<Record<Kind, number>>>;
  readonly without?: readonly Kind[];
  readonly globals?: Partial<Readonly<Record<GlobalNumber, Range>>>;
  /** Numbers of the elements of a kind: of those that must be present, or else of all. */
  readonly attributes?: Partial<Readonly<Record<Kind, Partial<Readonly<Record<ElementNumber, Range>>>>>>;
}

/** The sea without a shore, and so without anything that would have to stand on one. */
const ASHORE: readonly Kind[] = KIND_NAMES.filter(
  (kind) => PLACEMENTS[kind].region === "standing" && !belongs(kind, "open-sea"),
);
const AFLOAT: Implied = { present: { water: 1 } };
const NIGHT_LIGHT: Implied = { globals: { daylight: [0, 0.3] } };
const DAYLIGHT: Range = [0.2, 1];
const LOW_SUN: Implied = { globals: { goldenHour: [0.33, 1], daylight: DAYLIGHT } };

/**
 * Read off native/scene/impression.ts, which tells what a scene shows, and native/scene/rules, a little inside their
 * limits. What rests on several numbers at once (palettes) is left to the flow.
 */
export const IMPLIED: Partial<Readonly<Record<Concept, Implied>>> = {
  "in:room": { present: { window: 1 } },
  "in:open-sea": { present: { water: 1 }, without: ["hills", ...ASHORE] },
  "in:coast": { present: { water: 1, hills: 1 } },
  "in:lake": { present: { water: 1 }, without: ["city"] },
  "in:mountains": { present: { ridge: 1 } },
  "in:forest": { present: { conifer: 2 }, attributes: { conifer: { variant: [0.5, 1] } } },
  "in:desert": {
    present: { hills: 3 },
    without: ["grass", "conifer"],
    attributes: { hills: { variant: [0, 0.17] } },
  },
  "in:meadow": { present: { hills: 3 }, without: ["city"] },
  "in:garden": { present: { hills: 1 }, without: ["city"] },
  "in:street": { present: { city: 1, house: 2 } },
  "in:city": { present: { city: 2 } },
  "in:winter-village": { present: { house: 2 }, globals: { snowCover: [0.5, 1] } },

  "at:dawn": LOW_SUN,
  "at:dusk": LOW_SUN,
  "at:day": { globals: { daylight: [0.45, 1], goldenHour: [0, 0.24] } },
  "at:night": { globals: { daylight: [0, 0.12] } },

  spring: { globals: { foliage: [0.42, 1] } },
  summer: { globals: { foliage: [-0.25, 0.25], snowCover: [0, 0.15] } },
  autumn: { globals: { foliage: [-1, -0.52] } },
  winter: { globals: { snowCover: [0.5, 1] } },

  clear: { without: ["rain", "snowfall", "lightning"], attributes: { cloud: { variant: [0, 0.58] } } },
  overcast: { present: { cloud: 2 }, attributes: { cloud: { variant: [0.67, 1], size: [0.36, 1] } } },
  storm: {
    present: { cloud: 1 },
    globals: { wind: [0.66, 1] },
    attributes: { cloud: { variant: [0.67, 1], size: [0.36, 1] } },
  },
  wind: { globals: { wind: [0.56, 1] } },
  "calm-water": { present: { water: 1 }, attributes: { water: { roughness: [0, 0.32] } } },
  waves: { present: { water: 1 }, attributes: { water: { roughness: [0.46, 1] } } },

  stars: NIGHT_LIGHT,
  aurora: NIGHT_LIGHT,
  moon: { without: ["sun"], ...NIGHT_LIGHT },
  sun: { without: ["moon"], globals: { daylight: DAYLIGHT } },
  rays: { present: { sun: 1 }, without: ["moon"], globals: { daylight: DAYLIGHT } },
  rainbow: { present: { cloud: 1 }, globals: { daylight: DAYLIGHT } },
  lightning: { present: { cloud: 1 } },
  boat: AFLOAT,
  wreck: AFLOAT,
  whale: AFLOAT,
  swan: AFLOAT,
};
