/** @file What happens at the same time: work that ends, starts or cannot be written down while a person changes their mind. */
import { cpSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openStore } from "../../../main/store/open.ts";
import { blobPath } from "../../../native/files/blobs.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { drawnFrame, finishFrame, startSeries } from "../../kit/store-rows.ts";
import { detailOf, openStudio, smallRequest, until, untilJob } from "../../kit/studio-in-process.ts";

test("a job is cancelled while the device is still being given up for it, once or twice", async () => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  const open = openStudio({
    probeAfter: 0,
    probe: async (signal) => {
      begin();
      signal.addEventListener("abort", () => ask(), { once: true });
      await released;
      throw signal.reason;
    },
  });
  await begun;
  const { series, job } = await open.client["series.start"]({ request: smallRequest() });
  const next = await open.client["series.start"]({ request: smallRequest({ seed: 6 }) });
  await asked;
  await open.client["jobs.cancel"]({ job });
  release();
  await untilJob(open, next.job, "done");
  await untilJob(open, job, "cancelled");
  expect((await detailOf(open, series)).frames.map(({ state }) => state)).toEqual(Array(3).fill("cancelled"));
});

test("two pages cancel one job, and neither is told that it went wrong", async () => {
  const open = openStudio();
  const { job } = await open.client["series.start"]({ request: smallRequest({ frames: 40 }) });
  await until(open, (event) => event.kind === "progress" && event.progress !== null);
  const answers = await Promise.all([open.client["jobs.cancel"]({ job }), open.client["jobs.cancel"]({ job })]);
  expect(answers).toEqual([{}, {}]);
  await untilJob(open, job, "cancelled");
});

test("a job that is cancelled before its end could be written down stays cancelled, and the queue goes on", async () => {
  const home = temporaryFolder();
  const [directory, away] = [path.join(home, "data"), path.join(home, "away")];
  const open = openStudio({ directory });
  const { job } = await open.client["series.start"]({ request: smallRequest({ frames: 40 }) });
  await until(open, (event) => event.kind === "job" && event.job.finished >= 1);
  renameSync(directory, away);
  await until(open, (event) => event.kind === "queue" && event.queue.paused !== null);
  renameSync(away, directory);
  await open.client["jobs.cancel"]({ job });
  await open.client["queue.resume"]({});
  const next = await open.client["series.start"]({ request: smallRequest({ seed: 6 }) });
  await untilJob(open, next.job, "done");
  await untilJob(open, job, "cancelled");
});

test("a picture whose file went before it was measured does not hold up the frames behind it", async () => {
  const directory = temporaryFolder();
  const store = openStore({ directory });
  const { series, job } = startSeries(store, 2);
  const [frame] = store.frames.missing(job);
  const drawn = drawnFrame(store, frame!);
  store.pictures.add(drawn, { series, index: 0 });
  rmSync(blobPath(store.folders.blobs, drawn.stored.blob));
  store.close();
  const open = openStudio({ directory });
  expect((await untilJob(open, job, "done", "failed")).failure).toBeNull();
  const { frames } = await detailOf(open, series);
  expect(frames.map(({ state, measurement }) => [state, measurement !== null])).toEqual([
    ["finished", false],
    ["finished", true],
  ]);
});

test("after an unclean end, what is discarded is what the question counted, and nothing that came later", async () => {
  const [before, directory] = [temporaryFolder(), path.join(temporaryFolder(), "data")];
  const store = openStore({ directory: before });
  const [running, waiting] = [startSeries(store).job, startSeries(store).job];
  store.jobs.move(running, "running");
  // As if the power had gone now.
  cpSync(before, directory, { recursive: true });
  store.close();
  const open = openStudio({ directory });
  const snapshot = await until(open, () => true);
  expect(snapshot).toMatchObject({ overview: { queue: { paused: { why: "unclean", waiting: 6 } } } });
  const { job: later } = await open.client["series.start"]({ request: smallRequest() });
  await open.client["queue.resume"]({ discard: true });
  await untilJob(open, later, "done");
  const { overview } = (await until(open, () => true)) as Extract<typeof snapshot, { kind: "snapshot" }>;
  const states = new Map(overview.jobs.map(({ id, state }) => [id, state]));
  expect([running, waiting, later].map((id) => states.get(id))).toEqual(["cancelled", "cancelled", "done"]);
});

test("a job that was interrupted after its last picture is done at the next start, without a question", async () => {
  const [before, directory] = [temporaryFolder(), path.join(temporaryFolder(), "data")];
  const store = openStore({ directory: before });
  const { series, job } = startSeries(store, 2);
  store.jobs.move(job, "running");
  const [one, two] = store.frames.missing(job);
  finishFrame(store, series, one!);
  store.pictures.add(drawnFrame(store, two!), { series, index: 1 });
  cpSync(before, directory, { recursive: true });
  store.close();
  const open = openStudio({ directory });
  expect(await untilJob(open, job, "done")).toMatchObject({ finished: 2, failure: null });
  expect(await until(open, () => true)).toMatchObject({ overview: { queue: { paused: null } } });
});

test("behind the last seed comes the first", async () => {
  const open = openStudio();
  await open.client["queue.pause"]({});
  const request = smallRequest({ seed: Number.MAX_SAFE_INTEGER });
  const { series } = await open.client["series.start"]({ request });
  await open.client["frames.redraw"]({ series, index: 1 });
  expect((await detailOf(open, series)).frames.map(({ seed }) => seed)).toEqual([request.seed, 0, request.seed]);
});
