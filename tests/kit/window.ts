/** @file Small true rows for tests of the window: parsed by the contract's own schemas. */
import { job, type Job } from "../../app/contract/studio/jobs.ts";
import { frame, type Frame, seriesDetail, type SeriesEvent } from "../../app/contract/studio/series.ts";
import { settings } from "../../app/contract/studio/settings.ts";
import { type Overview, overview, type StudioEvent } from "../../app/contract/studio/studio.ts";
import { parseSeriesRequest } from "../../app/series/request.ts";

const request = parseSeriesRequest({
  prompt: "a lighthouse",
  path: [
    { valence: -1, arousal: 1 },
    { valence: 1, arousal: -1 },
  ],
});

/** A job that waits with two frames. */
export function aJob(change: Partial<Job> = {}): Job {
  return job.parse({
    id: "job-1",
    series: "series-1",
    title: "A lighthouse",
    state: "waiting",
    revision: 1,
    position: 1,
    frames: [0, 1],
    finished: 0,
    created: 0,
    started: null,
    ended: null,
    failure: null,
    ...change,
  });
}

/** A frame without a picture. */
export function aFrame(index: number, state: Frame["state"] = "waiting"): Frame {
  return frame.parse({
    index,
    target: { valence: 0, arousal: index / 10 },
    prompt: "a lighthouse",
    seed: 1,
    locked: false,
    state,
    picture: null,
    measurement: null,
    earlier: [],
    failure: null,
  });
}

/** A series of these frames. */
export function aSeries(frames: readonly Frame[]): Extract<SeriesEvent, { kind: "snapshot" }>["series"] {
  const head = { id: "series-1", title: "A lighthouse", request, created: 0, finished: 0, cover: null };
  return seriesDetail.parse({ head, frames, remarks: [] });
}

/** The first event of the overview, with nothing going on. */
export function snapshotOf(change: Partial<Overview>): Extract<StudioEvent, { kind: "snapshot" }> {
  const state = overview.parse({
    jobs: [],
    progress: null,
    queue: { paused: null },
    engine: {
      state: "ready",
      restarts: 0,
      failure: null,
      provider: "cpu",
      probes: [],
      probed: null,
      threads: 2,
      onnxruntime: "1",
    },
    library: { revision: 0, pictures: 0, trashed: 0 },
    settings: settings.parse({}),
    feedback: {
      person: { id: "person-1", name: "One", created: 0 },
      refinements: 0,
      profile: 0,
      judges: 0,
      judge: null,
    },
    tuner: { runs: [], tuning: null, adapters: 0, evidence: 0 },
    ...change,
  });
  return { kind: "snapshot", seq: 1, overview: state };
}
