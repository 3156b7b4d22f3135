/** @file Whether a database is sound, and what is wrong with it. */
import Database from "better-sqlite3";
import { APPLICATION } from "./migrate.ts";

/** What is wrong with a database, as a sentence; undefined when it is sound and ours, or new. */
export function problemOf(connection: Database.Database): string | undefined {
  const application = connection.pragma("application_id", { simple: true });
  const tables = connection.prepare<[], number>("SELECT COUNT(*) FROM sqlite_schema").pluck().get()!;
  if (tables > 0 && application !== APPLICATION) return "The file is another program's database.";
  const found = connection.pragma("quick_check(1)", { simple: true }) as string;
  return found === "ok" ? undefined : sentence(found);
}

/** Whether SQLite says that a file is no sound database. */
export function isDamage(error: unknown): error is Error {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(error.code);
}

/** What SQLite says, as a sentence. */
export function sentence(text: string): string {
  const line = text
    .replace(/^\*\*\* in database \w+ \*\*\*/, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  return `${line.charAt(0).toUpperCase()}${line.slice(1)}${/[.!?]$/.test(line) ? "" : "."}`;
}
