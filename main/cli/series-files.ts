/** @file What a series leaves on disk: each frame as PNG with its recipe and as SVG, a contact sheet, series.json. */
import { createHash } from "node:crypto";
import os from "node:os";
import { clampAffect } from "../../app/affect/plane.ts";
import type { PlanePoint } from "../../app/judge/measurement.ts";
import { adjacentDistances, continuity } from "../../app/series/continuity.ts";
import type { PlannedFrame } from "../../app/series/plan.ts";
import { RECIPE_KEYWORD, type Recipe } from "../../app/series/recipe.ts";
import type { SeriesRequest } from "../../app/series/request.ts";
import { contactSheet } from "../../native/image/contact-sheet.ts";
import { encodePng } from "../../native/image/png.ts";
import { thumbnail } from "../../native/image/thumbnail.ts";
import type { Judge } from "../../native/judge/judge.ts";
import type { Pack } from "../../native/models/papercut/pack.ts";
import type { DrawnFrame } from "../../native/pipeline/draw-series.ts";
import { RUNTIME_VERSION } from "../../native/runtime/session.ts";
import type { OutputFolder } from "./output-folder.ts";

export interface SeriesRun {
  readonly request: SeriesRequest;
  readonly pack: Pack;
  readonly judge: Judge;
  readonly app: string;
}

/** One frame of series.json. */
export interface FrameRecord {
  readonly index: number;
  readonly prompt: string;
  readonly seed: number;
  readonly target: PlanePoint;
  readonly measured: PlanePoint & { readonly spread: PlanePoint };
  readonly rated: PlanePoint;
  readonly error: PlanePoint;
  readonly files: { readonly png: string; readonly svg: string };
  /** Of the PNG. */
  readonly sha256: string;
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;
const point = ({ valence, arousal }: PlanePoint): PlanePoint => ({ valence: round(valence), arousal: round(arousal) });

/** Writes a frame's two files and gives its record. */
export async function writeFrame(
  folder: OutputFolder,
  run: SeriesRun,
  frame: DrawnFrame,
  plan: readonly PlannedFrame[],
): Promise<FrameRecord> {
  const planned = plan.find(({ index }) => index === frame.index)!;
  const name = `frame-${String(frame.index + 1).padStart(2, "0")}`;
  const files = { png: `${name}.png`, svg: `${name}.svg` };
  const png = await encodePng(frame.picture, {
    text: { [RECIPE_KEYWORD]: JSON.stringify(recipeOf(run, frame.index)) },
  });
  await folder.write(files.svg, frame.svg);
  await folder.write(files.png, png);
  const read = run.request.scale === "rated" ? frame.measured.rated : frame.measured;
  return {
    index: frame.index,
    prompt: planned.prompt,
    seed: planned.seed,
    target: point(planned.target),
    measured: { ...point(read), spread: point(frame.measured.spread) },
    rated: point(frame.measured.rated),
    error: point({
      valence: Math.abs(read.valence - planned.target.valence),
      arousal: Math.abs(read.arousal - planned.target.arousal),
    }),
    files,
    sha256: createHash("sha256").update(png).digest("hex"),
  };
}

function recipeOf({ request, pack, app }: SeriesRun, frame: number): Recipe {
  return { version: 1, frame, request, pack: { id: pack.id, sha256: pack.sha256 }, adapter: pack.adapter, app };
}

/** The series.json of DESIGN.md: what was asked, what was measured, and by whom. */
export function seriesReport(
  { request, pack, judge, app }: SeriesRun,
  frames: readonly FrameRecord[],
  drawn: readonly DrawnFrame[],
  totalMs: number,
) {
  const pairs = frames.map(({ target, measured }) => ({
    target: clampAffect(target.valence, target.arousal),
    measured: clampAffect(measured.valence, measured.arousal),
  }));
  const followed = pairs.length === 0 ? undefined : continuity(pairs);
  const steps = adjacentDistances(drawn.map(({ picture }) => thumbnail(picture)));
  return {
    version: 1,
    prompt: request.prompt,
    path: request.path.map(point),
    seed: request.seed,
    size: request.size,
    aspect: request.aspect,
    pack: { id: pack.id, sha256: pack.sha256 },
    adapter: pack.adapter,
    judge: { id: judge.id, sha256: judge.sha256 },
    scale: request.scale,
    frames,
    summary: {
      vError: round(followed?.meanError.valence ?? 0),
      aError: round(followed?.meanError.arousal ?? 0),
      skill: followed?.skill,
      spearman: followed?.spearman,
      continuity: {
        meanStep: round(steps.reduce((sum, step) => sum + step, 0) / Math.max(1, steps.length)),
        maxStep: round(Math.max(0, ...steps)),
      },
    },
    timing: {
      totalMs: Math.round(totalMs),
      perFrameMs: Math.round(
        drawn.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / Math.max(1, drawn.length),
      ),
    },
    environment: { app, onnxruntime: RUNTIME_VERSION, provider: "cpu", cpu: os.cpus()[0]?.model ?? "unknown" },
  };
}

/** All frames on one sheet, each with its target and measurement. */
export async function writeContactSheet(
  folder: OutputFolder,
  { request, judge }: SeriesRun,
  drawn: readonly { readonly record: FrameRecord; readonly frame: DrawnFrame }[],
): Promise<void> {
  const pictures = drawn.map(({ record, frame }) => ({
    raster: frame.picture,
    title: `${record.index + 1}`,
    note: `valence error ${record.error.valence.toFixed(2)}, arousal error ${record.error.arousal.toFixed(2)}`,
    target: record.target,
    measured: record.measured,
  }));
  const sheet = await contactSheet(pictures, {
    heading: request.prompt,
    subheading: `${request.scale} scale, measured by ${judge.id}`,
  });
  await folder.write("contact-sheet.png", sheet);
}
