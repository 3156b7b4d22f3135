/** @file Files that are always whole: a reader sees the old content or the new one, whatever kills the writer. */
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes `chunks` one after another to `path`: into `part`, flushed to the disk, then renamed over it. A part left
 * behind by a killed process is overwritten by the next call. One writer a part.
 *
 * @param part in the same folder; `path.part` unless told
 * @throws whatever the file system says (full disk, no rights); the file at `path` is then untouched
 */
export async function writeDurably(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  part: string = `${path}.part`,
): Promise<void> {
  try {
    const file = await open(part, "w");
    try {
      await file.writeFile(chunks);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** The rename itself lives in the folder. Windows cannot open one and keeps its own journal. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
