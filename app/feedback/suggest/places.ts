/** @file Where on the plane concepts pull a picture, and how strongly: what is expected of an edit before any was measured. */
import { WORDS_A, type WordA } from "../../affect/ground/norms.ts";
import { NORM_OF_KIND } from "../../affect/ground/words-of-kind.ts";
import { RANGE_LIMIT } from "../../affect/range-scale.ts";
import type { PlanePoint } from "../../judge/measurement.ts";
import { moodAngle } from "../../prompt/mood-angles.ts";
import type { Concept, Mood, PALETTES } from "../../prompt/phrase.ts";
import { rows } from "../../prompt/vocabulary/entry.ts";
import { ADDITIONS, type Group } from "./additions.ts";

/** Function A of one word alone (app/affect/ground/function-a.ts), then the `range` scale about the pack's middle. */
const RATED = { valence: { at: 0.01, slope: 1.21 }, arousal: { at: -0.13, slope: 0.81 } };
/**
 * The scale's middle in rated units and rated units to one of `range` near it (app/affect/ground/README.md). The judge's own
 * map is a curve; a straight line is as good as a prior needs, and holds for judges with another curve.
 */
const MIDDLE = { valence: 0.7, arousal: -0.12 };
const UNIT = { valence: 0.6, arousal: 0.3 };

/** Words for what is no kind of thing. */
const WORDS: readonly (readonly [Concept, WordA])[] = [
  ["at:dawn", "dawn"],
  ["at:day", "noon"],
  ["at:dusk", "sunset"],
  ["at:night", "night"],
  ["spring", "blossom"],
  ["summer", "sunlight"],
  ["autumn", "autumn"],
  ["winter", "winter"],
  ["clear", "sunlight"],
  ["overcast", "overcast"],
  ["storm", "storm"],
  ["calm-water", "calm"],
  ["waves", "wave (water)"],
];

/**
 * Palettes have no norms. The signs are function A's: chroma and lightness please, and chroma stirs; how far is a
 * judgement.
 */
const PALETTE_PLACES: { readonly [P in (typeof PALETTES)[number]]: PlanePoint } = {
  warm: { valence: 1, arousal: 1.5 },
  cool: { valence: -0.5, arousal: -0.5 },
  vivid: { valence: 2, arousal: 2 },
  muted: { valence: -1.5, arousal: -1.5 },
  dark: { valence: -2, arousal: 0 },
  bright: { valence: 1.5, arousal: 0.5 },
  pale: { valence: 1.5, arousal: -0.5 },
};

/** How far out a mood word lies on its angle: inside ±2.4, where pictures are. */
const MOOD_RADIUS = 2;

function placeOfWord([valence, arousal]: readonly [number, number, number]): PlanePoint {
  const onRange = (axis: keyof PlanePoint, norm: number): number => {
    const { at, slope } = RATED[axis];
    const place = (at + slope * norm - MIDDLE[axis]) / UNIT[axis];
    return Math.min(RANGE_LIMIT, Math.max(-RANGE_LIMIT, place));
  };
  return { valence: onRange("valence", valence), arousal: onRange("arousal", arousal) };
}

function placeOfMood(mood: Mood): PlanePoint {
  const angle = (moodAngle(mood) * Math.PI) / 180;
  return { valence: MOOD_RADIUS * Math.cos(angle), arousal: MOOD_RADIUS * Math.sin(angle) };
}

/** Where people's ratings of its word place a concept; moods and palettes, which nobody rated, are not among them. */
export const RATED_PLACES: ReadonlyMap<Concept, PlanePoint> = new Map<Concept, PlanePoint>([
  ...[...NORM_OF_KIND].map(([kind, norm]): [Concept, PlanePoint] => [kind, placeOfWord(norm)]),
  ...WORDS.map(([concept, word]): [Concept, PlanePoint] => [concept, placeOfWord(WORDS_A[word])]),
]);

const PLACES: ReadonlyMap<Concept, PlanePoint> = new Map<Concept, PlanePoint>([
  ...RATED_PLACES,
  ...rows(PALETTE_PLACES).map(([palette, place]): [Concept, PlanePoint] => [`palette:${palette}`, place]),
  ...[...ADDITIONS.keys()]
    .filter((concept) => concept.startsWith("mood:"))
    .map((concept): [Concept, PlanePoint] => [concept, placeOfMood(concept.slice("mood:".length) as Mood)]),
]);

/** Undefined where nothing is known, as of wind. */
export function placeOf(concept: Concept): PlanePoint | undefined {
  return PLACES.get(concept);
}

/**
 * The share a concept has in the picture's average. A thing beside others has about a quarter (function A's weights); what
 * the pack makes of an hour, a season or an adjective was measured on the prompts for choosing (`npm run
 * figures:suggestions -- --shares`) and rounded, rather down than up.
 */
export const SHARES: { readonly [G in Group]: number } = {
  hour: 0.1,
  season: 0.05,
  weather: 0.25,
  water: 0.2,
  palette: 0.4,
  mood: 0.45,
  sky: 0.25,
  company: 0.25,
  without: 0.05,
};
