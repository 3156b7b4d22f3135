/** @file Gives a scene at the sea or a lake its far shore: the sea reaches the horizon, a lake ends before it. */
import type { Phrase } from "../../../app/prompt/phrase.ts";
import type { Scene } from "../../../app/scene/scene.ts";

/** How far below the horizon the water begins; impression.ts tells sea from lake at 0.02. */
const SEA = 0.01;
const LAKE = 0.03;

/** The scene with its water's far edge where the phrases' place wants it; the last place named decides. */
export function meetPlaces(scene: Scene, phrases: readonly Phrase[]): Scene {
  const { horizon } = scene.globals;
  return phrases.reduce((current, { concept, negated }) => {
    if (negated) return current;
    if (concept === "in:open-sea" || concept === "in:coast")
      return withWater(current, (y) => Math.min(horizon + SEA, y));
    if (concept === "in:lake") return withWater(current, (y) => Math.max(horizon + LAKE, y));
    return current;
  }, scene);
}

function withWater(scene: Scene, edge: (y: number) => number): Scene {
  const elements = scene.elements.map((element) =>
    element.kind === "water" ? { ...element, y: edge(element.y) } : element,
  );
  return { ...scene, elements };
}
