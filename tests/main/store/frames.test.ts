/** @file Frames: a wish, the picture that fulfils it, and what is still to be drawn. */
import { describe, expect, test } from "vitest";
import { planSeries } from "../../../app/series/plan.ts";
import type { OpenedStore } from "../../../main/store/store.ts";
import { openTestStore } from "../../kit/store.ts";
import { boatRequest, drawnFrame, finishFrame, measurementAt, newPicture, startSeries } from "../../kit/store-rows.ts";

const missing = (store: OpenedStore, job: string): number[] => store.frames.missing(job).map(({ index }) => index);

test("a new series waits, as it was planned", () => {
  const store = openTestStore({ now: () => 5000 });
  const { series, job } = startSeries(store, 2);
  expect(store.frames.missing(job)).toEqual(planSeries(boatRequest(2)));
  expect(store.series.detail(series)).toEqual({
    head: { id: series, title: "Boats", request: boatRequest(2), created: 5000, finished: 0, cover: null },
    frames: [0, 1].map((index) => ({
      index,
      target: { valence: index === 0 ? -2 : 2, arousal: index === 0 ? -1 : 1 },
      prompt: "a boat",
      seed: 7,
      locked: false,
      state: "waiting",
      picture: null,
      measurement: null,
      earlier: [],
      failure: null,
    })),
    remarks: [],
  });
});

test("a frame is measured after it is drawn, then finished, and its job no longer misses it", () => {
  const store = openTestStore();
  const { series, job } = startSeries(store);
  const [first] = store.frames.missing(job);
  const ref = { series, index: 0 };
  const { picture } = store.pictures.add(drawnFrame(store, first!), ref);
  expect(store.frames.get(ref)).toMatchObject({ state: "measuring", picture: { id: picture, measured: null } });
  expect(missing(store, job)).toEqual([1, 2]);
  expect(store.frames.unmeasured(job)).toEqual([{ index: 0, picture, blob: store.pictures.card(picture)!.blob }]);
  store.pictures.measured(picture, measurementAt(1, 2));
  const { causes, ...reading } = measurementAt(1, 2);
  expect(store.frames.get(ref)).toMatchObject({
    state: "finished",
    picture: { id: picture, measured: reading },
    measurement: { ...reading, causes },
  });
  expect(store.frames.unmeasured(job)).toEqual([]);
  expect(store.series.head(series)).toMatchObject({ finished: 1, cover: store.pictures.card(picture)!.thumb });
});

test("a frame that no judge can read is finished all the same", () => {
  const store = openTestStore();
  const { series, job } = startSeries(store);
  const { picture } = store.pictures.add(drawnFrame(store, store.frames.missing(job)[0]!), { series, index: 0 });
  store.pictures.unmeasured(picture);
  expect(store.frames.get({ series, index: 0 })).toMatchObject({ state: "finished", measurement: null });
  expect(store.frames.unmeasured(job)).toEqual([]);
});

test("the same picture for the same frame is added once, however often it comes", () => {
  const store = openTestStore();
  const { series, job } = startSeries(store);
  const [first] = store.frames.missing(job);
  const ids = [1, 2, 3].map(() => store.pictures.add(drawnFrame(store, first!), { series, index: 0 }).picture);
  expect(new Set(ids).size).toBe(1);
  expect(store.pictures.library()).toMatchObject({ pictures: 1 });
  expect(store.frames.get({ series, index: 0 })!.earlier).toEqual([]);
});

test("a picture whose file is not there is no picture", () => {
  const store = openTestStore();
  const picture = newPicture(store, "there");
  const absent = { ...picture, stored: { ...picture.stored, thumb: "f".repeat(64) } };
  expect(() => store.pictures.add(absent)).toThrow("input.unknown");
  expect(store.pictures.library().pictures).toBe(0);
});

