/** @file How fast frames are drawn: medians of what was just seen, warming up left out. */
import { median, quantile } from "../statistics/quantile.ts";

/** Steps and frames the medians look back on. */
const MEMORY = 24;

/** Durations in milliseconds, oldest first. */
export interface Pace {
  readonly steps: readonly number[];
  readonly frames: readonly number[];
}

export const NO_PACE: Pace = { steps: [], frames: [] };

function remember(durations: readonly number[], milliseconds: number): readonly number[] {
  return [...durations, milliseconds].slice(-MEMORY);
}

/** The pace after another step. */
export function afterStep(pace: Pace, milliseconds: number): Pace {
  return { ...pace, steps: remember(pace.steps, milliseconds) };
}

/** The pace after another whole frame. */
export function afterFrame(pace: Pace, milliseconds: number): Pace {
  return { ...pace, frames: remember(pace.frames, milliseconds) };
}

/** Median step and frame in milliseconds, 0 while none is known, and half the middle 80 % of frames as a share of their median. */
export function paceFigures({ steps, frames }: Pace): {
  readonly stepMs: number;
  readonly frameMs: number;
  readonly spread: number;
} {
  const frameMs = frames.length === 0 ? 0 : median(frames);
  const spread = frameMs === 0 ? 0 : (quantile(frames, 0.9) - quantile(frames, 0.1)) / 2 / frameMs;
  return { stepMs: steps.length === 0 ? 0 : median(steps), frameMs, spread };
}
