/** @file A picture that is kept as a blob, opened as a judge sees it. */
import { StudioError } from "../../app/contract/failure.ts";
import { blobPath } from "../files/blobs.ts";
import { openSeen, PictureError } from "../image/open.ts";
import type { Judge } from "../judge/judge.ts";
import type { Raster } from "../scene/finish.ts";

/** @throws StudioError picture.unreadable when its file is gone or damaged */
export async function keptPicture(blobs: string, hash: string, sees: Judge["sees"]): Promise<Raster> {
  const place = blobPath(blobs, hash);
  try {
    return await openSeen(place, sees);
  } catch (error) {
    if (!(error instanceof PictureError)) throw error;
    throw new StudioError({ code: "picture.unreadable", file: hash, sentence: error.message }, { cause: error });
  }
}
