/** @file The flip-book: frames with a picture, one after another on the stage. */
import { useEffect, useEffectEvent, useState } from "react";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { blobUrl } from "../../host/host.ts";

/** Pictures a second that can be chosen. */
export const SPEEDS = [1, 2, 4, 8, 12] as const;
export type Speed = (typeof SPEEDS)[number];

/** Faster than this is not shown to somebody who asked for less motion. */
const CALM_SPEED = 1;

/**
 * The index to show after `current`, undefined at the end of what does not go over and over.
 *
 * @param playable indices in order
 */
export function nextInBook(playable: readonly number[], current: number | null, loop: boolean): number | undefined {
  const at = playable.findIndex((index) => index === current);
  const next = playable[at + 1];
  return next ?? (loop ? playable[0] : undefined);
}

export interface FlipBook {
  readonly playing: boolean;
  readonly speed: Speed;
  readonly loop: boolean;
  /** Whether there are two pictures at least. */
  readonly possible: boolean;
  readonly toggle: () => void;
  readonly stop: () => void;
  readonly setSpeed: (speed: Speed) => void;
  readonly setLoop: (loop: boolean) => void;
}

/**
 * @param current index on the stage
 * @param show puts a frame on the stage
 */
export function useFlipBook(frames: readonly Frame[], current: number | null, show: (index: number) => void): FlipBook {
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState<Speed>(4);
  const [loop, setLoop] = useState(true);
  const playable = frames.filter(({ picture }) => picture !== null);
  const possible = playable.length > 1;

  const turn = useEffectEvent(() => {
    const next = nextInBook(
      playable.map(({ index }) => index),
      current,
      loop,
    );
    if (next === undefined) setPlaying(false);
    else show(next);
  });
  useEffect(() => {
    if (!playing) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const timer = setInterval(turn, 1000 / (calm ? Math.min(speed, CALM_SPEED) : speed));
    return () => clearInterval(timer);
  }, [playing, speed]);

  return {
    playing: playing && possible,
    speed,
    loop,
    possible,
    toggle: () => {
      if (!playing) {
        // Fetched now, so that the first round already runs evenly.
        for (const { picture } of playable) if (picture !== null) new Image().src = blobUrl(picture.blob);
        // At the end, playing begins anew.
        if (
          nextInBook(
            playable.map(({ index }) => index),
            current,
            false,
          ) === undefined &&
          playable[0] !== undefined
        ) {
          show(playable[0].index);
        }
      }
      setPlaying(!playing);
    },
    stop: () => setPlaying(false),
    setSpeed,
    setLoop,
  };
}
