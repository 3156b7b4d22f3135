/** @file The first shape of the database: strict tables, references that hold, text that is indexed once. */
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { migrate } from "../../../../main/store/migrate.ts";
import { FIRST } from "../../../../main/store/migrations/0001-studio.ts";

function fresh(): Database.Database {
  const database = new Database(":memory:");
  migrate(database, [FIRST]);
  return database;
}

test("every table is strict and there are no others", () => {
  const database = fresh();
  const tables = database.pragma("table_list") as { name: string; type: string; strict: number }[];
  const own = tables.filter(({ name, type }) => type === "table" && !name.startsWith("sqlite_"));
  expect(own.filter(({ strict }) => strict === 0)).toEqual([]);
  expect(own.map(({ name }) => name).toSorted()).toEqual([
    "board_pictures",
    "boards",
    "frame_pictures",
    "frames",
    "job_frames",
    "jobs",
    "measurements",
    "pictures",
    "prompt_texts",
    "recipes",
    "series",
    "session",
    "settings",
    "settings_aside",
    "views",
  ]);
  database.close();
});

test("it begins with one closed session and nothing else", () => {
  const database = fresh();
  expect(database.prepare("SELECT * FROM session").all()).toEqual([{ one: 1, open: 0, library_revision: 0 }]);
  expect(database.pragma("foreign_key_check")).toEqual([]);
  database.close();
});

test("words of a prompt are found while the prompt is there", () => {
  const database = fresh();
  const found = (): unknown => database.prepare("SELECT rowid FROM prompt_words WHERE prompt_words MATCH 'boat'").all();
  database.exec("INSERT INTO prompt_texts (text) VALUES ('a boat')");
  expect(found()).toEqual([{ rowid: 1 }]);
  database.exec("DELETE FROM prompt_texts");
  expect(found()).toEqual([]);
  database.close();
});

test("numbers are not given twice", () => {
  const database = fresh();
  const number = database.prepare("INSERT INTO boards (id, name) VALUES (?, 'x') RETURNING number").pluck();
  expect(number.get("one")).toBe(1);
  database.exec("DELETE FROM boards");
  expect(number.get("two")).toBe(2);
  database.close();
});
