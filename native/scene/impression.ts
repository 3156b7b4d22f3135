/** @file What a scene shows as a whole: its setting, hour, season, weather and palette, read off its numbers. */
import type { Oklab } from "../../app/colour/oklab.ts";
import type { Concept } from "../../app/prompt/phrase.ts";
import type { Kind, Setting } from "../../app/scene/kinds.ts";
import type { Scene } from "../../app/scene/scene.ts";
import { heightOf } from "./grammar/placement.ts";
import { waterOf } from "./rules/ground.ts";

type Test = (scene: Scene) => boolean;

const count = (scene: Scene, ...kinds: readonly Kind[]): number =>
  scene.elements.filter(({ kind }) => kinds.includes(kind)).length;
const has = (scene: Scene, ...kinds: readonly Kind[]): boolean => count(scene, ...kinds) > 0;

/** Water that reaches the horizon, not a lake with a far shore. */
function isSea(scene: Scene): boolean {
  const water = waterOf(scene);
  return water !== undefined && water.top < scene.globals.horizon + 0.02;
}

const hasShore: Test = (scene) => (waterOf(scene)?.bottom ?? 1) < 0.97;
/** Dunes are hills without furrows. */
const dunes: Test = (scene) =>
  scene.elements.filter(({ kind, variant }) => kind === "hills" && variant < 0.2).length >= 3;
const belts = (scene: Scene): number =>
  scene.elements.filter(({ kind, variant }) => kind === "conifer" && variant > 0.45).length;

/** What makes a scene that setting; one scene may show two, such as a lake among mountains. */
const SETTING_TESTS: Readonly<Record<Setting, Test>> = {
  room: (scene) => has(scene, "window"),
  "open-sea": (scene) => isSea(scene) && !hasShore(scene),
  coast: (scene) => isSea(scene) && hasShore(scene),
  lake: (scene) => has(scene, "water") && !isSea(scene) && !has(scene, "city"),
  mountains: (scene) =>
    scene.elements.some(
      (element) => (element.kind === "ridge" || element.kind === "volcano") && heightOf(element, scene.globals) > 0.18,
    ),
  forest: (scene) => belts(scene) >= 2,
  desert: (scene) => dunes(scene) && !has(scene, "grass", "conifer"),
  meadow: (scene) => count(scene, "hills") >= 3 && !has(scene, "city") && !dunes(scene),
  garden: (scene) =>
    has(scene, "tree", "dead-tree", "palm") &&
    has(scene, "hills") &&
    has(scene, "flowers", "grass", "fence", "house", "bench") &&
    !has(scene, "city"),
  street: (scene) => has(scene, "city") && count(scene, "house", "church") >= 2,
  city: (scene) => count(scene, "city") >= 2,
  "winter-village": (scene) => scene.globals.snowCover > 0.4 && count(scene, "house", "church") >= 2,
};

const heavyClouds = (scene: Scene): number =>
  scene.elements.filter(({ kind, variant, size }) => kind === "cloud" && variant > 0.62 && size > 0.3).length;
const lowSun: Test = ({ globals }) => globals.goldenHour > 0.28 && globals.daylight > 0.15;
const roughness = (scene: Scene): number | undefined => waterOf(scene)?.element.roughness;

/** Mean colour of sky and land, as much sky as land. */
function meanColour({ globals }: Scene): Oklab & { readonly chroma: number } {
  const colours = [globals.skyTop, globals.skyMiddle, globals.skyHorizon, globals.far, globals.near];
  const mean = (value: (colour: Oklab) => number): number =>
    colours.reduce((sum, colour) => sum + value(colour), 0) / colours.length;
  return {
    l: mean(({ l }) => l),
    a: mean(({ a }) => a),
    b: mean(({ b }) => b),
    chroma: mean(({ a, b }) => Math.hypot(a, b)),
  };
}

const CIRCUMSTANCE_TESTS: Partial<Readonly<Record<Concept, Test>>> = {
  "at:dawn": lowSun,
  "at:dusk": lowSun,
  "at:day": ({ globals }) => globals.daylight > 0.38 && globals.goldenHour < 0.28,
  "at:night": ({ globals }) => globals.daylight < 0.15,
  spring: ({ globals }) => globals.foliage > 0.35,
  summer: ({ globals }) => Math.abs(globals.foliage) < 0.3 && globals.snowCover < 0.2,
  autumn: ({ globals }) => globals.foliage < -0.45,
  winter: (scene) => scene.globals.snowCover > 0.4 || has(scene, "snowfall"),
  clear: (scene) => heavyClouds(scene) === 0 && !has(scene, "rain", "snowfall", "lightning"),
  overcast: (scene) => heavyClouds(scene) >= 2,
  storm: (scene) => has(scene, "lightning") || (heavyClouds(scene) > 0 && scene.globals.wind > 0.6),
  wind: ({ globals }) => globals.wind > 0.5,
  "calm-water": (scene) => (roughness(scene) ?? 1) < 0.36,
  waves: (scene) => (roughness(scene) ?? 0) > 0.42,
  "palette:warm": (scene) => meanColour(scene).b + 0.4 * meanColour(scene).a > 0.035,
  "palette:cool": (scene) => meanColour(scene).b < -0.012,
  "palette:vivid": (scene) => meanColour(scene).chroma > 0.095,
  "palette:muted": (scene) => meanColour(scene).chroma < 0.04,
  "palette:dark": (scene) => meanColour(scene).l < 0.42,
  "palette:bright": (scene) => meanColour(scene).l > 0.66,
  "palette:pale": (scene) => meanColour(scene).l > 0.72 && meanColour(scene).chroma < 0.07,
};

/** Whether the scene as a whole shows a setting, hour, season, weather or palette; false for any other concept. */
export function shows(scene: Scene, concept: Concept): boolean {
  if (concept.startsWith("in:")) return SETTING_TESTS[concept.slice(3) as Setting](scene);
  return CIRCUMSTANCE_TESTS[concept]?.(scene) ?? false;
}
