/** @file The scenes the pack is trained on: wishes of every setting and mood, composed by the grammar and described. */
import { moodsNear } from "../../../../app/prompt/mood-angles.ts";
import { COLOURS, DISTANCES, type Mood, type Phrase, SIDES, SIZES } from "../../../../app/prompt/phrase.ts";
import { stream } from "../../../../app/random/philox.ts";
import type { Random } from "../../../../app/random/random.ts";
import { type Kind, KIND_NAMES, SETTINGS } from "../../../../app/scene/kinds.ts";
import type { Scene } from "../../../../app/scene/scene.ts";
import { describeScene } from "../../../scene/describe.ts";
import { composeScene } from "../../../scene/grammar/compose.ts";
import { satisfies } from "../../../scene/requests.ts";

/** How many descriptions are kept of each scene. */
export const VARIANTS = 3;
/** Pushes moods outwards: the corners of the plane must not be rare. */
const SPREAD = 0.75;
/** How often a description names the mood the scene was composed in. */
const MOOD_WORDS = 0.15;
/** How often a scene is composed to a wish for things drawn at random, so that no kind and no quality stays rare. */
const WISHES = 0.45;
const MOST_WISHED = 3;
/** How often it is composed without something that nearly every scene shows, and says so. */
const REFUSALS = 0.12;
const REFUSED: readonly Kind[] = ["cloud", "sun", "water", "hills", "tree", "conifer", "rocks", "city", "grass"];
const QUALITY = 0.3;
const COLOURED = 0.5;

export interface ComposedScene {
  readonly scene: Scene;
  /** {@link VARIANTS} truthful descriptions. */
  readonly descriptions: readonly (readonly Phrase[])[];
}

/** Scene `index` of the set called `name`. */
export function composedScene(seed: number, name: string, index: number): ComposedScene {
  const random = stream(seed, `compose ${name}`, index);
  const mood = { valence: outward(random), arousal: outward(random) };
  const refused = random.chance(REFUSALS) ? [random.pick(REFUSED)] : [];
  const include = [...(random.chance(WISHES) ? wishes(random) : []), ...refused.map(refusal)];
  const { scene, setting } = composeScene({ setting: random.pick(SETTINGS), mood, include }, random);
  const word = moodWord(mood, random);
  const descriptions = Array.from({ length: VARIANTS }, () =>
    describeScene(scene, random, { setting, ...(random.chance(MOOD_WORDS) && { mood: word }) }),
  );
  const told = refused.map(refusal).filter((phrase) => satisfies(scene, phrase));
  return { scene, descriptions: descriptions.map((phrases) => [...told, ...phrases]) };
}

/** One to three things of any kind, each with some qualities. */
function wishes(random: Random): Phrase[] {
  const said = <T>(options: readonly T[], share = QUALITY): T | undefined =>
    random.chance(share) ? random.pick(options) : undefined;
  return Array.from({ length: 1 + random.below(MOST_WISHED) }, () => {
    const [colour, side, distance, size] = [said(COLOURS, COLOURED), said(SIDES), said(DISTANCES), said(SIZES)];
    return {
      concept: random.pick(KIND_NAMES),
      negated: false,
      ...(colour && { colour }),
      ...(side && { side }),
      ...(distance && { distance }),
      ...(size && { size }),
    };
  });
}

function refusal(concept: Kind): Phrase {
  return { concept, negated: true };
}

function outward(random: Random): number {
  const value = random.between(-1, 1);
  return Math.sign(value) * Math.abs(value) ** SPREAD;
}

/** A word for the mood: one of the two nearest. */
function moodWord(mood: { readonly valence: number; readonly arousal: number }, random: Random): Mood {
  const [first, second] = moodsNear(mood);
  return random.chance(0.7) ? first! : second!;
}
