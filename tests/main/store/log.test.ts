/** @file The log: entries are added in an order of their own, told apart by person and sitting, and never changed. */
import path from "node:path";
import Database from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import type { ProfileEntry } from "../../../app/profile/log.ts";
import { decidedEntry } from "../../kit/refinement-rows.ts";
import { openTestStore } from "../../kit/store.ts";

const rated = (stars: number, session = 1): ProfileEntry => ({
  kind: "picture.rated",
  picture: "p",
  stars,
  traits: [0.25, -1],
  session,
});
const RESET: ProfileEntry = { kind: "reset", what: "effects" };

test("entries come back as they were logged, of one person or of all, from any place on", () => {
  const { log, people } = openTestStore({ now: () => 40 });
  const me = people.current().id;
  const ada = people.create("Ada");
  const first = log.append(rated(3));
  expect(first).toEqual({ number: 1, person: me, created: 40, entry: rated(3) });
  log.append(RESET, ada);
  const imported: ProfileEntry = { kind: "imported", profile: { any: ["thing", null] } };
  log.append(imported);
  expect(log.list(null).map(({ number, person }) => [number, person])).toEqual([
    [1, me],
    [2, ada],
    [3, me],
  ]);
  expect(log.list(me).map(({ entry }) => entry)).toEqual([rated(3), imported]);
  expect(log.list(me, 1).map(({ entry }) => entry)).toEqual([imported]);
  expect(log.list(null, 3)).toEqual([]);
});

test("an entry that could not be read again is not logged", () => {
  const { log } = openTestStore();
  expect(() => log.append({ ...rated(3), traits: [Number.NaN] } as ProfileEntry)).toThrow();
  expect(() => log.append(rated(9))).toThrow();
  expect(log.list(null)).toEqual([]);
});

test("a sitting is a start of the program in which the person decided something", () => {
  const store = openTestStore();
  const ada = store.people.create("Ada");
  const { directory } = store;
  expect([store.log.session(), store.log.session(ada)]).toEqual([1, 1]);
  store.log.append(decidedEntry("s"));
  expect([store.log.session(), store.log.session(ada)]).toEqual([1, 1]);
  store.close();

  const idle = openTestStore({ directory });
  expect([idle.log.session(), idle.log.session(ada)]).toEqual([2, 1]);
  idle.log.append(RESET);
  idle.close();

  const second = openTestStore({ directory });
  expect(second.log.session()).toBe(2);
  second.log.append(rated(1, 2));
  expect(second.log.session()).toBe(2);
  second.close();

  const third = openTestStore({ directory });
  expect([third.log.session(), third.log.session(ada)]).toEqual([3, 1]);
});

test("nobody changes or deletes an entry, whatever program they use", () => {
  const store = openTestStore();
  store.log.append(rated(3));
  const database = new Database(path.join(store.directory, "studio.db"));
  onTestFinished(() => void database.close());
  database.pragma("foreign_keys = ON");
  expect(() => database.exec("UPDATE log SET entry = '{}'")).toThrow("The log is append-only.");
  expect(() => database.exec("DELETE FROM log")).toThrow("The log is append-only.");
  expect(store.log.list(null)).toHaveLength(1);
  database.exec("DELETE FROM people");
  expect(store.log.list(null)).toEqual([]);
});
