/** @file How much of the eye a thing takes: area and place become salience (a judgement and not a fit). */
import type { Kind } from "../../scene/kinds.ts";

/** Sky and ground layers: they may fill the frame without being what the picture is about. */
const LAYERS: ReadonlySet<Kind> = new Set([
  "stars",
  "aurora",
  "rays",
  "cloud",
  "smoke",
  "mist",
  "rain",
  "snowfall",
  "ridge",
  "hills",
  "water",
  "path",
  "grass",
] satisfies Kind[]);

const LAYER_CAP = 0.5;
/** Width of the neighbourhood of a point of interest, as a fraction of the frame. */
const NEAR = 0.12;

/** Where a thing lies, as fractions of the frame, and the share of the frame it covers. */
export interface Placement {
  readonly kind: Kind;
  readonly x: number;
  readonly y: number;
  readonly area: number;
}

/**
 * s = min(1, 0.3 + 1.4·√area + 0.2·near), where `near` falls smoothly from 1 at a power point of the thirds, or at
 * the light, to 0 away from both; sky and ground layers at most 0.5.
 *
 * @param light where the light stands, as fractions of the frame
 */
export function salienceOf(placement: Placement, light: { readonly x: number; readonly y: number }): number {
  const closeness = (x: number, y: number): number =>
    Math.exp(-((placement.x - x) ** 2 + (placement.y - y) ** 2) / (2 * NEAR ** 2));
  const points = [1 / 3, 2 / 3].flatMap((x) => [1 / 3, 2 / 3].map((y) => [x, y] as const));
  const near = Math.max(closeness(light.x, light.y), ...points.map(([x, y]) => closeness(x, y)));
  const salience = 0.3 + 1.4 * Math.sqrt(Math.max(0, placement.area)) + 0.2 * near;
  return Math.min(LAYERS.has(placement.kind) ? LAYER_CAP : 1, salience);
}
