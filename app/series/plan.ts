/** @file From a request to the frames to draw: pure, so the preview, the host and the engine agree. */
import { affectPath, sample } from "../affect/path.ts";
import type { Affect } from "../affect/plane.ts";
import type { SeriesRequest } from "./request.ts";

/**
 * Share of a frame's noise variance common to the series, which is the correlation between the noises of two frames:
 * near 1, so that what changes along a series is the mood; below 1, so that no accident of one noise marks every frame.
 */
export const SHARED_NOISE = 0.96;

/** One picture to draw. */
export interface PlannedFrame {
  readonly index: number;
  readonly target: Affect;
  readonly prompt: string;
  /** The series' seed; the frame's own share of noise is told apart by `index` (app/flow/noise.ts). */
  readonly seed: number;
  /** 0 own noise only … 1 the same noise for every frame. */
  readonly sharedNoise: number;
}

/** The frames of a series in path order: targets at equal arc length, one prompt, one seed. */
export function planSeries(request: SeriesRequest): PlannedFrame[] {
  const targets = sample(affectPath(request.path), request.frames);
  return targets.map((target, index) => ({
    index,
    target,
    prompt: request.prompt,
    seed: request.seed,
    sharedNoise: SHARED_NOISE,
  }));
}
