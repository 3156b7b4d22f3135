/** @file The world around a studio: disks that fill up, folders that vanish, engines that die, clocks that go back. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { EngineOptions } from "../../../main/engine/launch.ts";
import { launchNode } from "../../../main/engine/launch-node.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { smallDisk } from "../../kit/small-disk.ts";
import { detailOf, openStudio, smallRequest, until, untilJob } from "../../kit/studio-in-process.ts";

/** Engines of one studio, to be killed. */
function killable() {
  const killers: (() => void)[] = [];
  const launch = (options: EngineOptions) => {
    const start = launchNode(options);
    return (...given: Parameters<typeof start>) => {
      const engine = start(...given);
      killers.push(() => engine.kill());
      return engine;
    };
  };
  return { launch, kill: () => killers.at(-1)!() };
}

test("a full disk pauses the queue with what is missing; finished frames stay, and it goes on when there is room", async ({
  skip,
}) => {
  const disk = smallDisk(48 << 10);
  if (disk === undefined) return skip("only root on Linux can mount a small disk");
  const ballast = path.join(disk, "ballast");
  const open = openStudio({ directory: path.join(disk, "data") });
  const { series, job } = await open.client["series.start"]({ request: smallRequest({ frames: 12 }) });
  await until(open, (event) => event.kind === "job" && event.job.finished >= 2);
  writeFileSync(ballast, Buffer.alloc(42 << 20));
  await open.client["frames.redraw"]({ series, index: 0 });
  const paused = await until(open, (event) => pauseOf(event)?.why === "disk");
  expect(pauseOf(paused)).toMatchObject({ why: "disk", neededBytes: 8 << 20 });
  rmSync(ballast);
  await untilJob(open, job, "done");
  const { frames } = await detailOf(open, series);
  expect(frames.every(({ picture }) => picture !== null)).toBe(true);
  await open.studio.close();
  const database = new Database(path.join(disk, "data", "studio.db"), { readonly: true });
  expect(database.pragma("integrity_check")).toEqual([{ integrity_check: "ok" }]);
  database.close();
});

test("a data folder that vanishes pauses the queue, the host lives, and it goes on when the folder is back", async () => {
  const home = temporaryFolder();
  const directory = path.join(home, "data");
  const open = openStudio({ directory });
  const { job } = await open.client["series.start"]({ request: smallRequest({ frames: 30 }) });
  await until(open, (event) => event.kind === "job" && event.job.finished >= 1);
  renameSync(directory, path.join(home, "elsewhere"));
  const paused = await until(open, (event) => pauseOf(event)?.why === "engine");
  expect(pauseOf(paused)).toMatchObject({ why: "engine", failure: { code: "disk.gone" } });
  renameSync(path.join(home, "elsewhere"), directory);
  await open.client["queue.resume"]({});
  expect((await untilJob(open, job, "done")).finished).toBe(30);
});

test("an engine that dies once costs nothing; one that dies of the same job again fails it, with the reason", async () => {
  const { launch, kill } = killable();
  const open = openStudio({ launch });
  const once = await open.client["series.start"]({ request: smallRequest({ frames: 8 }) });
  await until(open, (event) => event.kind === "job" && event.job.finished >= 1);
  kill();
  expect((await untilJob(open, once.job, "done")).finished).toBe(8);

  const twice = await open.client["series.start"]({ request: smallRequest({ frames: 40, seed: 9 }) });
  for (const finished of [1, 3]) {
    await until(open, (event) => event.kind === "job" && event.job.id === twice.job && event.job.finished >= finished);
    kill();
  }
  const failed = await untilJob(open, twice.job, "failed");
  expect(failed.failure).toEqual({ code: "engine.crashed", exitCode: null, signal: "SIGKILL" });
  expect(failed.finished).toBeGreaterThanOrEqual(3);
});

test("a damaged model fails the job with the file's name, and the queue goes on with the next", async () => {
  const models = temporaryFolder();
  const open = openStudio({ models });
  const { job } = await open.client["series.start"]({ request: smallRequest() });
  const failed = await untilJob(open, job, "failed");
  expect(failed.failure).toMatchObject({ code: "model.missing", model: "papercut" });
});

type Event = Parameters<Parameters<typeof until>[1]>[0];
function pauseOf(event: Event) {
  if (event.kind === "snapshot") return event.overview.queue.paused;
  return event.kind === "queue" ? event.queue.paused : null;
}