describe("a frame drawn again", () => {
  test("shows its picture until the new one comes, which then has it beside it", () => {
    const store = openTestStore();
    const { series, job } = startSeries(store);
    const ref = { series, index: 1 };
    const old = finishFrame(store, series, store.frames.missing(job)[1]!);
    const again = store.frames.redraw(ref, { seed: 8, prompt: "a red boat" }, true);
    expect(store.frames.get(ref)).toMatchObject({
      state: "waiting",
      seed: 8,
      prompt: "a red boat",
      picture: { id: old },
    });
    expect(missing(store, again.job)).toEqual([1]);
    const [plan] = store.frames.missing(again.job);
    const { picture } = store.pictures.add(drawnFrame(store, plan!, "another"), ref);
    const { blob, thumb } = store.pictures.card(old)!;
    expect(store.frames.get(ref)).toMatchObject({ picture: { id: picture }, earlier: [{ picture: old, blob, thumb }] });
  });

  test("is let go of by the job that had not drawn it, and kept by the one that had", () => {
    const store = openTestStore();
    const { series, job } = startSeries(store);
    finishFrame(store, series, store.frames.missing(job)[0]!);
    store.frames.redraw({ series, index: 0 }, { seed: 8, prompt: "a boat" }, false);
    store.frames.redraw({ series, index: 2 }, { seed: 8, prompt: "a boat" }, false);
    expect(store.jobs.get(job)).toMatchObject({ frames: [0, 1], finished: 1 });
    expect(missing(store, job)).toEqual([1]);
  });

  test("does not take a late picture of its old wish for the new one", () => {
    const store = openTestStore();
    const { series, job } = startSeries(store);
    const ref = { series, index: 0 };
    const [old] = store.frames.missing(job);
    const again = store.frames.redraw(ref, { seed: 8, prompt: "a boat" }, true);
    const late = store.pictures.add(drawnFrame(store, old!, "late"), ref).picture;
    store.pictures.measured(late, measurementAt(0, 0));
    expect(store.frames.get(ref)).toMatchObject({ state: "waiting", picture: { id: late } });
    expect(missing(store, again.job)).toEqual([0]);
  });

  test("to the very same bytes is finished with the picture it has", () => {
    const store = openTestStore();
    const { series, job } = startSeries(store);
    const ref = { series, index: 0 };
    const old = finishFrame(store, series, store.frames.missing(job)[0]!);
    const again = store.frames.redraw(ref, { seed: 7, prompt: "a boat" }, true);
    expect(store.pictures.add(drawnFrame(store, store.frames.missing(again.job)[0]!), ref)).toEqual({ picture: old });
    expect(missing(store, again.job)).toEqual([]);
    expect(store.frames.get(ref)).toMatchObject({ state: "finished", picture: { id: old }, earlier: [] });
  });

  test("can have an earlier picture again, with the wish that was drawn for", () => {
    const store = openTestStore();
    const { series, job } = startSeries(store);
    const ref = { series, index: 0 };
    const old = finishFrame(store, series, store.frames.missing(job)[0]!);
    const again = store.frames.redraw(ref, { seed: 8, prompt: "a red boat" }, true);
    store.frames.choose(ref, old);
    expect(store.frames.get(ref)).toMatchObject({ state: "finished", seed: 7, prompt: "a boat", picture: { id: old } });
    expect(missing(store, again.job)).toEqual([]);
    expect(() => store.frames.choose(ref, "another")).toThrow("input.unknown");
  });
});

describe("a frame whose picture is in the trash", () => {
  test("shows none, and shows it again when it is brought back", () => {
    const store = openTestStore();
    const { series, job } = startSeries(store);
    const picture = finishFrame(store, series, store.frames.missing(job)[0]!);
    store.pictures.trash([picture]);
    expect(store.frames.get({ series, index: 0 })).toMatchObject({
      state: "finished",
      picture: null,
      measurement: null,
    });
    expect(store.series.head(series)).toMatchObject({ finished: 0, cover: null });
    store.pictures.restore([picture]);
    expect(store.frames.get({ series, index: 0 })).toMatchObject({ picture: { id: picture } });
  });

  test("is not drawn again because it was purged", () => {
    const store = openTestStore();
    const { series, job } = startSeries(store);
    const picture = finishFrame(store, series, store.frames.missing(job)[0]!);
    store.pictures.trash([picture]);
    store.pictures.purge();
    expect(store.frames.get({ series, index: 0 })).toMatchObject({ state: "finished", picture: null });
    expect(missing(store, job)).toEqual([1, 2]);
  });
});

test("kept frames bring their pictures and are locked; a series of kept frames needs no job", () => {
  const store = openTestStore();
  const { series, job } = startSeries(store, 2);
  const kept = finishFrame(store, series, store.frames.missing(job)[0]!);
  const request = boatRequest(2);
  const frames = planSeries(request);
  const next = store.series.create({
    request,
    title: "More boats",
    frames: frames.map((frame) => (frame.index === 0 ? { ...frame, keep: { picture: kept } } : frame)),
    remarks: ["“zeppelin” is not a word the pack knows."],
    first: false,
  });
  expect(store.frames.get({ series: next.series, index: 0 })).toMatchObject({
    locked: true,
    state: "finished",
    picture: { id: kept, series, index: 0 },
  });
  expect(missing(store, next.job!)).toEqual([1]);
  expect(store.series.detail(next.series)!.remarks).toEqual(["“zeppelin” is not a word the pack knows."]);
  const all = frames.map((frame) => ({ ...frame, keep: { picture: kept } }));
  expect(store.series.create({ request, title: "All", frames: all, remarks: [], first: false }).job).toBeNull();
  expect(store.series.list(10).map(({ title }) => title)).toEqual(["All", "More boats", "Boats"]);
});

test("what is not there is named, and nothing of a failed series is left", () => {
  const store = openTestStore();
  const request = boatRequest(2);
  const frames = planSeries(request).map((frame) => ({ ...frame, keep: { picture: "nobody" } }));
  expect(() => store.series.create({ request, title: "x", frames, remarks: [], first: false })).toThrow(
    "input.unknown",
  );
  expect(store.series.list(10)).toEqual([]);
  expect(() => store.frames.lock({ series: "none", index: 0 }, true)).toThrow("input.unknown");
  expect(store.frames.get({ series: "none", index: 0 })).toBeUndefined();
  expect(store.series.detail("none")).toBeUndefined();
});

test("a lock and a failure are kept", () => {
  const store = openTestStore();
  const { series } = startSeries(store);
  store.frames.lock({ series, index: 1 }, true);
  store.frames.setState({ series, index: 1 }, "failed", { code: "engine.outOfMemory" });
  expect(store.frames.get({ series, index: 1 })).toMatchObject({
    locked: true,
    state: "failed",
    failure: { code: "engine.outOfMemory" },
  });
});
