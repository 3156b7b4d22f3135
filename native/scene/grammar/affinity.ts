/** @file Which mood showing a thing speaks for: what lets the grammar reach a mood by what is in the picture. */
import type { Kind } from "../../../app/scene/kinds.ts";
import type { Random } from "../../../app/random/random.ts";
import type { Mood } from "../palette/blend.ts";

const towards = (valence: number, arousal: number): Mood => ({ valence, arousal });

/**
 * Valence and arousal a kind speaks for, −1…1, rounded from the Glasgow word norms (Scott et al. 2019) with the
 * state it usually brings with it: fire means danger here, a moon means calm. This only steers what is drawn;
 * what a finished scene measures is told by app/affect/ground.
 */
export const AFFINITY: Readonly<Record<Kind, Mood>> = {
  stars: towards(0.7, 0.2),
  aurora: towards(0.9, 0.5),
  sun: towards(0.9, 0.5),
  moon: towards(0.5, -0.2),
  rays: towards(0.9, 0.7),
  rainbow: towards(1, 0.6),
  cloud: towards(0, -0.1),
  lightning: towards(-0.9, 1),
  fireworks: towards(1, 1),
  birds: towards(0.5, -0.1),
  balloon: towards(0.6, 0),
  kite: towards(0.7, 0.2),
  smoke: towards(-0.8, 0.3),
  mist: towards(-0.3, -0.6),
  rain: towards(-0.6, -0.4),
  snowfall: towards(0.4, 0.6),
  ridge: towards(0.2, 0.2),
  volcano: towards(-0.9, 1),
  hills: towards(0.1, -0.4),
  water: towards(0.3, -0.3),
  waterfall: towards(0.6, 0.6),
  path: towards(0.2, -0.4),
  rocks: towards(-0.1, -0.4),
  conifer: towards(0.1, -0.3),
  tree: towards(0.7, -0.3),
  "dead-tree": towards(-0.6, -0.5),
  palm: towards(0.7, 0),
  cactus: towards(0, -0.3),
  flowers: towards(1, 0.1),
  grass: towards(0.4, -0.6),
  city: towards(0.3, 0.5),
  house: towards(0.5, -0.4),
  church: towards(-0.3, -1),
  castle: towards(0.4, 0.5),
  lighthouse: towards(0.6, -0.6),
  windmill: towards(0.3, -0.6),
  bridge: towards(0.4, -0.8),
  ruin: towards(-0.9, -0.3),
  gravestones: towards(-1, -0.7),
  fence: towards(-0.2, -0.7),
  bench: towards(0, -1),
  "street-lamp": towards(0.1, -0.9),
  lanterns: towards(0.5, 0),
  window: towards(0.1, -0.5),
  boat: towards(0.4, -0.3),
  wreck: towards(-0.9, 0.2),
  fire: towards(-0.9, 0.9),
  snowman: towards(0.7, 0.5),
  deer: towards(0.4, -0.4),
  horse: towards(0.4, 0.1),
  dog: towards(0.8, 0.6),
  cat: towards(0.4, -0.6),
  wolf: towards(-0.3, 0.7),
  crow: towards(-0.4, -0.8),
  swan: towards(0.6, -0.4),
  butterflies: towards(0.8, 0.4),
  whale: towards(0.4, -0.4),
  person: towards(-0.8, -0.7),
  child: towards(0.6, -0.3),
  couple: towards(1, 0.8),
  crowd: towards(0, 0.3),
  dancers: towards(0.9, 1),
  soldiers: towards(-0.6, 0.5),
};

/** Standard deviation of the preference in mood units; smaller means scenes of one note. */
const BREADTH = 0.34;
/** What even the least fitting choice keeps, so that no kind is bound to one mood. */
const FLOOR = 0.012;

/** How well something that speaks for `affinity` fits `mood`: 0…1, a Gaussian with a floor. */
export function fit(affinity: Mood, mood: Mood, breadth = BREADTH): number {
  const squared = (affinity.valence - mood.valence) ** 2 + (affinity.arousal - mood.arousal) ** 2;
  return FLOOR + (1 - FLOOR) * Math.exp(-squared / (2 * breadth * breadth));
}

/** One of `options`, with probability in proportion to `weight`; undefined when every weight is 0. */
export function draw<T>(options: readonly T[], weight: (option: T) => number, random: Random): T | undefined {
  const weights = options.map(weight);
  let left = random.uniform() * weights.reduce((sum, value) => sum + value, 0);
  if (!(left > 0)) return undefined;
  for (const [i, option] of options.entries()) {
    left -= weights[i]!;
    if (left < 0) return option;
  }
  return options.findLast((_, i) => weights[i]! > 0);
}
