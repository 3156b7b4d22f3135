/** @file Migrations: each step in one transaction, after a backup, with everything still there. */
import { readdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { migrate, versionOf } from "../../../main/store/migrate.ts";
import type { Migration } from "../../../main/store/migrations/migration.ts";
import { MIGRATIONS } from "../../../main/store/migrations/table.ts";
import { openStore } from "../../../main/store/open.ts";
import { openTestStore } from "../../kit/store.ts";
import { finishFrame, startSeries } from "../../kit/store-rows.ts";

const LAST = MIGRATIONS.length;
const NEXT: Migration = { number: LAST + 1, sql: "ALTER TABLE pictures ADD COLUMN liked INTEGER NOT NULL DEFAULT 0" };
const BROKEN: Migration = { number: LAST + 2, sql: "UPDATE pictures SET liked = 1; UPDATE nobody SET x = 1" };

test("steps are numbered one after another", () => {
  expect(MIGRATIONS.map(({ number }) => number)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

describe("a database of an older version", () => {
  test("gets the steps it lacks, keeps what it holds, and leaves a backup of how it was", () => {
    const store = openTestStore();
    const { series, job } = startSeries(store, 2);
    const picture = finishFrame(store, series, store.frames.missing(job)[0]!);
    const before = store.series.detail(series);
    store.close();
    const after = openTestStore({ directory: store.directory, migrations: [...MIGRATIONS, NEXT] });
    expect(after.series.detail(series)).toEqual(before);
    expect(after.pictures.card(picture)).toEqual(before!.frames[0]!.picture);
    const [backup] = readdirSync(after.folders.backups);
    const copy = new Database(path.join(after.folders.backups, backup!), { readonly: true });
    expect(versionOf(copy)).toBe(LAST);
    expect(copy.prepare("SELECT COUNT(*) FROM pictures").pluck().get()).toBe(1);
    copy.close();
  });

  test("is as it was when a step fails, and the folder is free again", () => {
    const store = openTestStore();
    const { series } = startSeries(store, 2);
    store.close();
    const { directory } = store;
    expect(() => openStore({ directory, migrations: [...MIGRATIONS, NEXT, BROKEN] })).toThrow("no such table: nobody");
    const after = openTestStore({ directory, migrations: [...MIGRATIONS, NEXT] });
    expect(after.series.head(series)!.title).toBe("Boats");
  });
});

test("a step that was done is not done again", () => {
  const database = new Database(":memory:");
  migrate(database, MIGRATIONS);
  migrate(database, MIGRATIONS);
  expect(versionOf(database)).toBe(MIGRATIONS.length);
  database.close();
});
