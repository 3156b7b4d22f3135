/** @file The shapes of tuner and studies: a database of before is opened as it was, and the new rows hold together. */
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { migrate } from "../../../../main/store/migrate.ts";
import { FIRST } from "../../../../main/store/migrations/0001-studio.ts";
import { FEEDBACK } from "../../../../main/store/migrations/0002-feedback.ts";
import { temporaryFolder } from "../../../kit/circumplex.ts";
import { openTestStore } from "../../../kit/store.ts";
import { aRun } from "../../../kit/tuner-rows.ts";

test("a database of the second shape keeps what it held", () => {
  const directory = temporaryFolder();
  const database = new Database(path.join(directory, "studio.db"));
  migrate(database, [FIRST, FEEDBACK]);
  database.exec("INSERT INTO boards VALUES (1, 'k', 'Board')");
  database.close();
  const store = openTestStore({ directory });
  expect(store.gallery.boards()).toMatchObject([{ id: "k", name: "Board" }]);
  expect([store.runs.list(), store.adapters.list(), store.evaluations.list(), store.studies.list()]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

test("a run told twice is one row, its moves are held to, and its adapter outlives it", () => {
  const store = openTestStore();
  const { id } = store.runs.add({ name: "Lesson", person: "p", config: aRun().config });
  expect(() => store.runs.move(id, "done")).toThrow("job.state");
  store.runs.move(id, "running");
  const both = { valence: 1, arousal: 1 };
  const reading = { error: both, r: both };
  const point = {
    step: 10,
    seconds: 1,
    pictures: 0,
    reward: 0.7,
    judge: reading,
    witness: reading,
    diversity: 0.3,
    diversityWithin: 0.3,
    elements: 18,
    adherence: 1,
    validity: 1,
    outOfRange: 0,
    drift: 0,
  };
  const blob = "a".repeat(64);
  for (let twice = 0; twice < 2; twice++) store.runs.point(id, { kind: "point", point, adapter: blob, best: true });
  expect(store.runs.detail(id)).toMatchObject({
    points: [{ step: 10 }],
    kept: [10],
    run: { best: 10, state: "running" },
  });
  const ended = store.runs.end(id, { kind: "ended", why: "finished", step: 20, best: 10, adapter: blob, gate: [] });
  expect(ended).toMatchObject({ state: "done", failure: null });
  expect(store.adapters.list()).toMatchObject([{ id: ended.adapter, name: "Lesson", sha256: blob, step: 10 }]);
  store.runs.remove(id);
  expect(store.adapters.list()).toMatchObject([{ run: null, sha256: blob }]);
  expect(() => store.runs.remove(id)).toThrow("input.unknown");
});
