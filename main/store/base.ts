/** @file What every noun of the store works with: the connection, one way to write, and the library's counter. */
import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import type Database from "better-sqlite3";
import { StudioError } from "../../app/contract/failure.ts";
import type { Library } from "../../app/contract/studio/studio.ts";

export interface Base {
  readonly connection: Database.Database;
  readonly directory: string;
  /** Folder of the blobs. */
  readonly blobs: string;
  now(): number;
  /**
   * Runs `task` in one transaction, which holds whole or not at all.
   *
   * @throws StudioError `disk.gone` when the database's file is no longer there: SQLite would go on writing to nothing
   */
  write<T>(task: () => T): T;
  /** Counts a change of the library; called inside a transaction. */
  changed(): void;
  library(): Library;
}

/** An id that is never given twice. */
export function newId(): string {
  return randomBytes(10).toString("hex");
}

/** The failure of naming what is not there. */
export function unknown(what: string, id: string): StudioError {
  return new StudioError({ code: "input.unknown", what, id });
}

/** The base over an open, migrated connection. */
export function createBase(
  connection: Database.Database,
  { directory, blobs, now }: { readonly directory: string; readonly blobs: string; readonly now: () => number },
): Base {
  const file = connection.name;
  const inode = statSync(file).ino;
  const stillThere = (): void => {
    if (statSync(file, { throwIfNoEntry: false })?.ino !== inode)
      throw new StudioError({ code: "disk.gone", path: file });
  };
  const transaction = connection.transaction((task: () => unknown): unknown => task());
  const grow = connection.prepare("UPDATE session SET library_revision = library_revision + 1");
  const revision = connection.prepare<[], number>("SELECT library_revision FROM session").pluck();
  const countOf = (condition: string): Database.Statement<[], number> =>
    connection.prepare<[], number>(`SELECT COUNT(*) FROM pictures WHERE ${condition}`).pluck();
  const kept = countOf("trashed IS NULL");
  const trashed = countOf("trashed IS NOT NULL");
  let counted: Library | undefined;
  return {
    connection,
    directory,
    blobs,
    now: () => Math.round(now()),
    write<T>(task: () => T): T {
      stillThere();
      return transaction.immediate(task) as T;
    },
    changed: () => void grow.run(),
    library() {
      const present = revision.get()!;
      if (counted?.revision !== present) {
        counted = { revision: present, pictures: kept.get()!, trashed: trashed.get()! };
      }
      return counted;
    },
  };
}
