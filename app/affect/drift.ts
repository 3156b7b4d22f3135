/** @file Which way a picture missed its target: a distance and one of eight directions, for which there are words. */
import { AXES } from "./plane.ts";
import type { PlanePoint } from "../judge/measurement.ts";

/** Anticlockwise from pleasure in steps of 45 degrees, as the words stand round the plane. */
export const DIRECTIONS = ["happy", "excited", "active", "tense", "sad", "gloomy", "quiet", "calm"] as const;
export type Direction = (typeof DIRECTIONS)[number];

export interface Drift {
  /** Euclidean, in units of the plane. */
  readonly distance: number;
  /** Where the measurement lies as seen from the target. */
  readonly direction: Direction;
}

/** How far and which way `measured` lies from `target`; both on the same scale. */
export function driftOf(target: PlanePoint, measured: PlanePoint): Drift {
  const [valence, arousal] = AXES.map((axis) => measured[axis] - target[axis]) as [number, number];
  const eighth = Math.round(Math.atan2(arousal, valence) / (Math.PI / 4));
  return { distance: Math.hypot(valence, arousal), direction: DIRECTIONS[(eighth + 8) % 8]! };
}
