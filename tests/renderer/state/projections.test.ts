/** @file The host's truth in the window: overview and series, event by event. */
import { expect, test } from "vitest";
import type { SeriesEvent } from "../../../app/contract/studio/series.ts";
import type { StudioEvent } from "../../../app/contract/studio/studio.ts";
import { createSeriesFeeds } from "../../../renderer/state/series-feeds.ts";
import { reduceOverview } from "../../../renderer/state/overview.ts";
import { reduceSeries } from "../../../renderer/state/series-view.ts";
import { aFrame, aJob, aSeries, snapshotOf } from "../../kit/window.ts";

test("a change before the first snapshot means nothing", () => {
  expect(reduceOverview(undefined, { kind: "job", seq: 2, job: aJob() })).toBeUndefined();
  expect(reduceSeries(undefined, { kind: "frame", seq: 2, frame: aFrame(0) })).toBeUndefined();
});

test("jobs come, change and go; a late row does not take a newer one back", () => {
  const events: readonly StudioEvent[] = [
    snapshotOf({}),
    { kind: "job", seq: 2, job: aJob({ id: "one", revision: 1 }) },
    { kind: "job", seq: 3, job: aJob({ id: "two", revision: 1 }) },
    { kind: "job", seq: 4, job: aJob({ id: "one", revision: 3, state: "done" }) },
    { kind: "job", seq: 5, job: aJob({ id: "one", revision: 2, state: "running" }) },
    { kind: "jobsRemoved", seq: 6, jobs: ["two"] },
  ];
  expect(events.reduce(reduceOverview, undefined)?.jobs).toEqual([aJob({ id: "one", revision: 3, state: "done" })]);
});

test("each part of the overview is replaced by what is told of it", () => {
  const paused = { paused: { why: "person" } } as const;
  const library = { revision: 9, pictures: 3, trashed: 1 };
  const events: readonly StudioEvent[] = [
    snapshotOf({}),
    { kind: "queue", seq: 2, queue: paused },
    { kind: "library", seq: 3, library },
    { kind: "progress", seq: 4, progress: null },
  ];
  expect(events.reduce(reduceOverview, undefined)).toMatchObject({ queue: paused, library, progress: null });
});

test("a preview stays until a frame is no longer drawn, and a step without a picture keeps the one before", () => {
  const blob = "a".repeat(64);
  const events: readonly SeriesEvent[] = [
    { kind: "snapshot", seq: 1, series: aSeries([aFrame(0), aFrame(1)]) },
    { kind: "frame", seq: 2, frame: aFrame(0, "drawing") },
    { kind: "preview", seq: 3, index: 0, step: 4, of: 24, blob },
    { kind: "preview", seq: 4, index: 0, step: 5, of: 24, blob: null },
  ];
  const drawing = events.reduce(reduceSeries, undefined);
  expect([...drawing!.previews]).toEqual([[0, { step: 5, of: 24, blob }]]);
  const finished = reduceSeries(drawing, { kind: "frame", seq: 5, frame: aFrame(0, "finished") });
  expect([...finished!.previews]).toEqual([]);
  expect(finished!.frames.map(({ state }) => state)).toEqual(["finished", "waiting"]);
});

test("a frame that was not there is put in its place", () => {
  const state = reduceSeries(undefined, { kind: "snapshot", seq: 1, series: aSeries([aFrame(0), aFrame(2)]) });
  const more = reduceSeries(state, { kind: "frame", seq: 2, frame: aFrame(1) });
  expect(more!.frames.map(({ index }) => index)).toEqual([0, 1, 2]);
});

test("many who look at a series share one feed, which ends when the last one leaves", async () => {
  const opened: AbortSignal[] = [];
  const told = Promise.withResolvers<void>();
  const feeds = createSeriesFeeds({
    "series.watch": async function* (_: { series: string }, signal?: AbortSignal): AsyncGenerator<SeriesEvent> {
      opened.push(signal!);
      yield { kind: "snapshot", seq: 1, series: aSeries([aFrame(0)]) };
      await new Promise<void>((resolve) => signal!.addEventListener("abort", () => resolve(), { once: true }));
    },
  });
  const leave = [feeds.subscribe("s", told.resolve), feeds.subscribe("s", () => undefined)];
  await told.promise;
  expect(feeds.peek("s").view?.frames).toEqual([aFrame(0)]);
  leave[0]!();
  await Promise.resolve();
  expect(opened.map(({ aborted }) => aborted)).toEqual([false]);
  leave[1]!();
  await Promise.resolve();
  expect(opened.map(({ aborted }) => aborted)).toEqual([true]);
  expect(feeds.peek("s")).toEqual({ view: undefined, failure: undefined });
});
