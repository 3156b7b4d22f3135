/** @file Repair: a damaged database becomes whole again, with what could be read and what a backup still has. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { describe, expect, test } from "vitest";
import { judgeSetup } from "../../../app/contract/studio/judges.ts";
import { openStore } from "../../../main/store/open.ts";
import { repairStore } from "../../../main/store/repair.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { fillLibrary } from "../../kit/library.ts";
import { accept, boatRefinement, decidedEntry, drawAll, outcome, proposeTwo } from "../../kit/refinement-rows.ts";
import { openTestStore } from "../../kit/store.ts";
import { finishFrame, keepPicture, newPicture, startSeries } from "../../kit/store-rows.ts";

const TIME = Date.UTC(2026, 10, 25, 12);
const PICTURES = 1800;
const ENTRIES = 2000;

/** A data folder with a library, closed. */
function folder(): { readonly directory: string; readonly file: string } {
  const directory = temporaryFolder();
  fillLibrary(
    directory,
    PICTURES,
    ["one", "two"].map((text) => keepPicture(path.join(directory, "blobs"), text)),
  );
  return { directory, file: path.join(directory, "studio.db") };
}

/** Overwrites pages, counted from the first, with nonsense. */
function damage(file: string, pages: readonly number[]): void {
  const bytes = readFileSync(file);
  for (const page of pages) bytes.fill(0xa5, page * 4096, (page + 1) * 4096);
  writeFileSync(file, bytes);
}

/** Pages that hold rows of a table, from the middle of it. */
function pagesOf(file: string, table: string, count: number): number[] {
  const database = new Database(file, { readonly: true });
  const root = database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?").pluck().get(table) as number;
  database.close();
  // An interior page lists its children at the end of its cell pointer array: 4-byte page, then the key.
  const bytes = readFileSync(file);
  const at = (root - 1) * 4096;
  expect(bytes[at]).toBe(5);
  const cells = bytes.readUInt16BE(at + 3);
  const children = Array.from({ length: cells }, (_, cell) => {
    return bytes.readUInt32BE(at + bytes.readUInt16BE(at + 12 + 2 * cell)) - 1;
  });
  const middle = Math.floor(cells / 2);
  return children.slice(middle, middle + count);
}

test("a sound database is left as it is", () => {
  const { directory, file } = folder();
  const before = readFileSync(file);
  expect(repairStore(directory)).toEqual({ outcome: "sound", tables: [], fromBackup: 0, backup: null, kept: null });
  expect(readFileSync(file).equals(before)).toBe(true);
});

describe("pages of a table that are gone", () => {
  test("cost their rows when there is no backup; everything else is there, and a second repair finds it sound", () => {
    const { directory, file } = folder();
    damage(file, pagesOf(file, "pictures", 2));
    const damaged = readFileSync(file);
    expect(() => openStore({ directory })).toThrow("store.damaged");
    const said: string[] = [];
    const repaired = repairStore(
      directory,
      (sentence) => said.push(sentence),
      () => TIME,
    );
    expect(repaired).toMatchObject({
      outcome: "repaired",
      fromBackup: 0,
      backup: null,
      kept: path.join(directory, "studio-damaged-2026-11-25T12-00-00-000Z.db"),
    });
    const pictures = repaired.tables.find(({ table }) => table === "pictures")!;
    expect(pictures.whole).toBe(false);
    expect(pictures.rows).toBeGreaterThan(PICTURES - 60);
    expect(pictures.rows).toBeLessThan(PICTURES);
    expect(repaired.tables.filter(({ whole }) => !whole).map(({ table }) => table)).toEqual(["pictures"]);
    expect(readFileSync(repaired.kept!).equals(damaged)).toBe(true);
    expect(said.every((sentence) => sentence.endsWith("."))).toBe(true);
    const store = openTestStore({ directory });
    expect(store.unclean).toBe(true);
    const { pictures: shown, trashed } = store.pictures.library();
    expect(shown + trashed).toBe(pictures.rows);
    expect(store.series.list(500)).toHaveLength(PICTURES / 9);
    store.close();
    expect(repairStore(directory).outcome).toBe("sound");
  });

  test("come from the newest good backup, together with what is newer than it", async () => {
    const { directory, file } = folder();
    const store = openTestStore({ directory });
    await store.backup();
    const { series, job } = startSeries(store, 2);
    const picture = finishFrame(store, series, store.frames.missing(job)[0]!);
    store.close();
    damage(file, pagesOf(file, "pictures", 3));
    const repaired = repairStore(directory);
    expect(repaired.outcome).toBe("repaired");
    expect(repaired.fromBackup).toBeGreaterThan(10);
    const after = openTestStore({ directory });
    const { pictures, trashed } = after.pictures.library();
    expect(pictures + trashed).toBe(PICTURES + 1);
    expect(after.frames.get({ series, index: 0 })!.picture!.id).toBe(picture);
    expect(after.gallery.views()).toEqual([]);
  });
});

