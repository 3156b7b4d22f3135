/** @file A place in two words of the rim: the one it lies by, and the one it leans to. */
import type { PlanePoint } from "../judge/measurement.ts";
import { RIM_WORDS, type RimWord, rimAngle, wordOf } from "./rim.ts";

/** Nearer to its word than this share of the gap to the neighbour, a place leans nowhere. */
const STEADY = 0.25;

export interface Leaning {
  readonly word: RimWord | "neutral";
  /** The neighbouring word on the side the place lies to, null by one word or in the middle of the plane. */
  readonly towards: RimWord | null;
}

/** Degrees from one direction to another, −180 … 180. */
const turnFrom = (from: number, to: number): number => ((((to - from + 180) % 360) + 360) % 360) - 180;

/** The word of a place and the neighbour it leans to. */
export function leaningOf(place: PlanePoint): Leaning {
  const word = wordOf(place);
  if (word === "neutral") return { word, towards: null };
  const turn = turnFrom(rimAngle(word), (Math.atan2(place.arousal, place.valence) * 180) / Math.PI);
  const step = turn < 0 ? RIM_WORDS.length - 1 : 1;
  const neighbour = RIM_WORDS[(RIM_WORDS.indexOf(word) + step) % RIM_WORDS.length]!;
  const gap = Math.abs(turnFrom(rimAngle(word), rimAngle(neighbour)));
  return { word, towards: Math.abs(turn) > STEADY * gap ? neighbour : null };
}
