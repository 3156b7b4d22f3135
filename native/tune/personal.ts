/** @file What a person adds to what a judge reads: felt moods in place of read ones, and a liking of how a picture looks. */
import type { PlanePoint } from "../../app/judge/measurement.ts";
import type { PersonalTerms } from "../../app/tune/config.ts";

/** The terms of one run, ready for use. */
export interface Taught {
  /** How a reading on `range` is felt; bounded to the plane. */
  readonly felt: (reading: PlanePoint) => PlanePoint;
  readonly terms: PersonalTerms | null;
}

const LIMIT = 3;

/** Nobody in particular: readings are felt as they are. */
export function taughtBy(terms: PersonalTerms | null): Taught {
  const line = (axis: keyof PlanePoint, value: number): number => {
    if (terms === null) return value;
    const { offset, slope } = terms.felt[axis];
    return Math.max(-LIMIT, Math.min(LIMIT, offset + slope * value));
  };
  return {
    terms,
    felt: ({ valence, arousal }) => ({ valence: line("valence", valence), arousal: line("arousal", arousal) }),
  };
}
