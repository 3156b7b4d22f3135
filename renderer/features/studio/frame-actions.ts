/** @file What one can do with a frame of the series on the table. */
import { useMemo } from "react";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useClient } from "../../host/host.ts";
import { attempt } from "./attempt.ts";

export interface FrameActions {
  /** A locked frame is kept by the next draw. */
  readonly lock: (frame: Frame, locked: boolean) => void;
  /** Draws the frame again: with the next seed and its own prompt unless others are given. */
  readonly redraw: (frame: Frame, change?: { readonly seed?: number | null; readonly prompt?: string | null }) => void;
  /** Makes an earlier picture the frame's picture again. */
  readonly choose: (frame: Frame, picture: string) => void;
}

/** @param series id of the series on the table */
export function useFrameActions(series: string | null): FrameActions {
  const client = useClient();
  return useMemo(() => {
    const ask = (work: (series: string) => Promise<unknown>): void => {
      if (series !== null) attempt(() => work(series));
    };
    return {
      lock: ({ index }, locked) => ask((id) => client["frames.lock"]({ series: id, index, locked })),
      redraw: ({ index }, { seed = null, prompt = null } = {}) =>
        ask((id) => client["frames.redraw"]({ series: id, index, seed, prompt })),
      choose: ({ index }, picture) => ask((id) => client["frames.choose"]({ series: id, index, picture })),
    };
  }, [client, series]);
}
