/** @file Draws, measures and writes the pictures of one round, and lays them out on a sheet. */
import type { Measurement } from "../../../app/judge/measurement.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import { pixelSize } from "../../../app/series/size.ts";
import type { SeriesRequest } from "../../../app/series/request.ts";
import { fitWithin } from "../../../native/image/fit-within.ts";
import { drawSeries, type SeriesModels } from "../../../native/pipeline/draw-series.ts";
import type { Raster } from "../../../native/scene/finish.ts";
import type { OutputFolder } from "../output-folder.ts";
import { twoDigits, writeContactSheet, writeFrame } from "../series/files.ts";
import type { FrameRecord } from "../series/report.ts";
import { roundFrames } from "./order.ts";

/** Longer side of a picture on a sheet, pixels. */
const TILE = 400;

export interface RoundOptions {
  /** Of the first round. */
  readonly request: SeriesRequest;
  readonly prompt: string;
  /** Of the first picture. */
  readonly seed: number;
  /** Counted from 1. */
  readonly number: number;
  readonly folder: OutputFolder;
  readonly signal: AbortSignal;
  /** Pictures of the round that are finished, and steps of the one at hand. */
  readonly onStep: (finished: number, step: number) => void;
  /** Told of every picture as soon as its files are there, so that none is lost when the round is not finished. */
  readonly onPicture: (record: FrameRecord) => void;
}

/**
 * Draws the pictures of a round in order.
 *
 * @throws the signal's reason when aborted; pictures that were told of stay
 */
export async function drawRound(models: SeriesModels, options: RoundOptions): Promise<Measurement[]> {
  const { request, prompt, seed, number, folder, signal, onStep, onPicture } = options;
  const { phrases } = readPrompt(prompt);
  const tiles: { readonly record: FrameRecord; readonly tile: Raster }[] = [];
  const measurements: Measurement[] = [];
  for (const { request: own, planned } of roundFrames(request, prompt, seed)) {
    const drawing = drawSeries(models, [planned], {
      ...pixelSize(own.size, own.aspect),
      phrases,
      signal,
      onStep: (step) => onStep(tiles.length, step),
    });
    for await (const drawn of drawing) {
      const name = `round-${twoDigits(number)}-picture-${twoDigits(planned.index + 1)}`;
      const record = await writeFrame(folder, { ...models, request: own }, planned, drawn, name);
      onPicture(record);
      tiles.push({ record, tile: await fitWithin(drawn.picture, TILE) });
      measurements.push(drawn.measured);
    }
  }
  const run = { ...models, request: { ...request, prompt, seed } };
  await writeContactSheet(folder, run, tiles, `round-${twoDigits(number)}-contact-sheet.png`);
  return measurements;
}
