/** @file One program a data folder: a lock the system takes back when its holder dies, whatever killed it. */
import path from "node:path";
import Database from "better-sqlite3";
import { StudioError } from "../../app/contract/failure.ts";
import { LOCK } from "./folders.ts";

/**
 * Takes the lock: an exclusive transaction on an empty SQLite file, which is a lock of the operating system's. A file with a
 * process id could not tell a living holder from a dead one whose id was given away again.
 *
 * @returns gives it back
 * @throws StudioError `store.locked` when another program, or another store of this one, holds it
 */
export function takeLock(directory: string): () => void {
  const lock = new Database(path.join(directory, LOCK), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    lock.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) {
      throw new StudioError({ code: "store.locked", path: directory }, { cause: error });
    }
    throw error;
  }
  return () => void lock.close();
}
