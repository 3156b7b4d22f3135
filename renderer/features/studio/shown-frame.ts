/** @file Which frame is on the stage: the chosen one, or the newest while nobody has chosen. */
import type { Frame } from "../../../app/contract/studio/series.ts";

/**
 * The frame to look at. While a series draws, this is the last one finished before the one at hand, so that picture and
 * reading change together; the forming picture itself only while nothing else is there.
 *
 * @param chosen index a person chose, null to follow the drawing
 */
export function shownFrame(frames: readonly Frame[], chosen: number | null): Frame | undefined {
  const wanted = frames.find(({ index }) => index === chosen);
  if (wanted !== undefined) return wanted;
  const atHand = frames.findIndex(({ state }) => state === "drawing" || state === "measuring");
  if (atHand < 0) return frames.findLast(({ picture }) => picture !== null) ?? frames[0];
  return frames.slice(0, atHand).findLast(({ picture, locked }) => picture !== null && !locked) ?? frames[atHand];
}
