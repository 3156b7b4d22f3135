/** @file The last look at a sampled scene: what was asked for is there to be seen, and what nobody can see goes. */
import type { Phrase } from "../../app/prompt/phrase.ts";
import type { Element, Scene } from "../../app/scene/scene.ts";
import { FOOTED } from "./grammar/placement.ts";
import { checkScene } from "./rules/check.ts";
import { buried } from "./rules/standing.ts";

/** In front of everything but weather and frame. */
const FRONT = 0.97;
/** Where something may be put that cannot stay: the foreground, and the middle, which a room's window shows too. */
const PLACES = [
  { y: 0.93, depth: FRONT },
  { x: 0.5, y: 0.66, depth: FRONT },
  { y: 0.8, depth: 0.8 },
] as const;

/**
 * The repaired scene without hidden things, save those the phrases ask for, which come to the front; and with those
 * that repair took out put back, at the place that breaks the fewest rules.
 *
 * @param sampled the scene before its repair
 */
export function reveal(repaired: Scene, sampled: Scene, phrases: readonly Phrase[]): Scene {
  const asked = new Set<string>(phrases.filter(({ negated }) => !negated).map(({ concept }) => concept));
  const kinds = new Set(repaired.elements.map(({ kind }) => kind));
  const lost = sampled.elements.filter(({ kind }) => asked.has(kind) && FOOTED.has(kind) && !kinds.has(kind));
  const whole = lost.reduce((scene, element) => bestPlaced(scene, element), repaired);
  return whole.elements.reduce((scene, element) => {
    if (!buried(element, scene)) return scene;
    const others = without(scene, element);
    return asked.has(element.kind) ? bestPlaced(others, element, [{ depth: FRONT }]) : others;
  }, whole);
}

/** The scene with the element where it breaks the fewest rules; the first of equals. */
function bestPlaced(scene: Scene, element: Element, first: readonly Partial<Element>[] = []): Scene {
  const candidates = [...first, ...PLACES].map((place) => {
    const placed: Scene = { ...scene, elements: [...scene.elements, { ...element, ...place }] };
    return { placed, faults: checkScene(placed).length };
  });
  const fewest = Math.min(...candidates.map(({ faults }) => faults));
  return candidates.find(({ faults }) => faults === fewest)!.placed;
}

function without(scene: Scene, element: Element): Scene {
  return { ...scene, elements: scene.elements.filter((one) => one !== element) };
}
