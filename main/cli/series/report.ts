/** @file series.json: what was asked, what was measured, and by whom. */
import os from "node:os";
import { absoluteError, type PerAxis, perAxis } from "../../../app/affect/error.ts";
import { clampAffect } from "../../../app/affect/plane.ts";
import type { Measurement, PlanePoint } from "../../../app/judge/measurement.ts";
import { adjacentDistances, continuity, stepSizes } from "../../../app/series/continuity.ts";
import type { Reading } from "../../../app/prompt/read.ts";
import type { PlannedFrame } from "../../../app/series/plan.ts";
import type { SeriesRequest } from "../../../app/series/request.ts";
import { mean } from "../../../app/statistics/mean.ts";
import type { Judge } from "../../../native/judge/judge.ts";
import type { Pack } from "../../../native/models/papercut/pack.ts";
import type { DrawnFrame } from "../../../native/pipeline/draw-series.ts";
import { RUNTIME_VERSION } from "../../../native/runtime/session.ts";
import { APP_VERSION } from "../../version.ts";
import { withoutEffect } from "../../../app/prompt/remarks.ts";

export interface SeriesRun {
  readonly request: SeriesRequest;
  readonly pack: Pack;
  readonly judge: Judge;
}

/** A picture on the disk. */
export interface WrittenPicture {
  readonly files: { readonly png: string; readonly svg: string };
  /** Of the PNG. */
  readonly sha256: string;
}

/** What was read of a picture; all points are on the scale `range` but for `rated`. */
export interface ReadingRecord {
  readonly measured: PlanePoint & { readonly spread: PlanePoint };
  /** The measurement in units of human ratings. */
  readonly rated: PlanePoint;
  /** |measured − target|. */
  readonly error: PlanePoint;
}

/** One frame of series.json. */
export interface FrameRecord extends ReadingRecord, WrittenPicture {
  readonly index: number;
  readonly prompt: string;
  readonly seed: number;
  readonly target: PlanePoint;
}

/** What of a frame outlives its pixels. */
export interface KeptFrame {
  readonly record: FrameRecord;
  readonly thumbnail: Float32Array;
  readonly milliseconds: number;
}

/** The record of a frame that was drawn and written. */
export function frameRecord(
  { target, prompt, seed }: PlannedFrame,
  { index, measured }: DrawnFrame,
  written: WrittenPicture,
): FrameRecord {
  return { index, prompt, seed, target: rounded(target), ...readingRecord(target, measured), ...written };
}

/** The record of a reading. */
export function readingRecord(target: PlanePoint, measured: Measurement): ReadingRecord {
  const read = rounded(measured);
  return {
    measured: { ...read, spread: rounded(measured.spread) },
    rated: rounded(measured.rated),
    error: rounded(absoluteError(pairOf(rounded(target), read))),
  };
}

/** What of the prompt the pictures cannot show, for machines; app/prompt/remarks.ts says the same to people. */
function misread(prompt: string, reading: Reading) {
  return {
    unknown: reading.unknown.map(({ word, nearest }) => ({ word, nearest })),
    withoutEffect: withoutEffect(prompt, reading).map(({ words }) => words),
    dropped: reading.dropped.map(({ concept }) => concept),
  };
}

/**
 * The report of a series, finished or cancelled.
 *
 * @param reading of the request's prompt
 * @param kept one frame or more
 */
export function seriesReport(
  { request, pack, judge }: SeriesRun,
  reading: Reading,
  kept: readonly KeptFrame[],
  totalMs: number,
) {
  const frames = kept.map(({ record }) => record);
  const followed = continuity(frames.map(({ target, measured }) => pairOf(target, measured)));
  const steps = stepSizes(adjacentDistances(kept.map(({ thumbnail }) => thumbnail)));
  return {
    version: 1,
    prompt: request.prompt,
    reading: misread(request.prompt, reading),
    path: request.path.map(rounded),
    seed: request.seed,
    size: request.size,
    aspect: request.aspect,
    pack: { id: pack.id, sha256: pack.sha256 },
    adapter: pack.adapter ?? pack.stack[0] ?? null,
    judge: { id: judge.id, sha256: judge.sha256 },
    scale: request.scale,
    frames,
    summary: {
      vError: round(followed.meanError.valence),
      aError: round(followed.meanError.arousal),
      skill: orNull(followed.skill),
      spearman: orNull(followed.spearman),
      kendall: orNull(followed.kendall),
      steps: followed.steps,
      continuity: { meanStep: round(steps.meanStep), maxStep: round(steps.maxStep) },
    },
    timing: {
      totalMs: Math.round(totalMs),
      perFrameMs: Math.round(mean(kept.map(({ milliseconds }) => milliseconds))),
    },
    environment: environment(),
  };
}

/** What drew and measured. */
export function environment() {
  return {
    app: APP_VERSION,
    onnxruntime: RUNTIME_VERSION,
    provider: "cpu",
    cpu: os.cpus()[0]?.model ?? "unknown",
  };
}

export type SeriesReport = ReturnType<typeof seriesReport>;

/** Four decimals, which is more than any judge can tell. */
export const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/** Both numbers by {@link round}. */
export function rounded({ valence, arousal }: PlanePoint): PlanePoint {
  return { valence: round(valence), arousal: round(arousal) };
}

function pairOf(target: PlanePoint, measured: PlanePoint) {
  return {
    target: clampAffect(target.valence, target.arousal),
    measured: clampAffect(measured.valence, measured.arousal),
  };
}

/** JSON has no word for undefined, and a missing field looks like a mistake. */
function orNull(values: PerAxis<number | undefined>): PerAxis<number | null> {
  return perAxis((axis) => (values[axis] === undefined ? null : round(values[axis])));
}
