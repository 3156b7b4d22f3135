/** @file A point in two words: the region it lies in, and the one it leans to. */
import { nameOf, REGIONS } from "./regions.ts";
import { affect } from "./plane.ts";
import type { PlanePoint } from "../judge/measurement.ts";

/** A neighbour further off than this share of the gap between two regions is not leant to. */
const LEANING = 0.75;

export interface Leaning {
  /** A region of regions.ts, or `neutral`. */
  readonly word: string;
  /** The neighbouring region on the side the point lies to, null in the middle of one or of the plane. */
  readonly towards: string | null;
}

const modulo = (degrees: number): number => ((degrees % 360) + 360) % 360;

/** The region of a point and the neighbour it leans to. */
export function leaningOf({ valence, arousal }: PlanePoint): Leaning {
  const word = nameOf(affect(valence, arousal));
  const at = REGIONS.findIndex(({ name }) => name === word);
  const here = REGIONS[at];
  if (here === undefined) return { word, towards: null };
  const turn = modulo((Math.atan2(arousal, valence) * 180) / Math.PI - here.angle + 180) - 180;
  const neighbour = REGIONS[(at + (turn < 0 ? REGIONS.length - 1 : 1)) % REGIONS.length]!;
  const gap = Math.abs(modulo(neighbour.angle - here.angle + 180) - 180);
  return { word, towards: gap - Math.abs(turn) < LEANING * gap ? neighbour.name : null };
}
