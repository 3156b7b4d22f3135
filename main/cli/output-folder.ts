/** @file The folder a command writes into: checked before any work is done, and never left with half a file. */
import { constants } from "node:fs";
import { access, mkdir, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { writeDurably } from "../../native/training/durable-file.ts";
import { badInput } from "./exit.ts";

export interface OutputFolder {
  readonly directory: string;
  /** Writes a whole file; the answer is its path. */
  write(name: string, content: Uint8Array | string): Promise<string>;
}

/**
 * Checks that files can be written into `directory`; the folder itself is made with the first file.
 *
 * @throws CommandError when it is a file, not empty without `force`, or not writable
 */
export async function outputFolder(directory: string, force: boolean): Promise<OutputFolder> {
  const place = path.resolve(directory);
  const entries = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw badInput(
      error.code === "ENOTDIR"
        ? `${directory} is a file, not a folder.`
        : `${directory} cannot be read (${error.code}).`,
    );
  });
  if (entries !== undefined && entries.length > 0 && !force) {
    throw badInput(`${directory} is not empty: name another folder, or add --force to write into it.`);
  }
  await access(await nearestExisting(place), constants.W_OK).catch(() => {
    throw badInput(`${directory} cannot be written to.`);
  });
  return {
    directory,
    async write(name, content) {
      const file = path.join(place, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeDurably(file, [typeof content === "string" ? Buffer.from(content) : content]);
      return file;
    },
  };
}

async function nearestExisting(place: string): Promise<string> {
  for (let at = place; ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found?.isDirectory()) return at;
    if (found) throw badInput(`${at} is a file, so ${place} cannot be a folder.`);
    if (at === path.dirname(at)) return at;
  }
}
