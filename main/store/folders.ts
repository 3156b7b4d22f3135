/** @file What lies where in a data folder. */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

/** Names inside the data folder; the database's neighbours `-wal` and `-shm` belong to it. */
export const DATABASE = "studio.db";
export const LOCK = "studio.lock";

export interface Folders {
  readonly blobs: string;
  readonly uploads: string;
  readonly exports: string;
  readonly backups: string;
  /** What the tuner keeps: checkpoints of its runs, scenes the judge has read, finished arms of evaluations. */
  readonly tuner: string;
}

/** Paths of the folders inside a data folder. */
export function foldersOf(directory: string): Folders {
  return {
    blobs: path.join(directory, "blobs"),
    uploads: path.join(directory, "uploads"),
    exports: path.join(directory, "exports"),
    backups: path.join(directory, "backups"),
    tuner: path.join(directory, "tuner"),
  };
}

/** Makes the data folder and what belongs inside. */
export function makeFolders(directory: string): Folders {
  const folders = foldersOf(directory);
  for (const folder of Object.values(folders) as string[]) mkdirSync(folder, { recursive: true });
  return folders;
}

/**
 * Empties the folders of what lives no longer than the program: uploads and exports that one which was killed left behind.
 * To be called by the only program that has the data folder open. What the system holds on to stays for another time.
 */
export function dropLeftovers({ uploads, exports }: Folders): void {
  for (const folder of [uploads, exports]) {
    for (const name of readdirSync(folder)) {
      try {
        rmSync(path.join(folder, name), { recursive: true, force: true });
      } catch {
        // Nothing depends on it.
      }
    }
  }
}
