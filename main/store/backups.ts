/** @file Rolling copies of the database: whole or not there, the last few kept. */
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { versionOf } from "./migrate.ts";
import { problemOf } from "./soundness.ts";

const KEPT = 5;
const NAME = /^studio-(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z\.db$/;

interface Backup {
  readonly file: string;
  readonly time: number;
}

/** A time as a file name may hold it on every system. */
export function timeInName(time: number): string {
  return new Date(time).toISOString().replaceAll(/[:.]/g, "-");
}

/** Copies in the folder, newest first. */
export function listBackups(folder: string): Backup[] {
  return readdirSync(folder)
    .flatMap((name) => {
      const parts = NAME.exec(name);
      if (parts === null) return [];
      const [, day, hour, minute, second, millisecond] = parts;
      const time = Date.parse(`${day}T${hour}:${minute}:${second}.${millisecond}Z`);
      return Number.isNaN(time) ? [] : [{ file: path.join(folder, name), time }];
    })
    .toSorted((one, other) => other.time - one.time);
}

/** The newest copy that opens and is sound. */
export function newestGoodBackup(folder: string): string | undefined {
  return listBackups(folder).find(({ file }) => isGood(file))?.file;
}

/**
 * Copies the database while it is in use, a few pages a turn of the event loop.
 *
 * @returns the time the copy is named by: later than every other copy's, even when the clock was set back
 */
export async function backUp(connection: Database.Database, folder: string, now: number): Promise<number> {
  const { time, file, part } = nextCopy(folder, now);
  try {
    await connection.backup(part);
    finishCopy(part, file);
  } finally {
    for (const leftover of [part, `${part}-journal`]) rmSync(leftover, { force: true });
  }
  forgetOld(folder);
  return time;
}

/** The same at once, before a migration changes the database. */
export function backUpNow(connection: Database.Database, folder: string, now: number): void {
  const { file, part } = nextCopy(folder, now);
  try {
    connection.prepare("VACUUM INTO ?").run(part);
    finishCopy(part, file);
  } finally {
    rmSync(part, { force: true });
  }
  forgetOld(folder);
}

function nextCopy(
  folder: string,
  now: number,
): { readonly time: number; readonly file: string; readonly part: string } {
  const time = Math.max(now, (listBackups(folder)[0]?.time ?? 0) + 1);
  const file = path.join(folder, `studio-${timeInName(time)}.db`);
  const part = `${file}.part`;
  rmSync(part, { force: true });
  return { time, file, part };
}

/** One file that needs no log beside it, flushed, then under its name. */
function finishCopy(part: string, file: string): void {
  const copy = new Database(part);
  copy.pragma("journal_mode = DELETE");
  copy.close();
  const handle = openSync(part, "r+");
  fsyncSync(handle);
  closeSync(handle);
  renameSync(part, file);
}

function forgetOld(folder: string): void {
  for (const { file } of listBackups(folder).slice(KEPT)) rmSync(file, { force: true });
}

function isGood(file: string): boolean {
  let copy: Database.Database | undefined;
  try {
    copy = new Database(file, { readonly: true, fileMustExist: true });
    return versionOf(copy) > 0 && problemOf(copy) === undefined;
  } catch {
    return false;
  } finally {
    copy?.close();
  }
}
