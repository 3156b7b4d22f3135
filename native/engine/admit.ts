/** @file `pictures.admit`: takes a picture in, measured when its judge can be had. */
import type { z } from "zod";
import type { EngineContract } from "../../app/contract/engine/engine.ts";
import { type Admitted, admitPicture } from "../import/admit-picture.ts";
import { judgeFailure } from "../judge/judge-failure.ts";
import type { Models } from "./models.ts";
import { uploadedFile } from "./uploads.ts";

export interface AdmittingParts {
  readonly models: Models;
  readonly blobs: string;
  /** Where the host puts files that a person brought; no other file is read for one. */
  readonly uploads: string;
}

/** @throws StudioError as admitPicture does, or input.unknown when the file lies elsewhere; ModelFileError; the signal's reason */
export async function admit(
  { models, blobs, uploads }: AdmittingParts,
  { file, name, judge: order }: z.output<EngineContract["pictures.admit"]["input"]>,
  signal: AbortSignal,
): Promise<Admitted> {
  const brought = { file: await uploadedFile(uploads, file), name, blobs };
  if (order === null) return admitPicture({ ...brought, judge: null }, signal);
  const judge = await models
    .judge(order, signal)
    .catch((error: unknown) => judgeFailure(error) ?? Promise.reject(error));
  if ("code" in judge) {
    const admitted = await admitPicture({ ...brought, judge: null }, signal);
    return { ...admitted, problem: admitted.problem ?? judge };
  }
  try {
    return await admitPicture({ ...brought, judge: judge.model }, signal);
  } finally {
    judge.release();
  }
}
