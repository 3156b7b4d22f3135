/** @file A series in one line: how many frames are measured, how far off they are, whether their order holds. */
import { clampAffect } from "../affect/plane.ts";
import type { PerAxis } from "../affect/error.ts";
import type { Frame } from "../contract/studio/series.ts";
import { continuity } from "./continuity.ts";
import { comparable } from "./look.ts";

/** Fewer measurements than this have no order worth a number. */
const LEAST_FOR_ORDER = 3;

export interface Summary {
  readonly of: number;
  readonly measured: number;
  /** Null while nothing is measured. */
  readonly meanError: PerAxis<number> | null;
  /** Kendall's τ_b of targets and measurements; undefined where the path does not move or too little is measured. */
  readonly agreement: PerAxis<number | undefined>;
}

/** Measures over the measured frames of a series, in path order. */
export function summarise(frames: readonly Frame[]): Summary {
  const pairs = frames.flatMap((frame) => {
    const reading = comparable(frame);
    return reading === null
      ? []
      : [
          {
            target: clampAffect(frame.target.valence, frame.target.arousal),
            measured: clampAffect(reading.valence, reading.arousal),
          },
        ];
  });
  const none = { valence: undefined, arousal: undefined };
  if (pairs.length === 0) return { of: frames.length, measured: 0, meanError: null, agreement: none };
  const { meanError, kendall } = continuity(pairs);
  return {
    of: frames.length,
    measured: pairs.length,
    meanError,
    agreement: pairs.length < LEAST_FOR_ORDER ? none : kendall,
  };
}
