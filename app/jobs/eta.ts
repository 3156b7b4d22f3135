/** @file How long drawing will still take, as a range that says how sure it is. */
import type { Progress } from "../contract/studio/jobs.ts";

/** Half the width of the range as a share, before a frame was finished and at the least. */
const UNSURE = 0.3;
const LEAST = 0.1;

/** Milliseconds. */
export interface Remaining {
  readonly low: number;
  readonly high: number;
}

/**
 * From the pace of what was drawn to the end of the queue, null while there is no pace yet.
 *
 * @param waitingFrames frames nobody has begun
 */
export function remaining(progress: Progress | null, waitingFrames: number): Remaining | null {
  if (progress === null) return null;
  const frame = progress.frameMs > 0 ? progress.frameMs : progress.stepMs * progress.of;
  if (frame <= 0) return null;
  const atHand = progress.of > 0 ? Math.max(0, 1 - progress.step / progress.of) : 0;
  const middle = frame * (waitingFrames + atHand);
  const share = progress.frameMs > 0 ? Math.min(0.9, Math.max(LEAST, progress.spread)) : UNSURE;
  return { low: middle * (1 - share), high: middle * (1 + share) };
}
