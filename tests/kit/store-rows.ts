/** @file Rows for a store, with pictures of a few bytes: the store looks at files, never into them. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { StoredPicture } from "../../app/contract/engine/engine.ts";
import type { Measurement } from "../../app/judge/measurement.ts";
import { planSeries, type PlannedFrame } from "../../app/series/plan.ts";
import { parseSeriesRequest, type SeriesRequest } from "../../app/series/request.ts";
import type { FrameRef, NewPicture, OpenedStore } from "../../main/store/store.ts";
import { blobPath } from "../../native/files/blobs.ts";
import { sha256 } from "../../native/files/model-files.ts";

/** Keeps `text` as a blob. */
export function keepBlob(blobs: string, text: string): string {
  const hash = sha256(Buffer.from(text));
  const place = blobPath(blobs, hash);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, text);
  return hash;
}

/** A stored picture whose bytes are `text`, its thumbnail's and its SVG's the same with a letter behind. */
export function keepPicture(blobs: string, text: string): StoredPicture {
  const [blob, thumb, svg] = [text, `${text}t`, `${text}s`].map((bytes) => keepBlob(blobs, bytes));
  return { blob: blob!, thumb: thumb!, svg: svg!, width: 512, height: 512, bytes: text.length };
}

/** A picture drawn of nothing in particular. */
export function newPicture(store: OpenedStore, text: string, change: Partial<NewPicture> = {}): NewPicture {
  return {
    stored: keepPicture(store.folders.blobs, text),
    origin: "drawn",
    name: null,
    prompt: "a boat",
    seed: 1,
    target: { valence: 1, arousal: -1 },
    recipe: null,
    pack: "papercut",
    adapter: null,
    ...change,
  };
}

/** The picture of a planned frame. */
export function drawnFrame(store: OpenedStore, frame: PlannedFrame, text = `frame ${frame.index}`): NewPicture {
  return newPicture(store, text, { prompt: frame.prompt, seed: frame.seed, target: frame.target });
}

/** A request for `frames` pictures of a boat. */
export function boatRequest(frames: number, change: Partial<SeriesRequest> = {}): SeriesRequest {
  const path = [
    { valence: -2, arousal: -1 },
    { valence: 2, arousal: 1 },
  ];
  return { ...parseSeriesRequest({ prompt: "a boat", path, frames, seed: 7 }), ...change };
}

/** A new series of a boat with its job. */
export function startSeries(store: OpenedStore, frames = 3, first = false): { series: string; job: string } {
  const request = boatRequest(frames);
  const { series, job } = store.series.create({
    request,
    title: "Boats",
    frames: planSeries(request),
    remarks: [],
    first,
  });
  return { series, job: job! };
}

/** Draws and measures a frame of a job as it is planned. */
export function finishFrame(store: OpenedStore, series: string, frame: PlannedFrame): string {
  const ref: FrameRef = { series, index: frame.index };
  const { picture } = store.pictures.add(drawnFrame(store, frame), ref);
  store.pictures.measured(picture, measurementAt(frame.target.valence, frame.target.arousal));
  return picture;
}

/** What a judge says of a picture that lies there. */
export function measurementAt(valence: number, arousal: number, change: Partial<Measurement> = {}): Measurement {
  return {
    scale: "range",
    valence,
    arousal,
    rated: { valence: valence / 2, arousal: arousal / 2 },
    spread: { valence: 0.4, arousal: 0.5 },
    confidence: 0.8,
    causes: [{ what: "mist", group: "weather", axis: "arousal", effect: -0.5 }],
    judge: { id: "papercut-judge", sha256: "b".repeat(64) },
    ...change,
  };
}
