/** @file Makes a damaged database whole again: what can be read, filled up from the newest good backup. Deletes nothing. */
import { copyFileSync, existsSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { StudioError } from "../../app/contract/failure.ts";
import { newestGoodBackup, timeInName } from "./backups.ts";
import { diskFailure } from "./disk-failure.ts";
import { DATABASE, makeFolders } from "./folders.ts";
import { takeLock } from "./lock.ts";
import { mendReferences } from "./mend-references.ts";
import { migrate, versionOf } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/table.ts";
import { requireNodeApi } from "./node-api.ts";
import { copyReadable, fillFrom, type Salvaged } from "./salvage.ts";
import { problemOf, sentence } from "./soundness.ts";

export interface Repaired {
  /** `sound` was whole and is untouched; `repaired` lost nothing or was filled up; `restored` is the backup alone; `empty` is new. */
  readonly outcome: "sound" | "repaired" | "restored" | "empty";
  /** What was read of each table of the damaged database, and whether some of it was lost. */
  readonly tables: readonly Salvaged[];
  /** Rows taken from the backup, because the damaged database no longer had them. */
  readonly fromBackup: number;
  readonly backup: string | null;
  /** Where the damaged file lies now. */
  readonly kept: string | null;
}

/**
 * Repairs the database of a data folder. A second call finds it sound. After a repair the next start finds an unclean end, so
 * the queue waits to be asked.
 *
 * @param log told what is being done, a sentence at a time
 * @throws StudioError `store.locked`, `store.newer`, `disk.…`; the database is then as it was
 */
export function repairStore(
  directory: string,
  log: (sentence: string) => void = () => undefined,
  now: () => number = Date.now,
): Repaired {
  requireNodeApi(process.versions);
  try {
    const folders = makeFolders(directory);
    const release = takeLock(directory);
    try {
      return repair(directory, folders, log, timeInName(now()));
    } finally {
      release();
    }
  } catch (error) {
    throw diskFailure(error, directory) ?? error;
  }
}

function repair(
  directory: string,
  { blobs, backups }: { readonly blobs: string; readonly backups: string },
  log: (sentence: string) => void,
  time: string,
): Repaired {
  const file = path.join(directory, DATABASE);
  const problem = existsSync(file) ? damageOf(file) : "The database is missing.";
  if (problem === undefined) {
    log("The database is sound.");
    return { outcome: "sound", tables: [], fromBackup: 0, backup: null, kept: null };
  }
  log(problem);
  const backup = newestGoodBackup(backups) ?? null;
  const part = `${file}.part`;
  removeDatabase(part);
  const fresh = new Database(part);
  let tables: readonly Salvaged[] = [];
  let fromBackup = 0;
  try {
    fresh.pragma("foreign_keys = OFF");
    fresh.pragma("synchronous = OFF");
    // At the damaged database's own step first, so that a migration that moves values meets the rows it was written for.
    const version = existsSync(file) ? readableVersion(file) : undefined;
    migrate(
      fresh,
      MIGRATIONS.filter(({ number }) => number <= (version ?? number)),
    );
    tables = existsSync(file) ? fresh.transaction(() => copyReadable(file, fresh))() : [];
    migrate(fresh, MIGRATIONS);
    for (const { table, rows, whole } of tables) {
      log(`${rows} rows of ${table} were read${whole ? "" : "; others could not be"}.`);
    }
    if (backup !== null && !(tables.length > 0 && tables.every(({ whole }) => whole))) {
      fromBackup = fresh.transaction(() => fillFrom(backup, fresh, blobs))();
      log(`${fromBackup} rows came from ${backup}.`);
    }
    mendReferences(fresh);
    fresh.exec("UPDATE session SET open = 1, library_revision = library_revision + 1");
    fresh.pragma("synchronous = FULL");
    fresh.exec("VACUUM");
  } catch (error) {
    fresh.close();
    removeDatabase(part);
    throw error;
  }
  fresh.close();
  const kept = existsSync(file) ? setAside(file, time) : null;
  renameSync(part, file);
  if (kept !== null) log(`The damaged database is kept as ${kept}.`);
  const read = tables.reduce((sum, { table, rows }) => sum + (table === "session" ? 0 : rows), 0);
  const outcome = read > 0 ? "repaired" : fromBackup > 0 ? "restored" : "empty";
  return { outcome, tables, fromBackup, backup: fromBackup > 0 ? backup : null, kept };
}

/** The step a damaged database says it stands at, undefined when that cannot be. */
function readableVersion(file: string): number | undefined {
  let connection: Database.Database | undefined;
  try {
    connection = new Database(file, { fileMustExist: true });
    const version = versionOf(connection);
    return version > 0 ? version : undefined;
  } catch {
    return undefined;
  } finally {
    connection?.close();
  }
}

/** What is wrong, looked for in every page and every index. */
function damageOf(file: string): string | undefined {
  let connection: Database.Database | undefined;
  try {
    connection = new Database(file, { fileMustExist: true });
    const found = versionOf(connection);
    const known = MIGRATIONS.at(-1)!.number;
    if (found > known) throw new StudioError({ code: "store.newer", found, known });
    const problem = problemOf(connection);
    if (problem !== undefined) return problem;
    const whole = connection.pragma("integrity_check(1)", { simple: true }) as string;
    return whole === "ok" ? undefined : sentence(whole);
  } catch (error) {
    if (error instanceof Database.SqliteError) return sentence(error.message);
    throw error;
  } finally {
    connection?.close();
  }
}

/** The damaged file is copied before its place is taken, and its log, which must never meet another database, goes with it. */
function setAside(file: string, time: string): string {
  const kept = path.join(path.dirname(file), `studio-damaged-${time}.db`);
  copyFileSync(file, kept);
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${kept}-wal`);
  rmSync(`${file}-shm`, { force: true });
  return kept;
}

function removeDatabase(file: string): void {
  for (const name of [file, `${file}-wal`, `${file}-shm`, `${file}-journal`]) rmSync(name, { force: true });
}
