/** @file From the draft to a series in the queue, and why a draft cannot be drawn yet. */
import { useCallback } from "react";
import { MAX_PROMPT_LENGTH } from "../../../app/prompt/check-prompt.ts";
import type { DraftState } from "../../../app/contract/studio/settings.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useClient, useHost } from "../../host/host.ts";
import { announce } from "../../state/announce.ts";
import { draftStore } from "../../state/draft.ts";
import { viewStore } from "../../state/view.ts";
import { useText } from "../../locales/use-text.ts";
import { attempt } from "./attempt.ts";
import { randomSeed } from "./random-seed.ts";

/** What is missing of a draft. */
export type Lack = "promptEmpty" | "promptTooLong" | "pathShort";

/** Why this draft cannot be drawn, undefined when it can. */
export function lackOf({ prompt, points }: Pick<DraftState, "prompt" | "points">): Lack | undefined {
  const { length } = prompt.trim();
  if (length === 0) return "promptEmpty";
  if (length > MAX_PROMPT_LENGTH) return "promptTooLong";
  return points.length < 2 ? "pathShort" : undefined;
}

/** Whether a new draw of `count` frames can take locked pictures over. */
function keeps(frames: readonly Frame[], count: number): boolean {
  return frames.some(({ locked, picture, index }) => locked && picture !== null && index < count);
}

/** Puts the draft into the queue, `first` before everything that waits; gives what is missing instead, if anything is. */
export function useDraw(): (first?: boolean) => Lack | undefined {
  const client = useClient();
  const { series: feeds } = useHost();
  const t = useText("studio");
  return useCallback(
    (first = false) => {
      const { now, series } = draftStore.getState();
      const lack = lackOf(now);
      if (lack !== undefined) return lack;
      const seed = now.seedLocked ? now.seed : randomSeed();
      const frames = series === null ? [] : (feeds.peek(series).view?.frames ?? []);
      const { prompt, points: path, size, aspect, pack } = now;
      attempt(async () => {
        const started = await client["series.start"]({
          request: { prompt, path, frames: now.frames, seed, size, aspect, pack },
          keepFrom: keeps(frames, now.frames) ? series : null,
          first,
        });
        const { showSeed, setSeries } = draftStore.getState();
        showSeed(seed);
        setSeries(started.series);
        viewStore.getState().setFrame(null);
        announce(t("drawSent", { count: now.frames }));
      });
      return undefined;
    },
    [client, feeds, t],
  );
}
