/** @file Takes in a picture somebody brought: checked, kept as it is, measured, and asked how it was drawn. */
import type { z } from "zod";
import type { engineContract } from "../../app/contract/engine/engine.ts";
import { StudioError } from "../../app/contract/failure.ts";
import { planSeries } from "../../app/series/plan.ts";
import { storeBlob } from "../files/blobs.ts";
import { openPictureBytes, PictureError, pictureHead, readPictureFile } from "../image/open.ts";
import { pictureKind } from "../image/picture-kind.ts";
import { thumbOf } from "../image/thumb.ts";
import { JUDGE_SIDE } from "../judge/judge-side.ts";
import type { Judge } from "../judge/judge.ts";
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
 * where and by whom it was taken; exports leave that out. `problem` says why a recipe that is there cannot be used.
 *
 * @throws StudioError picture.unreadable with one sentence when it is no picture, too large or damaged; nothing is kept then
 * @throws StudioError disk.full, disk.readOnly or disk.gone
 */
export async function admitPicture({ file, name, blobs, judge }: Brought): Promise<Admitted> {
  const { bytes, head, words, square, thumb } = await examine(file, name).catch((error: unknown) => {
    if (!(error instanceof PictureError)) throw error;
    throw new StudioError({ code: "picture.unreadable", file: name, sentence: error.message }, { cause: error });
  });
  const measurement = judge && (await judge.measure(square));
  const picture = {
    blob: await storeBlob(blobs, bytes),
    thumb: await storeBlob(blobs, thumb),
    svg: null,
    width: head.width,
    height: head.height,
    bytes: bytes.length,
  };
  const { recipe, prompt, problem } = words;
  return {
    picture,
    recipe,
    prompt,
    target: recipe && planSeries(recipe.request)[recipe.frame]!.target,
    measurement,
    problem: problem === null ? null : { code: "picture.unreadable", file: name, sentence: problem },
  };
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
