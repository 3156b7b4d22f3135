/** @file What a run learns of the person: their profile as the terms of its reward, as far as they let it be learned from. */
import { AXES } from "../../../app/affect/plane.ts";
import type { PersonalTerms } from "../../../app/tune/config.ts";
import { feltLine, LEAST_CORRECTIONS } from "../../../app/profile/felt.ts";
import type { ProfileState } from "../../../app/profile/state.ts";
import { steering } from "../../../app/profile/taste.ts";
import { TRAITS } from "../../../app/profile/traits.ts";

export interface LearnFrom {
  readonly decisions: boolean;
  readonly stars: boolean;
  readonly corrections: boolean;
}

const AS_READ = { offset: 0, slope: 1 } as const;

/** Null when there is nothing yet that would make the run differ from anybody's. */
export function personalTermsOf(state: ProfileState, learnFrom: LearnFrom): PersonalTerms | null {
  const corrected = learnFrom.corrections && state.calibration.valence.n >= LEAST_CORRECTIONS;
  const share = learnFrom.decisions || learnFrom.stars ? steering(state) : 0;
  if (!corrected && share === 0) return null;
  const lineOf = (axis: (typeof AXES)[number]): { offset: number; slope: number } => {
    if (!corrected) return AS_READ;
    const { offset, slope } = feltLine(state.calibration, axis);
    return { offset: offset.mean, slope: slope.mean };
  };
  const { valence, arousal } = state.weights;
  return {
    felt: { valence: lineOf("valence"), arousal: lineOf("arousal") },
    weights: { valence, arousal },
    taste: share === 0 ? null : { weights: state.preference.own.mean.slice(0, TRAITS.length), share },
  };
}
