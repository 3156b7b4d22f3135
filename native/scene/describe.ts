/** @file True phrases about a scene: what the flow learns to connect with pictures. */
import {
  MAX_PHRASES,
  type Concept,
  type Mood,
  PALETTES,
  type Phrase,
  SEASONS,
  TIMES,
  WATERS,
  WEATHERS,
} from "../../app/prompt/phrase.ts";
import type { Random } from "../../app/random/random.ts";
import { KIND_NAMES, KINDS, type Kind, type Setting, SETTINGS } from "../../app/scene/kinds.ts";
import type { Element, Scene } from "../../app/scene/scene.ts";
import { contains, depictedThings } from "./depict.ts";
import { draw } from "./grammar/affinity.ts";
import { PLACEMENTS } from "./grammar/placement.ts";
import { namedColour } from "./palette/names.ts";
import { colourOf, isColoured } from "./palette/own-colour.ts";
import { shows } from "./impression.ts";
import { distanceOf, satisfies, sideOf, sizeOf, visibleOf } from "./requests.ts";

export interface Known {
  /** The setting the scene was composed for; without it one that the scene shows is told. */
  readonly setting?: Setting;
  readonly mood?: Mood;
}

/** How often each kind of thing is said. */
const SAYS = {
  setting: 0.85,
  time: 0.5,
  season: 0.35,
  weather: 0.4,
  water: 0.35,
  palette: 0.25,
  absence: 0.35,
  qualifier: 0.22,
} as const;
const MOST_THINGS = 6;

function phrase(concept: Concept, negated = false): Phrase {
  return { concept, negated };
}

/** One of the options the scene shows, said with a probability. */
function oneOf(scene: Scene, options: readonly Concept[], probability: number, random: Random): readonly Phrase[] {
  if (!random.chance(probability)) return [];
  const true_ = options.filter((concept) => shows(scene, concept));
  return true_.length === 0 ? [] : [phrase(random.pick(true_))];
}

function countWord(number: number): Phrase["count"] {
  return number === 1 ? "one" : number === 2 ? "two" : number === 3 ? "several" : "many";
}

/** Things with a place of their own; layers of land and weather have no side, distance or number worth telling. */
const PLACED: ReadonlySet<Kind> = new Set(
  KIND_NAMES.filter((kind) => PLACEMENTS[kind].focal === true && PLACEMENTS[kind].region !== "land"),
);

/** A phrase about one thing with some of its true qualities. */
function thing(kind: Kind, scene: Scene, random: Random): Phrase {
  const shown = visibleOf(kind, scene);
  const element: Element = random.pick(shown);
  if (!PLACED.has(kind)) return phrase(kind);
  const said = (): boolean => random.chance(SAYS.qualifier);
  const distance = distanceOf(element);
  const size = sizeOf(element);
  const one: Phrase = {
    ...phrase(kind),
    ...(isColoured(element) && random.chance(0.6) ? { colour: namedColour(colourOf(element, scene)) } : {}),
    ...(said() ? { side: sideOf(element) } : {}),
    ...(distance !== undefined && said() ? { distance } : {}),
    ...(size !== undefined && said() ? { size } : {}),
  };
  const count = countWord(shown.length);
  const counted = KINDS[kind] > 1 && random.chance(0.4) && count !== undefined ? { ...one, count } : one;
  return satisfies(scene, counted) ? counted : satisfies(scene, one) ? one : phrase(kind);
}

function things(scene: Scene, random: Random): readonly Phrase[] {
  const left = depictedThings(scene).filter(({ kind }) => visibleOf(kind, scene).length > 0);
  const number = 1 + random.below(MOST_THINGS);
  const told: Phrase[] = [];
  while (told.length < number && left.length > 0) {
    const next = draw(left, ({ salience }) => salience ** 2, random) ?? left[0]!;
    left.splice(left.indexOf(next), 1);
    told.push(thing(next.kind, scene, random));
  }
  return told;
}

/** What most pictures show, so that a person thinks of refusing it. */
const EXPECTED: ReadonlySet<Kind> = new Set([
  "cloud",
  "sun",
  "moon",
  "birds",
  "hills",
  "ridge",
  "water",
  "rocks",
  "conifer",
  "tree",
  "flowers",
  "grass",
  "house",
  "city",
  "boat",
  "person",
  "child",
  "couple",
  "crowd",
  "mist",
  "rain",
] satisfies Kind[]);
/** How much likelier an expected thing is refused than another. */
const EXPECTED_WEIGHT = 8;

/** Things that are not there; most readily those one would expect. */
function absences(scene: Scene, random: Random): readonly Phrase[] {
  if (!random.chance(SAYS.absence)) return [];
  const absent = KIND_NAMES.filter((kind) => !contains(scene, kind));
  const weight = (kind: Kind): number => (EXPECTED.has(kind) ? EXPECTED_WEIGHT : 1);
  return Array.from({ length: 1 + random.below(2) }, () => phrase(draw(absent, weight, random)!, true));
}

/**
 * Phrases that are true of the scene, in a random choice: usually the setting, one to six of its things (the more
 * conspicuous the likelier) with some of their qualities, at times hour, season, weather, palette and what is absent.
 * Every phrase satisfies the scene. At most sixteen.
 */
export function describeScene(scene: Scene, random: Random, known: Known = {}): readonly Phrase[] {
  const settings = known.setting === undefined ? SETTINGS : [known.setting];
  const phrases = [
    ...oneOf(
      scene,
      settings.map((setting) => `in:${setting}` as const),
      SAYS.setting,
      random,
    ),
    ...things(scene, random),
    ...oneOf(
      scene,
      TIMES.map((time) => `at:${time}` as const),
      SAYS.time,
      random,
    ),
    ...oneOf(scene, SEASONS, SAYS.season, random),
    ...oneOf(scene, WEATHERS, SAYS.weather, random),
    ...oneOf(scene, WATERS, SAYS.water, random),
    ...oneOf(
      scene,
      PALETTES.map((palette) => `palette:${palette}` as const),
      SAYS.palette,
      random,
    ),
    ...absences(scene, random),
    ...(known.mood === undefined ? [] : [phrase(`mood:${known.mood}`)]),
  ];
  return phrases.slice(0, MAX_PHRASES);
}
