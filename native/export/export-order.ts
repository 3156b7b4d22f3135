/** @file What an export is made of: the pictures, what is asked of them, and where their bytes lie. */
import { readFile } from "node:fs/promises";
import type { ExportItem } from "../../app/contract/engine/engine.ts";
import { StudioError } from "../../app/contract/failure.ts";
import type { ExportRequest } from "../../app/contract/studio/exports.ts";
import { blobPath } from "../files/blobs.ts";
import { PictureError } from "../image/open.ts";

export interface ExportOrder {
  readonly items: readonly ExportItem[];
  readonly request: Omit<ExportRequest, "pictures">;
  /** Folder of the blobs. */
  readonly blobs: string;
}

/** A picture of an order under the name its file gets. */
export interface NamedItem {
  readonly item: ExportItem;
  /** Safe and different from all others, without ending. */
  readonly name: string;
}

/**
 * The bytes of a blob.
 *
 * @param what how the blob is called when it is missing
 * @throws StudioError input.unknown when it is not there
 */
export async function readBlob(blobs: string, hash: string, what: string): Promise<Buffer> {
  return readFile(blobPath(blobs, hash)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
    throw new StudioError({ code: "input.unknown", what, id: hash }, { cause: error });
  });
}

/**
 * What `work` makes of a picture's pixels.
 *
 * @throws StudioError picture.unreadable where it throws a PictureError
 */
export async function decoding<T>(name: string, work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    if (!(error instanceof PictureError)) throw error;
    throw new StudioError({ code: "picture.unreadable", file: name, sentence: error.message }, { cause: error });
  });
}
