/** @file A disk that fills up: said with figures, nothing half there, and it goes on when there is room again. */
import { rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import { toFailure, type Failure } from "../../../app/contract/failure.ts";
import { openStore } from "../../../main/store/open.ts";
import { accept, boatRefinement, drawAll, proposeTwo } from "../../kit/refinement-rows.ts";
import { smallDisk } from "../../kit/small-disk.ts";
import { openTestStore } from "../../kit/store.ts";
import { startSeries } from "../../kit/store-rows.ts";

/** Kilobytes. */
const SMALL = 4096;

/** Takes all room that is left. */
function fill(disk: string): string {
  const file = path.join(disk, "filler");
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(file, Buffer.alloc(bavail * bsize));
  return file;
}

function failureOf(task: () => unknown): Failure | undefined {
  try {
    task();
    return undefined;
  } catch (error) {
    return toFailure(error);
  }
}

test("writing fails whole, and goes on when there is room", async ({ skip }) => {
  const disk = smallDisk(SMALL);
  if (disk === undefined) return skip("only root on Linux can mount a small disk");
  const store = openTestStore({ directory: path.join(disk, "data") });
  startSeries(store, 64);
  const filler = fill(disk);
  let made = 1;
  let failure: Failure | undefined;
  while (failure === undefined && made < 500) {
    failure = failureOf(() => startSeries(store, 64));
    if (failure === undefined) made++;
  }
  expect(failure).toMatchObject({ code: "disk.full", freeBytes: expect.any(Number), neededBytes: 1 << 20 });
  expect(store.series.list(500)).toHaveLength(made);
  expect(store.jobs.list().every(({ frames }) => frames.length === 64)).toBe(true);
  await expect(store.backup()).rejects.toMatchObject({ failure: { code: "disk.full" } });
  rmSync(filler);
  const { series } = startSeries(store, 64);
  expect(store.series.head(series)).toBeDefined();
  store.close();
  const database = new Database(path.join(disk, "data", "studio.db"));
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  database.close();
});

test("a decision for which there is no room is absent, and is made when there is room again", ({ skip }) => {
  const disk = smallDisk(SMALL);
  if (disk === undefined) return skip("only root on Linux can mount a small disk");
  const directory = path.join(disk, "data");
  const store = openTestStore({ directory });
  const { refinement, round, job } = store.refinements.create(boatRefinement({ images: 8 }));
  drawAll(store, job);
  const filler = fill(disk);
  const everything = () => ({
    refinement: store.refinements.get(refinement),
    log: store.log.list(null),
    jobs: store.jobs.list(),
  });
  let before = everything();
  let failure: Failure | undefined;
  for (let decisions = 0; failure === undefined && decisions < 500; decisions++) {
    failure = failureOf(() => proposeTwo(store, round));
    before = everything();
    const [open] = store.refinements.suggestions(round).filter(({ state }) => state === "proposed");
    failure ??= failureOf(() => accept(store, open!.id));
  }
  expect(failure).toMatchObject({ code: "disk.full" });
  expect(everything()).toEqual(before);
  rmSync(filler);
  const [flowers] = proposeTwo(store, round);
  const next = accept(store, flowers.id);
  expect(store.refinements.round(next.round)!.pictures).toHaveLength(8);
  expect(store.log.list(null)).toHaveLength(before.log.length + 1);
});

test("opening on a full disk says so and holds nothing", ({ skip }) => {
  const disk = smallDisk(SMALL);
  if (disk === undefined) return skip("only root on Linux can mount a small disk");
  const directory = path.join(disk, "data");
  openStore({ directory }).close();
  const filler = fill(disk);
  expect(failureOf(() => openStore({ directory }))).toMatchObject({ code: "disk.full" });
  rmSync(filler);
  expect(openTestStore({ directory }).unclean).toBe(false);
});
