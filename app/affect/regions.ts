/** @file Words for places on the plane: Russell's circumplex (1980) and plain descriptions of a point. */
import { type Affect, type Axis, affect, LIMIT } from "./plane.ts";

/** A named direction of the circumplex and where its label stands. */
export interface Region {
  readonly name: string;
  /** Degrees from pleasure (0) towards arousal (90). */
  readonly angle: number;
  readonly centre: Affect;
}

/** Russell's scaled angles are facts; how far out the labels stand is our choice. */
const LABEL_RADIUS = 0.7 * LIMIT;

/** Nearer to the middle than this no direction is meant. */
const NEUTRAL_RADIUS = 0.5;

const ANGLES = {
  happy: 7.8,
  delighted: 24.9,
  excited: 48.6,
  astonished: 69.8,
  tense: 92.8,
  afraid: 116,
  distressed: 138,
  miserable: 188.7,
  sad: 207.5,
  bored: 242,
  tired: 267.7,
  calm: 316.2,
  serene: 328.6,
  pleased: 353.2,
} as const satisfies Record<string, number>;

/** All regions by rising angle. */
export const REGIONS: readonly Region[] = Object.entries(ANGLES).map(([name, angle]) => {
  const radians = (angle * Math.PI) / 180;
  return { name, angle, centre: affect(LABEL_RADIUS * Math.cos(radians), LABEL_RADIUS * Math.sin(radians)) };
});

/** The word nearest in direction, or `neutral` around the middle. */
export function nameOf({ valence, arousal }: Affect): string {
  if (Math.hypot(valence, arousal) < NEUTRAL_RADIUS) return "neutral";
  const angle = (Math.atan2(arousal, valence) * 180) / Math.PI;
  const apart = (region: Region): number => {
    const difference = Math.abs(region.angle - angle) % 360;
    return Math.min(difference, 360 - difference);
  };
  return REGIONS.reduce((nearest, region) => (apart(region) < apart(nearest) ? region : nearest)).name;
}

const POLES: { readonly [A in Axis]: readonly [low: string, high: string] } = {
  valence: ["unpleasant", "pleasant"],
  arousal: ["calm", "stirring"],
};

function wordFor(axis: Axis, value: number): string {
  const strength = Math.abs(value);
  if (strength < 0.25) return "neutral";
  const pole = POLES[axis][value < 0 ? 0 : 1];
  if (strength < 0.75) return `slightly ${pole}`;
  return strength < 2 ? pole : `very ${pole}`;
}

/** A number of affect as the studio prints it: one decimal, a true minus sign, never −0. */
export function formatAffectNumber(value: number): string {
  const text = Math.abs(value).toFixed(1);
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** Both coordinates in figures and words, such as “valence 1.2, pleasant; arousal −0.8, calm”. */
export function describe({ valence, arousal }: Affect): string {
  const part = (axis: Axis, value: number): string => `${axis} ${formatAffectNumber(value)}, ${wordFor(axis, value)}`;
  return `${part("valence", valence)}; ${part("arousal", arousal)}`;
}
