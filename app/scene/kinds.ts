/** @file What a scene can contain: the kinds of element, how many of each, and the settings. */

/**
 * Every kind of element and how many of it one scene may hold. The order is part of the token layout
 * (native/scene/tokens.ts), so a change here asks for new weights.
 */
export const KINDS = {
  // sky and weather
  stars: 1,
  aurora: 1,
  sun: 1,
  moon: 1,
  rays: 1,
  rainbow: 1,
  cloud: 4,
  lightning: 1,
  fireworks: 2,
  birds: 1,
  balloon: 2,
  kite: 1,
  smoke: 1,
  mist: 3,
  rain: 1,
  snowfall: 1,
  // land and water
  ridge: 3,
  volcano: 1,
  hills: 4,
  water: 1,
  waterfall: 1,
  path: 1,
  rocks: 3,
  // plants
  conifer: 4,
  tree: 2,
  "dead-tree": 2,
  palm: 1,
  cactus: 1,
  flowers: 1,
  grass: 1,
  // built
  city: 3,
  house: 3,
  church: 1,
  castle: 1,
  lighthouse: 1,
  windmill: 1,
  bridge: 1,
  ruin: 1,
  gravestones: 1,
  fence: 1,
  bench: 1,
  "street-lamp": 2,
  lanterns: 1,
  window: 1,
  // things
  boat: 2,
  wreck: 1,
  fire: 1,
  snowman: 1,
  // animals
  deer: 2,
  horse: 1,
  dog: 1,
  cat: 1,
  wolf: 1,
  crow: 1,
  swan: 1,
  butterflies: 1,
  whale: 1,
  // people
  person: 2,
  child: 1,
  couple: 1,
  crowd: 1,
  dancers: 1,
  soldiers: 1,
} as const satisfies Record<string, number>;

export type Kind = keyof typeof KINDS;

export const KIND_NAMES = Object.keys(KINDS) as readonly Kind[];

/** The places a scene can be set in. */
export const SETTINGS = [
  "mountains",
  "coast",
  "open-sea",
  "lake",
  "forest",
  "meadow",
  "garden",
  "desert",
  "city",
  "street",
  "winter-village",
  "room",
] as const;

export type Setting = (typeof SETTINGS)[number];
