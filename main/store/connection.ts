/** @file Opens the database file, sound and of a shape this program knows. */
import { existsSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { StudioError } from "../../app/contract/failure.ts";
import { listBackups, newestGoodBackup } from "./backups.ts";
import { DATABASE, foldersOf } from "./folders.ts";
import { migrate, versionOf } from "./migrate.ts";
import type { Migration } from "./migrations/migration.ts";
import { isDamage, problemOf, sentence } from "./soundness.ts";

/** Time a reader from outside, such as a backup tool, may hold the database up. */
const PATIENCE_MS = 5000;

/** Pages kept in memory: the indices of a library of 50,000 pictures. */
const CACHE_KIB = 32 * 1024;

/**
 * The connection to a data folder's database, checked and migrated.
 *
 * @param beforeMigration called with the open connection before an older database is changed
 * @throws StudioError `store.newer`; `store.damaged`, naming the newest good backup; whatever SQLite says
 */
export function openConnection(
  directory: string,
  migrations: readonly Migration[],
  beforeMigration: (connection: Database.Database) => void,
): Database.Database {
  const file = path.join(directory, DATABASE);
  if (!existsSync(file) && listBackups(foldersOf(directory).backups).length > 0) {
    throw damaged(directory, "The database is missing, though backups of it are there.");
  }
  const connection = new Database(file, { timeout: PATIENCE_MS });
  try {
    prepare(connection);
    const known = migrations.at(-1)?.number ?? 0;
    const found = versionOf(connection);
    if (found > known) throw new StudioError({ code: "store.newer", found, known });
    const problem = problemOf(connection);
    if (problem !== undefined) throw damaged(directory, problem);
    migrate(connection, migrations, () => beforeMigration(connection));
    return connection;
  } catch (error) {
    connection.close();
    if (isDamage(error)) throw damaged(directory, sentence(error.message), error);
    throw error;
  }
}

/**
 * How we use SQLite. `synchronous = FULL` flushes the log at every commit: NORMAL would keep the database sound but may lose
 * the last commits when the power goes, and a finished frame is a promise. A frame costs three commits, a few milliseconds.
 */
function prepare(connection: Database.Database): void {
  connection.pragma("journal_mode = WAL");
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("trusted_schema = OFF");
  connection.pragma("temp_store = MEMORY");
  connection.pragma(`cache_size = -${CACHE_KIB}`);
}

function damaged(directory: string, problem: string, cause?: unknown): StudioError {
  const backup = newestGoodBackup(foldersOf(directory).backups);
  const help = backup === undefined ? "There is no good backup." : `The newest good backup is ${backup}.`;
  return new StudioError(
    { code: "store.damaged", path: path.join(directory, DATABASE), reason: `${problem} ${help}` },
    { cause },
  );
}
