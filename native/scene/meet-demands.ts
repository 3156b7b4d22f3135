/** @file Gives the things a prompt qualifies their colour, size and distance, where the sampled scene lacks them. */
import type { Phrase } from "../../app/prompt/phrase.ts";
import { COUNTS } from "../../app/prompt/phrase.ts";
import type { Element, Globals, Scene } from "../../app/scene/scene.ts";
import { FOOTED, heightOf, PLACEMENTS, sizeForHeight } from "./grammar/placement.ts";
import { depthAt } from "./grammar/sketch.ts";
import { isKind } from "./grammar/wish.ts";
import { offsetTowards } from "./palette/own-colour.ts";
import { satisfies } from "./requests.ts";

/** Shares of a kind's usual height that read as small and large; requests.ts draws the line at 0.6 and 0.9. */
const SMALL = 0.5;
const LARGE = 1.1;
/** Size tokens for kinds without a usual height. */
const SMALL_TOKEN = 0.25;
const LARGE_TOKEN = 0.75;
/** Depths that read as near and far; requests.ts: 0.72 and 0.58. */
const NEAR = 0.82;
const FAR = 0.5;

/** The scene with every qualified thing as the phrases want it; what already is so stays as it was sampled. */
export function meetDemands(scene: Scene, phrases: readonly Phrase[]): Scene {
  return phrases.reduce((current, phrase) => {
    if (phrase.negated || !isKind(phrase.concept) || satisfies(current, phrase)) return current;
    let left = phrase.count === undefined ? 1 : COUNTS.indexOf(phrase.count) + 1;
    const elements = current.elements.map((element) =>
      element.kind === phrase.concept && left-- > 0 ? qualified(element, phrase, current.globals) : element,
    );
    return { ...current, elements };
  }, scene);
}

/** Distance first, since size and colour depend on it. */
function qualified(element: Element, { colour, size, distance }: Phrase, globals: Globals): Element {
  let changed = element;
  if (distance !== undefined) changed = at(distance === "near" ? NEAR : FAR, changed, globals);
  if (size !== undefined) changed = { ...changed, size: sizeOf(size, changed, globals) };
  if (colour !== undefined) changed = { ...changed, colour: offsetTowards(colour, changed, globals) };
  return changed;
}

/** At another depth; feet move to the height that depth has on the ground, and things keep their true size. */
function at(depth: number, element: Element, globals: Globals): Element {
  if (!FOOTED.has(element.kind)) return { ...element, depth };
  let [low, high] = [globals.horizon, 1];
  for (let step = 0; step < 20; step++) {
    const middle = (low + high) / 2;
    if (depthAt(middle, globals.horizon) < depth) low = middle;
    else high = middle;
  }
  const apparent = (heightOf(element, globals) * (0.3 + depth)) / (0.3 + element.depth);
  const moved = { ...element, depth, y: low };
  return { ...moved, size: sizeForHeight(moved, globals, apparent) };
}

function sizeOf(size: NonNullable<Phrase["size"]>, element: Element, globals: Globals): number {
  const usual = PLACEMENTS[element.kind].height;
  if (usual === undefined) return size === "small" ? SMALL_TOKEN : LARGE_TOKEN;
  return sizeForHeight(element, globals, ((usual[0] + usual[1]) / 2) * (size === "small" ? SMALL : LARGE));
}