describe("a file that is no database any more", () => {
  test("is replaced by the newest good backup, and kept", async () => {
    const store = openTestStore();
    const { picture } = store.pictures.add(newPicture(store, "one"));
    await store.backup();
    store.close();
    writeFileSync(path.join(store.directory, "studio.db"), "nonsense ".repeat(9999));
    const repaired = repairStore(store.directory);
    expect(repaired).toMatchObject({ outcome: "restored", backup: expect.stringContaining("studio-") });
    expect(readFileSync(repaired.kept!, "utf8")).toContain("nonsense");
    expect(openTestStore({ directory: store.directory }).pictures.card(picture)).toBeDefined();
  });

  test("gives an empty database when there is nothing to restore; pictures stay on the disk", () => {
    const store = openTestStore();
    const { stored } = newPicture(store, "one");
    store.close();
    writeFileSync(path.join(store.directory, "studio.db"), "nonsense");
    expect(repairStore(store.directory).outcome).toBe("empty");
    expect(existsSync(store.blobs.pathOf(stored.blob))).toBe(true);
  });
});

test("people, refinements and what is left of the log come through, and the log is still append-only", () => {
  const store = openTestStore();
  const ada = store.people.create("Ada");
  const { refinement, round, job } = store.refinements.create(boatRefinement());
  drawAll(store, job);
  store.refinements.finish(round, outcome());
  accept(store, proposeTwo(store, round)[0].id);
  const judge = store.judges.add("Seer", judgeSetup.parse({ kind: "local", folder: "/models/seer" }));
  store.log.append(decidedEntry("s"), ada);
  const before = { refinement: store.refinements.get(refinement), people: store.people.list() };
  store.close();
  const { directory } = store;
  const file = path.join(directory, "studio.db");
  const database = new Database(file);
  database.exec(`INSERT INTO log (person, created, start, session, entry)
    SELECT person, value, start, session, entry FROM log, json_each('[${Array.from({ length: ENTRIES }, (_, n) => n).join()}]')
    WHERE person = '${ada}'`);
  const logged = database.prepare("SELECT created FROM log WHERE person = ?").pluck().all(ada);
  database.close();
  damage(file, pagesOf(file, "log", 2));
  const repaired = repairStore(directory);
  expect(repaired.outcome).toBe("repaired");
  expect(repaired.tables.filter(({ whole }) => !whole).map(({ table }) => table)).toEqual(["log"]);
  const after = openTestStore({ directory });
  expect(after.refinements.get(refinement)).toEqual(before.refinement);
  expect(after.people.list()).toEqual(before.people);
  expect(after.judges.list().map(({ id }) => id)).toEqual([judge]);
  const left = after.log.list(ada).map(({ created }) => created);
  expect(left.length).toBeGreaterThan(ENTRIES - 60);
  expect(left.length).toBeLessThan(logged.length);
  expect(logged).toEqual(expect.arrayContaining(left));
  const repairedFile = new Database(file);
  expect(() => repairedFile.exec("DELETE FROM log")).toThrow("The log is append-only.");
  repairedFile.close();
});

test("a database that vanished comes back from its backup", async () => {
  const store = openTestStore();
  store.pictures.add(newPicture(store, "one"));
  await store.backup();
  store.close();
  rmSync(path.join(store.directory, "studio.db"));
  expect(repairStore(store.directory)).toMatchObject({ outcome: "restored", kept: null });
  expect(openTestStore({ directory: store.directory }).pictures.library().pictures).toBe(1);
});

test("a database in use, or of a newer version, is not touched", () => {
  const store = openTestStore();
  expect(() => repairStore(store.directory)).toThrow("store.locked");
  store.close();
  const database = new Database(path.join(store.directory, "studio.db"));
  database.pragma("user_version = 9");
  database.close();
  expect(() => repairStore(store.directory)).toThrow("store.newer");
  expect(readdirSync(store.directory).filter((name) => name.includes("damaged"))).toEqual([]);
});
