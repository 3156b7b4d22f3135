/** @file The scenes the pack is trained on: wishes of every setting and mood, composed by the grammar and described. */
import { MOODS, type Mood, type Phrase } from "../../../../app/prompt/phrase.ts";
import { stream } from "../../../../app/random/philox.ts";
import type { Random } from "../../../../app/random/random.ts";
import { SETTINGS } from "../../../../app/scene/kinds.ts";
import type { Scene } from "../../../../app/scene/scene.ts";
import { describeScene } from "../../../scene/describe.ts";
import { composeScene } from "../../../scene/grammar/compose.ts";

/** How many descriptions are kept of each scene. */
export const VARIANTS = 3;
/** Pushes moods outwards: the corners of the plane must not be rare. */
const SPREAD = 0.75;
/** How often a description names the mood the scene was composed in. */
const MOOD_WORDS = 0.15;

/** Where a mood word lies on the plane, as an angle after Russell (1980); ALGORITHMS.md §4.5. */
const ANGLES: Readonly<Record<Mood, number>> = {
  joyful: 25,
  excited: 49,
  lively: 65,
  tense: 93,
  angry: 99,
  frightening: 116,
  miserable: 189,
  sad: 207,
  lonely: 214,
  gloomy: 222,
  tired: 268,
  mysterious: 150,
  calm: 316,
  serene: 329,
  content: 340,
  tender: 353,
};

export interface ComposedScene {
  readonly scene: Scene;
  /** {@link VARIANTS} truthful descriptions. */
  readonly descriptions: readonly (readonly Phrase[])[];
}

/** Scene `index` of the set called `name`. */
export function composedScene(seed: number, name: string, index: number): ComposedScene {
  const random = stream(seed, `compose ${name}`, index);
  const mood = { valence: outward(random), arousal: outward(random) };
  const { scene, setting } = composeScene({ setting: random.pick(SETTINGS), mood }, random);
  const word = moodWord(mood, random);
  const descriptions = Array.from({ length: VARIANTS }, () =>
    describeScene(scene, random, { setting, ...(random.chance(MOOD_WORDS) && { mood: word }) }),
  );
  return { scene, descriptions };
}

function outward(random: Random): number {
  const value = random.between(-1, 1);
  return Math.sign(value) * Math.abs(value) ** SPREAD;
}

/** A word for the mood: one of the two nearest in angle. */
function moodWord({ valence, arousal }: { readonly valence: number; readonly arousal: number }, random: Random): Mood {
  const angle = (Math.atan2(arousal, valence) * 180) / Math.PI;
  const apart = (word: Mood): number => {
    const difference = Math.abs(ANGLES[word] - angle) % 360;
    return Math.min(difference, 360 - difference);
  };
  const [first, second] = MOODS.toSorted((a, b) => apart(a) - apart(b));
  return random.chance(0.7) ? first! : second!;
}
