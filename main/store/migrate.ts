/** @file Brings a database to the shape this program knows, one numbered step after another. */
import type Database from "better-sqlite3";
import { StudioError } from "../../app/contract/failure.ts";
import type { Migration } from "./migrations/migration.ts";

/** Written into the header, so that another program's database is not taken for ours: "Cplx". */
export const APPLICATION = 0x43706c78;

/** The step a database stands at. */
export function versionOf(connection: Database.Database): number {
  return connection.pragma("user_version", { simple: true }) as number;
}

/**
 * Runs the steps a database lacks, each in one transaction.
 *
 * @param before called once before the first step of a database that holds something already
 * @throws StudioError `store.newer`, with nothing touched; whatever SQLite says, with the step undone
 */
export function migrate(
  connection: Database.Database,
  migrations: readonly Migration[],
  before: (version: number) => void = () => undefined,
): void {
  const found = versionOf(connection);
  const known = migrations.at(-1)?.number ?? 0;
  if (found > known) throw new StudioError({ code: "store.newer", found, known });
  const due = migrations.filter(({ number }) => number > found);
  if (due.length > 0 && found > 0) before(found);
  for (const { number, sql } of due) {
    const step = connection.transaction(() => {
      connection.exec(sql);
      connection.pragma(`application_id = ${APPLICATION}`);
      connection.pragma(`user_version = ${number}`);
    });
    step.immediate();
  }
}
