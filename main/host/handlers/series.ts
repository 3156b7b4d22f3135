/** @file Series and their frames: started, watched, locked, drawn again. */
import { clampAffect } from "../../../app/affect/plane.ts";
import { StudioError } from "../../../app/contract/failure.ts";
import type { Handlers } from "../../../app/contract/kinds.ts";
import type { seriesCalls } from "../../../app/contract/studio/series.ts";
import { planSeries } from "../../../app/series/plan.ts";
import type { SeriesRequest } from "../../../app/series/request.ts";
import { seriesTitle } from "../../../app/series/title.ts";
import { checkPrompt } from "../../../app/prompt/check-prompt.ts";
import type { NewFrame } from "../../store/store.ts";
import type { Parts } from "../parts.ts";

export function seriesHandlers({ store, events, queue }: Parts): Handlers<typeof seriesCalls> {
  const known = (series: string): void => {
    if (store.series.head(series) === undefined) {
      throw new StudioError({ code: "input.unknown", what: "series", id: series });
    }
  };

  const frameOf = (series: string, index: number) => {
    known(series);
    const frame = store.frames.get({ series, index });
    if (frame === undefined) throw new StudioError({ code: "input.unknown", what: "frame", id: `${index + 1}` });
    return frame;
  };

  /** A locked frame of the earlier series keeps its wish and its picture, whatever the new path says. */
  const planned = (request: SeriesRequest, keepFrom: string | null): NewFrame[] => {
    const kept = keepFrom === null ? [] : (store.series.detail(keepFrom)?.frames ?? []);
    return planSeries(request).map((frame) => {
      const keep = kept.find(({ index, locked, picture }) => index === frame.index && locked && picture !== null);
      if (keep === undefined) return frame;
      const { prompt, seed, picture } = keep;
      return {
        ...frame,
        target: clampAffect(keep.target.valence, keep.target.arousal),
        prompt,
        seed,
        keep: { picture: picture!.id },
      };
    });
  };

  return {
    "series.start": ({ request, keepFrom, first }) => {
      if (keepFrom !== null) known(keepFrom);
      const { series, job } = store.series.create({
        request,
        title: seriesTitle(request.prompt),
        frames: planned(request, keepFrom),
        remarks: [],
        first,
      });
      if (job === null) return { series, job: "" };
      events.jobs();
      queue.nudge();
      return { series, job };
    },
    "series.list": ({ limit }) => ({ series: store.series.list(limit) }),
    "series.rename": ({ series, title }) => {
      known(series);
      store.series.rename(series, title);
      events.head(series);
      events.jobs();
      return {};
    },
    "series.watch": ({ series }, { signal }) => {
      known(series);
      return events.watchSeries(series, signal);
    },
    "frames.lock": ({ series, index, locked }) => {
      frameOf(series, index);
      store.frames.lock({ series, index }, locked);
      events.frame({ series, index });
      return {};
    },
    "frames.redraw": ({ series, index, seed, prompt, first }) => {
      const frame = frameOf(series, index);
      const words = prompt === null ? frame.prompt : prompt.trim();
      const wrong = checkPrompt(words);
      if (wrong !== undefined) throw new StudioError({ code: "input.invalid", issues: [wrong] });
      const { job } = store.frames.redraw(
        { series, index },
        { seed: seed ?? nextSeed(frame.seed), prompt: words },
        first,
      );
      events.frame({ series, index });
      events.jobs();
      queue.nudge();
      return { series, job };
    },
    "frames.choose": ({ series, index, picture }) => {
      frameOf(series, index);
      store.frames.choose({ series, index }, picture);
      events.frame({ series, index });
      events.head(series);
      return {};
    },
  };
}

/** The seed behind this one; the last is followed by the first. */
const nextSeed = (seed: number): number => (seed >= Number.MAX_SAFE_INTEGER ? 0 : seed + 1);
