/** @file The second shape of the database: what the first one held is there as it was, and the new tables hold together. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { migrate } from "../../../../main/store/migrate.ts";
import { FIRST } from "../../../../main/store/migrations/0001-studio.ts";
import { FEEDBACK } from "../../../../main/store/migrations/0002-feedback.ts";
import { temporaryFolder } from "../../../kit/circumplex.ts";
import { openTestStore } from "../../../kit/store.ts";
import { boatRequest, measurementAt } from "../../../kit/store-rows.ts";

/** Every row of every table, without the columns of the second shape. */
function rowsOf(database: Database.Database): Record<string, unknown[]> {
  const tables = database
    .prepare<[], string>("SELECT name FROM pragma_table_list WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  return Object.fromEntries(tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]));
}

/** A database as the first version left it, with a row in each of its tables. */
function oldDatabase(): { readonly directory: string; readonly rows: Record<string, unknown[]> } {
  const directory = temporaryFolder();
  mkdirSync(directory, { recursive: true });
  const database = new Database(path.join(directory, "studio.db"));
  database.pragma("foreign_keys = ON");
  migrate(database, [FIRST]);
  const { judge } = measurementAt(0, 0);
  database.exec(`
    INSERT INTO series VALUES (1, 's', 'Boats', '${JSON.stringify(boatRequest(2))}', '[]', 10);
    INSERT INTO prompt_texts VALUES (1, 'a boat');
    INSERT INTO pictures (number, id, prompt, stars, target_valence, target_arousal, judged, origin, pack, created, series,
      frame_index, seed, width, height, bytes, blob, thumb, has_recipe)
      VALUES (1, 'p', 1, 4, 1, -1, 1, 'drawn', 'papercut', 11, 's', 0, 7, 512, 512, 9, 'b', 't', 1);
    INSERT INTO measurements VALUES (1, 'p', 'range', 0.5, -0.5, 0.25, -0.25, 0.4, 0.5, 0.8, '[]', NULL, '${judge.id}',
      '${judge.sha256}', 12);
    UPDATE pictures SET measurement = 1, measured_valence = 0.5, measured_arousal = -0.5;
    INSERT INTO recipes VALUES ('p', '{}');
    INSERT INTO frames VALUES ('s', 0, 1, -1, 'a boat', 7, 0.96, 0, 'finished', NULL, 1, 'p', 1),
      ('s', 1, 2, -1, 'a boat', 7, 0.96, 1, 'waiting', NULL, 1, NULL, 0);
    INSERT INTO frame_pictures VALUES (1, 's', 0, 'p');
    INSERT INTO jobs VALUES (1, 'j', 's', 'waiting', 1, 1, 13, NULL, NULL, NULL);
    INSERT INTO job_frames VALUES ('j', 's', 0, 1), ('j', 's', 1, 1);
    INSERT INTO boards VALUES (1, 'k', 'Board');
    INSERT INTO board_pictures VALUES (1, 'k', 'p');
    INSERT INTO views VALUES (1, 'v', 'View', '{}', 'newest');
    INSERT INTO settings VALUES ('settings', '{"theme":"light"}');
    INSERT INTO settings_aside VALUES (1, 'draft', '{', 'broken', 14);
  `);
  const rows = rowsOf(database);
  database.close();
  return { directory, rows };
}

test("every row of an older database is there as it was", () => {
  const { directory, rows } = oldDatabase();
  expect(Object.values(rows).every((found) => found.length > 0)).toBe(true);
  const store = openTestStore({ directory });
  expect(store.series.list(5)).toMatchObject([{ id: "s", title: "Boats", finished: 1, cover: "t" }]);
  expect(store.frames.get({ series: "s", index: 0 })).toMatchObject({ picture: { id: "p", stars: 4 } });
  expect(store.pictures.style("p")).toBeUndefined();
  expect(store.settings.get().theme).toBe("light");
  expect(store.people.current().name).toBe("Me");
  expect(store.refinements.list(5)).toEqual([]);
  store.close();
  const database = new Database(path.join(directory, "studio.db"), { readonly: true });
  const after = rowsOf(database);
  expect(database.pragma("foreign_key_check")).toEqual([]);
  database.close();
  const { session, series, ...others } = rows;
  expect(after).toMatchObject(others);
  expect(after["series"]).toEqual(series!.map((row) => ({ ...(row as object), purpose: "series" })));
  expect(after["session"]).toEqual(session!.map((row) => ({ ...(row as object), refinement_revision: 0 })));
});

test("every new table is strict, and a fresh database holds nobody and nothing", () => {
  const database = new Database(":memory:");
  migrate(database, [FIRST]);
  const before = Object.keys(rowsOf(database));
  migrate(database, [FIRST, FEEDBACK]);
  const tables = database.pragma("table_list") as { name: string; type: string; strict: number }[];
  const added = tables.filter(
    ({ name, type }) => type === "table" && !name.startsWith("sqlite_") && !before.includes(name),
  );
  expect(added.filter(({ strict }) => strict === 0)).toEqual([]);
  expect(added.map(({ name }) => name).toSorted()).toEqual([
    "judge_findings",
    "judges",
    "log",
    "people",
    "picture_styles",
    "refinements",
    "rounds",
    "suggestions",
  ]);
  const rows = rowsOf(database);
  expect(added.flatMap(({ name }) => rows[name])).toEqual([]);
  database.close();
});

test("every reference has an index, so that deleting a row reads no table through", () => {
  const database = new Database(":memory:");
  migrate(database, [FIRST, FEEDBACK]);
  const scans = database
    .prepare<[], { table: string; column: string }>(
      `SELECT t.name AS "table", k."from" AS "column" FROM pragma_table_list t, pragma_foreign_key_list(t.name) k
       WHERE t.name IN ('picture_styles', 'log', 'refinements', 'rounds', 'suggestions') AND k.seq = 0`,
    )
    .all()
    .filter(({ table, column }) => {
      const plan = database.prepare(`EXPLAIN QUERY PLAN SELECT 1 FROM ${table} WHERE "${column}" = ?`).all("x");
      return (plan as { detail: string }[]).some(({ detail }) => detail.startsWith("SCAN"));
    });
  expect(scans).toEqual([]);
  database.close();
});
