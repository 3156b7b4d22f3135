/** @file Says aloud what became of a frame, once, when it happens. */
import { useEffect, useRef } from "react";
import { driftOf } from "../../../app/affect/drift.ts";
import { comparable } from "../../../app/series/look.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { announce } from "../../state/announce.ts";
import { useText } from "../../locales/use-text.ts";

/** A frame that finished or failed since it was last looked at. */
export function newlyEnded(before: readonly Frame[], frames: readonly Frame[]): Frame[] {
  return frames.filter((frame) => {
    const earlier = before.find(({ index }) => index === frame.index);
    return (
      earlier !== undefined && earlier.state !== frame.state && (frame.state === "finished" || frame.state === "failed")
    );
  });
}

export function useSpokenFrames(frames: readonly Frame[]): void {
  const t = useText("studio");
  const before = useRef<readonly Frame[]>(frames);
  useEffect(() => {
    for (const frame of newlyEnded(before.current, frames)) {
      const [number, count] = [frame.index + 1, frames.length];
      const reading = comparable(frame);
      if (frame.state === "failed") announce(t("liveFailed", { number, count }), { urgent: true });
      else if (reading === null) announce(t("liveDrawn", { number, count }));
      else {
        const distance = driftOf(frame.target, reading).distance.toFixed(2);
        announce(t("liveMeasured", { number, count, distance }));
      }
    }
    before.current = frames;
  }, [frames, t]);
}
