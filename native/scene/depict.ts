/** @file A scene as the affect functions read it: each kind shown, with its salience, and the style. */
import type { Depicted, Depiction, Style } from "../../app/affect/ground/depiction.ts";
import { salienceOf } from "../../app/affect/ground/salience.ts";
import type { Kind } from "../../app/scene/kinds.ts";
import type { Element, Scene } from "../../app/scene/scene.ts";
import { DRAWINGS } from "./kinds/table.ts";
import { boxOf, visibleShare } from "./rules/ground.ts";

/** The wall around a window is a layer like the ground, though nobody but a scene of a room draws one. */
const WINDOW_CAP = 0.5;
/** Below this share of the frame nothing is noticed. */
const LEAST_AREA = 0.0004;
/** Share of the frame an element covers: what is visible of its box, times how much of it is ink. */
export function areaOf(element: Element, scene: Scene): number {
  const { left, top, right, bottom } = boxOf(element, scene);
  const box = (right - left) * (bottom - top);
  return Math.min(1, box * visibleShare(element, scene) * DRAWINGS[element.kind].fill);
}

function seenSalience(element: Element, area: number, scene: Scene): number {
  const { left, top, right, bottom } = boxOf(element, scene);
  const middle = { kind: element.kind, x: (left + right) / 2, y: (top + bottom) / 2, area };
  const salience = salienceOf(middle, { x: scene.globals.lightX, y: scene.globals.lightY });
  return element.kind === "window" ? Math.min(WINDOW_CAP, salience) : salience;
}

/** Whether the scene holds an element of the kind, visible or not. */
export function contains(scene: Scene, kind: Kind): boolean {
  return scene.elements.some((element) => element.kind === kind);
}

/** Every kind that can be seen, its instances merged: areas add up, the most salient instance gives the form. */
export function depictedThings(scene: Scene): Depicted[] {
  const things = new Map<Kind, Depicted>();
  for (const element of scene.elements) {
    const area = areaOf(element, scene);
    if (area < LEAST_AREA) continue;
    const { kind, roughness, variant } = element;
    const salience = seenSalience(element, area, scene);
    const known = things.get(kind);
    const form = known !== undefined && known.salience >= salience ? known : { kind, salience, roughness, variant };
    things.set(kind, { ...form, area: Math.min(1, area + (known?.area ?? 0)), count: 1 + (known?.count ?? 0) });
  }
  return [...things.values()];
}

/**
 * What the picture of a scene shows.
 *
 * @param style features of its pixels (native/scene/raster.ts)
 */
export function depict(scene: Scene, style: Style): Depiction {
  const { daylight, goldenHour, snowCover, foliage, wind, haze } = scene.globals;
  return { things: depictedThings(scene), style, daylight, goldenHour, snowCover, foliage, wind, haze };
}
