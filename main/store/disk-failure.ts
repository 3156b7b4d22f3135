/** @file What SQLite and the file system refuse, as the failure a person meets. */
import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { StudioError, type Failure } from "../../app/contract/failure.ts";
import { DATABASE } from "./folders.ts";

/** Room a transaction, its log and the log's index need at least. */
const NEEDED_BYTES = 1 << 20;

/** Bytes an ordinary user may still write there; 0 when the folder is gone. */
export function freeBytes(directory: string): number {
  try {
    const { bavail, bsize } = statfsSync(directory);
    return bavail * bsize;
  } catch {
    return 0;
  }
}

/**
 * What SQLite or the file system refused while working in `directory`, as a failure to throw; undefined when it is no refusal
 * of theirs.
 */
export function diskFailure(error: unknown, directory: string): StudioError | undefined {
  if (error instanceof StudioError) return error;
  if (!(error instanceof Error)) return undefined;
  const code = (error as NodeJS.ErrnoException).code ?? "";
  const failure =
    error instanceof Database.SqliteError
      ? sqliteFailure(code, error.message, directory)
      : systemFailure(code, directory);
  return failure === undefined ? undefined : new StudioError(failure, { cause: error });
}

function sqliteFailure(code: string, message: string, directory: string): Failure | undefined {
  const file = path.join(directory, DATABASE);
  if (code.startsWith("SQLITE_FULL")) return full(directory);
  if (!existsSync(directory)) return { code: "disk.gone", path: directory };
  if (code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB"))
    return { code: "store.damaged", path: file, reason: message };
  if (code.startsWith("SQLITE_READONLY")) return { code: "disk.readOnly", path: directory };
  if (code.startsWith("SQLITE_BUSY") || code.startsWith("SQLITE_LOCKED"))
    return { code: "store.locked", path: directory };
  if (code.startsWith("SQLITE_CANTOPEN") || code.startsWith("SQLITE_IOERR")) {
    if (!isWritable(directory)) return { code: "disk.readOnly", path: directory };
    if (freeBytes(directory) < NEEDED_BYTES) return full(directory);
    if (!existsSync(file)) return { code: "disk.gone", path: file };
    if (code.startsWith("SQLITE_CANTOPEN")) return { code: "disk.readOnly", path: file };
  }
  return undefined;
}

function systemFailure(code: string, directory: string): Failure | undefined {
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
      return full(directory);
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return { code: "disk.readOnly", path: directory };
    case "ENOENT":
    case "ENOTDIR":
    case "EEXIST":
    case "ESTALE":
      return { code: "disk.gone", path: directory };
    default:
      return undefined;
  }
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const full = (directory: string): Failure => ({
  code: "disk.full",
  freeBytes: freeBytes(directory),
  neededBytes: NEEDED_BYTES,
});
