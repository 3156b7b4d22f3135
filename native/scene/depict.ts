/** @file A scene as the affect functions read it: each kind shown, with its salience (GROUND.md §4), and the style. */
import type { Depicted, Depiction, Style } from "../../app/affect/ground/depiction.ts";
import type { Kind } from "../../app/scene/kinds.ts";
import type { Element, Scene } from "../../app/scene/scene.ts";
import { DRAWINGS } from "./kinds/table.ts";
import { boxOf, visibleShare } from "./rules/ground.ts";

/** Layers of sky and ground: however large, they are background. */
const BACKGROUND: ReadonlySet<Kind> = new Set([
  "stars",
  "rays",
  "cloud",
  "mist",
  "rain",
  "snowfall",
  "ridge",
  "hills",
  "water",
  "path",
  "grass",
  "window",
]);
const BACKGROUND_CAP = 0.5;
/** Below this share of the frame nothing is noticed. */
const LEAST_AREA = 0.0004;
/** Distance from a third of the frame, or from the light, within which a thing gains. */
const NEAR = 0.16;

/** Share of the frame an element covers: what is visible of its box, times how much of it is ink. */
export function areaOf(element: Element, scene: Scene): number {
  const { left, top, right, bottom } = boxOf(element, scene);
  const box = (right - left) * (bottom - top);
  return Math.min(1, box * visibleShare(element, scene) * DRAWINGS[element.kind].fill);
}

/** 1 on a third or at the light, falling to 0 at a distance of {@link NEAR}. */
function placeGain(element: Element, { globals }: Scene): number {
  const third = Math.min(Math.abs(element.x - 1 / 3), Math.abs(element.x - 2 / 3));
  const light = Math.hypot(element.x - globals.lightX, element.y - globals.lightY);
  return Math.max(0, 1 - Math.min(third, light) / NEAR);
}

/** s = min(1, 0.3 + 1.4·√area + 0.2·nearness to a third or the light), background at most 0.5. */
function salienceOf(element: Element, area: number, scene: Scene): number {
  const background = BACKGROUND.has(element.kind);
  const salience = Math.min(1, 0.3 + 1.4 * Math.sqrt(area) + (background ? 0 : 0.2 * placeGain(element, scene)));
  return background ? Math.min(BACKGROUND_CAP, salience) : salience;
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
    const salience = salienceOf(element, area, scene);
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
