/** @file The words function A reads a picture as: one entry for each kind of thing, hour, weather and state. */
import type { Kind } from "../../scene/kinds.ts";
import { circumstances } from "./circumstances.ts";
import type { Depiction } from "./depiction.ts";
import { above, all, any, below } from "./membership.ts";
import { WORDS_A, type Norm, type WordA } from "./norms.ts";
import type { StyleReference } from "./style-reference.ts";
import { NORM_OF_KIND } from "./words-of-kind.ts";

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
  const fire = salience("fire") * now.flames;
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
    mountain: beyond(salience("volcano") * Math.sqrt(now.asleep), salience("ridge")),
    storm,
    darkness: 0.3 * now.storm,
    overcast: salience("cloud") * Math.sqrt(now.heavyCloud * (1 - now.storm)),
    "wave (water)": 0.5 * now.waves,
    snow: beyond(0.5 * above(depiction.snowCover, 0.35, 0.06), salience("snowfall")),
    haze: beyond(0.5 * above(depiction.haze, 0.85, 0.03), salience("mist")),
    danger: Math.max(salience("lightning"), salience("volcano") * now.eruption, fire, storm * above(storm, 0.5, 0.05)),
    disaster: fire * burnable,
    calm: 0.6 * all(still, now.quiet),
    gloom: 0.6 * all(below(chroma, 0.03, 0.004), below(lightness, 0.58, 0.02)),
    celebration: 0.7 * sees("fireworks", "dancers"),
    alone: salience("person") * Math.sqrt(now.solitary),
  };
  // A composite is not its word: a lone figure is read as "alone", a cloud in a storm as the storm, a heavy
  // one as an overcast sky, a sleeping volcano as a mountain.
  const readOtherwise: Partial<Record<Kind, number>> = {
    person: now.solitary,
    cloud: any(now.storm, now.heavyCloud),
    volcano: now.asleep,
  };
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
