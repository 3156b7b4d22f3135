/** @file Files that a person brought lie in one folder, and nothing outside it is read for them. */
import { realpath } from "node:fs/promises";
import path from "node:path";
import { StudioError } from "../../app/contract/failure.ts";

/**
 * The real path of an upload, links followed.
 *
 * @param file absolute, or relative to `uploads`
 * @throws StudioError input.unknown when it is not there or lies elsewhere
 */
export async function uploadedFile(uploads: string, file: string): Promise<string> {
  try {
    const [folder, place] = await Promise.all([realpath(uploads), realpath(path.resolve(uploads, file))]);
    if (place.startsWith(folder + path.sep)) return place;
  } catch {
    // Not there, or a name that no file can have.
  }
  throw new StudioError({ code: "input.unknown", what: "upload", id: path.basename(file) });
}
