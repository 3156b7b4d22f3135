/** @file Jobs: rows with allowed moves, an order that a person changes, frames that follow. */
import { describe, expect, test } from "vitest";
import type { OpenedStore } from "../../../main/store/store.ts";
import { openTestStore } from "../../kit/store.ts";
import { drawnFrame, finishFrame, startSeries } from "../../kit/store-rows.ts";

const order = (store: OpenedStore): string[] => store.jobs.list().map(({ id }) => id);

test("a job moves as the rules allow, and its revision grows with every change", () => {
  let now = 1000;
  const store = openTestStore({ now: () => now });
  const { series, job } = startSeries(store);
  const first = store.jobs.get(job)!;
  expect(first).toEqual({
    id: job,
    series,
    title: "Boats",
    state: "waiting",
    revision: 1,
    position: 1,
    frames: [0, 1, 2],
    finished: 0,
    created: 1000,
    started: null,
    ended: null,
    failure: null,
  });
  now = 2000;
  expect(store.jobs.move(job, "running")).toEqual({ ...first, state: "running", revision: 2, started: 2000 });
  finishFrame(store, series, store.frames.missing(job)[0]!);
  expect(store.jobs.get(job)).toMatchObject({ finished: 1 });
  expect(store.jobs.get(job)!.revision).toBeGreaterThan(2);
  now = 3000;
  expect(store.jobs.move(job, "failed", { code: "engine.outOfMemory" })).toMatchObject({
    state: "failed",
    ended: 3000,
    finished: 1,
    failure: { code: "engine.outOfMemory" },
  });
  expect(store.jobs.move(job, "waiting")).toMatchObject({
    state: "waiting",
    started: null,
    ended: null,
    failure: null,
  });
});

test("a move that is not allowed names the state, an unknown job its id", () => {
  const store = openTestStore();
  const { job } = startSeries(store);
  expect(() => store.jobs.move(job, "done")).toThrow(
    expect.objectContaining({ failure: { code: "job.state", state: "waiting" } }),
  );
  expect(() => store.jobs.move("none", "running")).toThrow(
    expect.objectContaining({ failure: { code: "input.unknown", what: "job", id: "none" } }),
  );
});

describe("frames follow their job", () => {
  test.each(["cancelled", "failed", "interrupted"] as const)("%s: those without a picture are marked", (state) => {
    const store = openTestStore();
    const { series, job } = startSeries(store);
    store.jobs.move(job, "running");
    store.pictures.add(drawnFrame(store, store.frames.missing(job)[0]!), { series, index: 0 });
    store.frames.setState({ series, index: 1 }, "drawing");
    store.jobs.move(job, state);
    expect(store.series.detail(series)!.frames.map((frame) => frame.state)).toEqual(["finished", state, state]);
    expect(store.jobs.move(job, "waiting").state).toBe("waiting");
    expect(store.series.detail(series)!.frames.map((frame) => frame.state)).toEqual(["finished", "waiting", "waiting"]);
  });

  test("a frame with a newer wish is not marked by the older job", () => {
    const store = openTestStore();
    const { series, job } = startSeries(store);
    store.jobs.move(job, "running");
    store.frames.redraw({ series, index: 0 }, { seed: 9, prompt: "a boat" }, false);
    store.jobs.move(job, "cancelled");
    expect(store.series.detail(series)!.frames.map((frame) => frame.state)).toEqual([
      "waiting",
      "cancelled",
      "cancelled",
    ]);
  });
});

describe("the queue", () => {
  test("takes what came first, unless something was put before it", () => {
    const store = openTestStore();
    const [a, b] = [startSeries(store).job, startSeries(store).job];
    store.jobs.move(a, "running");
    const c = startSeries(store, 2, true).job;
    expect(order(store)).toEqual([a, c, b]);
    expect(store.jobs.next()!.id).toBe(c);
  });

  test("is ordered by hand as often as one likes, and by no clock", () => {
    let now = 1e12;
    const store = openTestStore({ now: () => (now -= 1000) });
    const jobs = Array.from({ length: 4 }, () => startSeries(store, 2).job);
    expect(order(store)).toEqual(jobs);
    for (let turn = 0; turn < 150; turn++) {
      store.jobs.reorder(order(store)[2]!, order(store)[1]!);
    }
    expect(order(store)).toEqual(jobs);
    store.jobs.reorder(jobs[3]!, jobs[0]!);
    store.jobs.reorder(jobs[1]!, null);
    store.jobs.reorder(jobs[2]!, jobs[2]!);
    expect(order(store)).toEqual([jobs[3], jobs[0], jobs[2], jobs[1]]);
  });

  test("does not reorder what has begun, nor before what has begun", () => {
    const store = openTestStore();
    const [a, b] = [startSeries(store).job, startSeries(store).job];
    store.jobs.move(a, "running");
    expect(() => store.jobs.reorder(a, null)).toThrow("job.state");
    expect(() => store.jobs.reorder(b, a)).toThrow("job.state");
  });

  test("forgets ended jobs and keeps their pictures, and those that are still to be asked about", () => {
    const store = openTestStore();
    const [ended, waiting, interrupted] = [startSeries(store), startSeries(store), startSeries(store)];
    store.jobs.move(interrupted.job, "running");
    store.jobs.move(interrupted.job, "interrupted");
    store.jobs.move(ended.job, "running");
    for (const frame of store.frames.missing(ended.job)) finishFrame(store, ended.series, frame);
    store.jobs.move(ended.job, "done");
    expect(store.jobs.clear()).toEqual([ended.job]);
    expect(order(store)).toEqual([waiting.job, interrupted.job]);
    expect(store.series.head(ended.series)!.finished).toBe(3);
  });

  test("a renamed series renames its jobs", () => {
    const store = openTestStore();
    const { series, job } = startSeries(store);
    store.series.rename(series, "Ships");
    expect(store.jobs.get(job)).toMatchObject({ title: "Ships", revision: 2 });
  });
});
