/** @file Takes in a picture somebody brought: checked, kept as it is, measured, and asked how it was drawn. */
import type { z } from "zod";
import type { engineContract } from "../../app/contract/engine/engine.ts";
import { type Failure, StudioError } from "../../app/contract/failure.ts";
import type { Measurement } from "../../app/judge/measurement.ts";
import { planSeries } from "../../app/series/plan.ts";
import { storeBlob } from "../files/blobs.ts";
import { openPictureBytes, openWholeBytes, PictureError, pictureHead, readPictureFile } from "../image/open.ts";
import { pictureKind } from "../image/picture-kind.ts";
import { thumbOf } from "../image/thumb.ts";
import { judgeFailure } from "../judge/judge-failure.ts";
import { JUDGE_SIDE } from "../judge/judge-side.ts";
import type { Judge } from "../judge/judge.ts";
import { pictureStyle } from "../judge/picture-style.ts";
import type { Raster } from "../scene/finish.ts";
import { pictureWords, requireSoundPng } from "./picture-words.ts";

export interface Brought {
  readonly file: string;
  /** What the person calls the file; what messages call it. */
  readonly name: string;
  /** Folder of the blobs. */
  readonly blobs: string;
  /** Null leaves the picture unmeasured. */
  readonly judge: Judge | null;
}

export type Admitted = z.output<(typeof engineContract)["pictures.admit"]["output"]>;

/**
 * Admits a PNG, JPEG or WebP of up to 100 megapixels and 200 MB. Its bytes are kept unchanged, with whatever they say of
 * where and by whom it was taken; exports leave that out. `problem` says why a recipe that is there cannot be used, or why
 * the judge gave no reading.
 *
 * @throws StudioError picture.unreadable with one sentence when it is no picture, too large or damaged; nothing is kept then
 * @throws StudioError disk.full, disk.readOnly or disk.gone; the signal's reason while the judge reads
 */
export async function admitPicture({ file, name, blobs, judge }: Brought, signal?: AbortSignal): Promise<Admitted> {
  const { bytes, head, words, square, thumb } = await examine(file, name).catch((error: unknown) => {
    if (!(error instanceof PictureError)) throw error;
    throw new StudioError({ code: "picture.unreadable", file: name, sentence: error.message }, { cause: error });
  });
  const mood = await readMood(judge, { bytes, name, square }, signal);
  const picture = {
    blob: await storeBlob(blobs, bytes),
    thumb: await storeBlob(blobs, thumb),
    svg: null,
    width: head.width,
    height: head.height,
    bytes: bytes.length,
  };
  const { recipe, prompt } = words;
  const unreadable = (sentence: string): Failure => ({ code: "picture.unreadable", file: name, sentence });
  return {
    picture,
    recipe,
    prompt,
    target: recipe && planSeries(recipe.request)[recipe.frame]!.target,
    measurement: mood.measurement,
    style: await pictureStyle(square),
    problem: words.problem === null ? mood.problem : unreadable(words.problem),
  };
}

interface Shown {
  readonly bytes: Buffer;
  readonly name: string;
  readonly square: Raster;
}

/** A judge that gives no answer leaves the picture unmeasured and says why: it can be measured later. */
async function readMood(
  judge: Judge | null,
  { bytes, name, square }: Shown,
  signal: AbortSignal | undefined,
): Promise<{ readonly measurement: Measurement | null; readonly problem: Failure | null }> {
  if (judge === null) return { measurement: null, problem: null };
  const picture = judge.sees === "square" ? square : await openWholeBytes(bytes, name);
  try {
    return { measurement: await judge.measure(picture, signal && { signal }), problem: null };
  } catch (error) {
    signal?.throwIfAborted();
    const problem = judgeFailure(error);
    if (problem === undefined) throw error;
    return { measurement: null, problem };
  }
}

/** Everything that can be wrong with a picture shows here, before anything is kept. */
async function examine(file: string, name: string) {
  const bytes = await readPictureFile(file, name);
  const kind = pictureKind(bytes);
  if ("format" in kind && kind.format === "png") requireSoundPng(bytes, name);
  const head = await pictureHead(bytes, name);
  const words = pictureWords(bytes, head, name);
  const square = await openPictureBytes(bytes, name, JUDGE_SIDE);
  return { bytes, head, words, square, thumb: await thumbOf(bytes, name) };
}
