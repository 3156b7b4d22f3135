/** @file The words around the plane in the window: Russell's order, spaced so that each can be read on the rim. */
import type { PlanePoint } from "../judge/measurement.ts";

/** Degrees from pleasure (0) towards arousal (90). The four poles name the axes. */
const ANGLES = {
  pleasant: 0,
  happy: 22,
  delighted: 44,
  excited: 67,
  active: 90,
  alarmed: 111,
  tense: 130,
  distressed: 152,
  unpleasant: 180,
  sad: 206,
  gloomy: 227,
  sleepy: 250,
  quiet: 270,
  calm: 288,
  serene: 309,
  content: 334,
} as const satisfies Record<string, number>;

export type RimWord = keyof typeof ANGLES;
export const RIM_WORDS = Object.keys(ANGLES) as readonly RimWord[];

const POLES: ReadonlySet<RimWord> = new Set(["pleasant", "active", "unpleasant", "quiet"]);

/** Nearer to the middle than this no direction is meant. */
const NEUTRAL_RADIUS = 0.5;

/** Where a word stands, in degrees from pleasure towards arousal. */
export function rimAngle(word: RimWord): number {
  return ANGLES[word];
}

/** Whether the word names the end of an axis. */
export function isPole(word: RimWord): boolean {
  return POLES.has(word);
}

/** The word nearest in direction, as the window names a place; `neutral` around the middle. */
export function wordOf({ valence, arousal }: PlanePoint): RimWord | "neutral" {
  if (Math.hypot(valence, arousal) < NEUTRAL_RADIUS) return "neutral";
  const angle = (Math.atan2(arousal, valence) * 180) / Math.PI;
  const apart = (word: RimWord): number => {
    const difference = Math.abs(ANGLES[word] - angle) % 360;
    return Math.min(difference, 360 - difference);
  };
  return RIM_WORDS.reduce((nearest, word) => (apart(word) < apart(nearest) ? word : nearest));
}
