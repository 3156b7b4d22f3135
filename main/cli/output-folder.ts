/** @file The folder a command writes into: checked before any work is done, and never left with half a file. */
import { constants } from "node:fs";
import { access, mkdir, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import path from "node:path";
import { writeDurably } from "../../native/files/durable-file.ts";
import { badInput, type CommandError, missing } from "./exit.ts";

export interface OutputFolder {
  readonly directory: string;
  /** Writes files that belong together: each is whole, and when one fails none of them stays. */
  write(files: Readonly<Record<string, Uint8Array | string>>): Promise<void>;
}

/**
 * Checks that files can be written into `directory`; the folder itself is made with the first file.
 *
 * @throws CommandError when it has no name, is a file, not empty without `force`, or not writable
 */
export async function outputFolder(directory: string, force: boolean): Promise<OutputFolder> {
  // An empty name would resolve to the folder the command was called in.
  if (directory.trim() === "") throw badInput("The output folder needs a name.");
  const place = path.resolve(directory);
  await refuseOccupied(directory, force);
  const standing = await nearestStanding(place);
  await access(standing, constants.W_OK).catch((error: unknown) => {
    throw unwritable(directory, error);
  });
  return { directory, write: (files) => writeTogether(place, directory, files) };
}

async function refuseOccupied(directory: string, force: boolean): Promise<void> {
  const found = await stat(directory).catch(() => undefined);
  if (found === undefined) return;
  if (!found.isDirectory()) throw badInput(`${directory} is a file, not a folder.`);
  const entries = await readdir(directory).catch((error: unknown) => {
    throw unwritable(directory, error);
  });
  if (entries.length > 0 && !force) {
    throw badInput(`${directory} is not empty: name another folder, or add --force to write into it.`);
  }
}

/** The folder itself or the nearest one above it that exists. */
async function nearestStanding(place: string): Promise<string> {
  for (let at = place; ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found?.isDirectory() || at === path.dirname(at)) return at;
    if (found) throw badInput(`${at} is a file, so ${place} cannot be a folder.`);
  }
}

/** Every file is written under another name first; only when all are there do they take the place of older ones. */
async function writeTogether(
  place: string,
  directory: string,
  files: Readonly<Record<string, Uint8Array | string>>,
): Promise<void> {
  const moves = Object.entries(files).map(([name, content]) => {
    const file = path.join(place, name);
    return { file, fresh: `${file}.new`, content: typeof content === "string" ? Buffer.from(content) : content };
  });
  const made: string[] = [];
  try {
    for (const folder of await missingFolders(place)) {
      await mkdir(folder);
      made.push(folder);
    }
    for (const { fresh, content } of moves) await writeDurably(fresh, [content]);
    for (const { fresh, file } of moves) await rename(fresh, file);
  } catch (error) {
    await Promise.allSettled(moves.map(({ fresh }) => rm(fresh, { force: true })));
    // One that somebody else has put something into meanwhile stays.
    for (const folder of made.toReversed()) await rmdir(folder).catch(() => undefined);
    throw unwritable(directory, error);
  }
}

/**
 * The folders to be made for `place`, uppermost first. They are made one by one, since Node's own `recursive` never ends
 * where the system denies a folder with ENOENT, as /proc does.
 */
async function missingFolders(place: string): Promise<string[]> {
  let at = await nearestStanding(place);
  const names = path.relative(at, place).split(path.sep).filter(Boolean);
  return names.map((name) => (at = path.join(at, name)));
}

/** Room can be made on a disk; a place that may not be written to was the wrong place to name. */
function unwritable(directory: string, error: unknown): CommandError {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return missing(`The disk is full: ${directory} has no room for the next file; what was finished stays.`);
  }
  return badInput(`${directory} cannot be written to (${code ?? message}).`);
}
