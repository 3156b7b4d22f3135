/** @file Backups: whole files, the last five, later than one another whatever the clock says. */
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { newestGoodBackup } from "../../../main/store/backups.ts";
import { openTestStore } from "../../kit/store.ts";
import { newPicture } from "../../kit/store-rows.ts";

test("a backup opens by itself and holds what the database held", async () => {
  const store = openTestStore({ now: () => 1_700_000_000_123 });
  store.pictures.add(newPicture(store, "one"));
  expect(await store.backup()).toBe(1_700_000_000_123);
  expect(store.lastBackup).toBe(1_700_000_000_123);
  expect(readdirSync(store.folders.backups)).toEqual(["studio-2023-11-14T22-13-20-123Z.db"]);
  const copy = new Database(newestGoodBackup(store.folders.backups), { readonly: true });
  expect(copy.prepare("SELECT COUNT(*) FROM pictures").pluck().get()).toBe(1);
  expect(copy.pragma("integrity_check", { simple: true })).toBe("ok");
  copy.close();
  expect(readdirSync(store.folders.backups)).toHaveLength(1);
});

test("five are kept, and a clock set back makes no backup the oldest", async () => {
  let now = 1_700_000_000_000;
  const store = openTestStore({ now: () => (now -= 60_000) });
  const times: number[] = [];
  for (let count = 0; count < 7; count++) times.push(await store.backup());
  expect(times).toEqual(times.toSorted((one, other) => one - other));
  expect(readdirSync(store.folders.backups)).toHaveLength(5);
  expect(newestGoodBackup(store.folders.backups)).toContain(new Date(times.at(-1)!).toISOString().slice(0, 10));
});

test("a copy from a time that has not come counts for none", async () => {
  let now = 1_900_000_000_000;
  const store = openTestStore({ now: () => now });
  await store.backup();
  now = 1_700_000_000_000;
  expect(store.lastBackup).toBeNull();
});

test("a broken copy is passed over, and files of other names are left alone", async () => {
  let now = 1_700_000_000_000;
  const store = openTestStore({ now: () => (now += 1000) });
  await store.backup();
  const good = newestGoodBackup(store.folders.backups)!;
  writeFileSync(path.join(store.folders.backups, "studio-2030-01-01T00-00-00-000Z.db"), "nonsense");
  writeFileSync(path.join(store.folders.backups, "mine.db"), "mine");
  expect(newestGoodBackup(store.folders.backups)).toBe(good);
  expect(readdirSync(store.folders.backups)).toContain("mine.db");
});

test("writing goes on while a backup is made", async () => {
  const store = openTestStore();
  const making = store.backup();
  store.pictures.add(newPicture(store, "meanwhile"));
  await making;
  expect(store.pictures.library().pictures).toBe(1);
});
