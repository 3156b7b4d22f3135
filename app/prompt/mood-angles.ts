/** @file Where the mood words lie on the circumplex. */
import { MOODS, type Mood } from "./phrase.ts";

/** Degrees from pleasure towards arousal, after Russell (1980); words he did not scale lie between neighbours. */
const MOOD_ANGLES: Readonly<Record<Mood, number>> = {
  joyful: 25,
  excited: 49,
  lively: 65,
  tense: 93,
  angry: 99,
  frightening: 116,
  mysterious: 150,
  miserable: 189,
  sad: 207,
  lonely: 214,
  gloomy: 222,
  tired: 268,
  calm: 316,
  serene: 329,
  content: 340,
  tender: 353,
};

/** Degrees from pleasure towards arousal. */
export function moodAngle(mood: Mood): number {
  return MOOD_ANGLES[mood];
}

/** The mood words by how near their angle is to a point of the plane, nearest first. */
export function moodsNear({ valence, arousal }: { readonly valence: number; readonly arousal: number }): Mood[] {
  const angle = (Math.atan2(arousal, valence) * 180) / Math.PI;
  const apart = (mood: Mood): number => {
    const difference = Math.abs(MOOD_ANGLES[mood] - angle) % 360;
    return Math.min(difference, 360 - difference);
  };
  return MOODS.toSorted((a, b) => apart(a) - apart(b));
}
