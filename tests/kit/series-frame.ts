/** @file Frames and jobs as the host tells of them, for tests that need only a few of their fields. */
import type { Frame } from "../../app/contract/studio/series.ts";
import type { PictureCard } from "../../app/contract/studio/pictures.ts";
import type { Job } from "../../app/contract/studio/jobs.ts";

/** A measurement of the embedded judge at a place of the plane. */
export function measuredAt(valence: number, arousal: number): NonNullable<Frame["measurement"]> {
  return {
    scale: "range",
    valence,
    arousal,
    rated: { valence: valence / 2, arousal: arousal / 2 },
    spread: { valence: 0.3, arousal: 0.4 },
    confidence: 0.9,
    causes: [],
    judge: { id: "papercut-judge", sha256: "0".repeat(64) },
  };
}

/** A finished frame with neither picture nor measurement, changed by `fields`. */
export function frameWith(fields: Partial<Frame>): Frame {
  return {
    index: 0,
    target: { valence: 0, arousal: 0 },
    prompt: "a boat",
    seed: 7,
    locked: false,
    state: "finished",
    picture: null,
    measurement: null,
    earlier: [],
    failure: null,
    ...fields,
  };
}

/** A waiting job of three frames, changed by `fields`. */
export function jobWith(fields: Partial<Job>): Job {
  return {
    id: "job",
    series: "series",
    title: "a boat",
    state: "waiting",
    revision: 1,
    position: 1,
    frames: [0, 1, 2],
    finished: 0,
    created: 0,
    started: null,
    ended: null,
    failure: null,
    ...fields,
  };
}

/** A drawn picture nobody has measured, changed by `fields`. */
export function pictureWith(fields: Partial<PictureCard>): PictureCard {
  return {
    id: "picture",
    blob: "a".repeat(64),
    thumb: "b".repeat(64),
    svg: null,
    width: 768,
    height: 768,
    origin: "drawn",
    name: null,
    prompt: "a boat",
    seed: 7,
    target: { valence: 0, arousal: 0 },
    measured: null,
    stars: 0,
    series: "series",
    index: 0,
    pack: "papercut",
    adapter: null,
    hasRecipe: true,
    created: 0,
    trashed: null,
    ...fields,
  };
}
