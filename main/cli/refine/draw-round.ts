/** @file Draws, reads and writes the pictures of one round, and lays them out on a sheet. */
import { runSteps } from "../../../app/jobs/run-steps.ts";
import type { Measurement } from "../../../app/judge/measurement.ts";
import type { Phrase } from "../../../app/prompt/phrase.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import type { SeriesRequest } from "../../../app/series/request.ts";
import { pixelSize } from "../../../app/series/size.ts";
import type { SeriesReader } from "../../../native/engine/series-reader.ts";
import { fitWithin } from "../../../native/image/fit-within.ts";
import type { Pack } from "../../../native/models/papercut/pack.ts";
import { drawFrame } from "../../../native/pipeline/draw-frame.ts";
import type { Raster } from "../../../native/scene/finish.ts";
import type { OutputFolder } from "../output-folder.ts";
import { twoDigits, writeContactSheet, writePicture } from "../series/files.ts";
import { rounded } from "../series/report.ts";
import { type RoundFrame, roundFrames } from "./order.ts";
import { type PictureRecord, readOf } from "./picture-record.ts";

/** Longer side of a picture on a sheet, pixels. */
const TILE = 400;

export interface RoundModels {
  readonly pack: Pack;
  readonly reader: SeriesReader;
  /** Name of the judge, for the sheet. */
  readonly judge: string;
}

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
  readonly onPicture: (record: PictureRecord) => void;
}

interface Picture {
  readonly record: PictureRecord;
  readonly tile: Raster;
  readonly measured: Measurement | null;
}

/**
 * Draws the pictures of a round in order; null where the judge could not read one.
 *
 * @throws the signal's reason when aborted; pictures that were told of stay
 */
export async function drawRound(models: RoundModels, options: RoundOptions): Promise<(Measurement | null)[]> {
  const { request, prompt, seed, number, folder, onPicture } = options;
  const { phrases } = readPrompt(prompt);
  const pictures: Picture[] = [];
  for (const frame of roundFrames(request, prompt, seed)) {
    const picture = await drawPicture(models, frame, phrases, options);
    onPicture(picture.record);
    pictures.push(picture);
  }
  const head = { request: { ...request, prompt }, judge: models.judge };
  await writeContactSheet(folder, head, pictures, `round-${twoDigits(number)}-contact-sheet.png`);
  return pictures.map(({ measured }) => measured);
}

async function drawPicture(
  { pack, reader }: RoundModels,
  { request, planned }: RoundFrame,
  phrases: readonly Phrase[],
  { number, folder, signal, onStep }: RoundOptions,
): Promise<Picture> {
  const { index, prompt, seed, target } = planned;
  const size = pixelSize(request.size, request.aspect);
  const steps = drawFrame(pack, planned, { ...size, phrases, signal });
  const drawing = await runSteps(steps, ({ done }) => onStep(index, done));
  const read = await reader.read(drawing.picture, signal);
  const name = `round-${twoDigits(number)}-picture-${twoDigits(index + 1)}`;
  const written = await writePicture(folder, { request, pack }, drawing, index, name);
  return {
    record: { index, prompt, seed, target: rounded(target), ...readOf(read, target), ...written },
    tile: await fitWithin(drawing.picture, TILE),
    measured: read.kind === "measured" ? read.measurement : null,
  };
}
