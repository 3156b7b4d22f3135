/** @file Refinements: rounds on paired seeds, where one stands, what came of a round, and the picture that is used. */
import { describe, expect, test } from "vitest";
import { toFailure } from "../../../app/contract/failure.ts";
import { refinement as refinementSchema } from "../../../app/contract/studio/refinements.ts";
import { openTestStore } from "../../kit/store.ts";
import { accept, boatRefinement, drawAll, outcome, proposeTwo, TARGET } from "../../kit/refinement-rows.ts";
import { boatRequest, drawnFrame, finishFrame, measurementAt, startSeries } from "../../kit/store-rows.ts";

test("a new refinement stands at its first round, which waits before everything else", () => {
  const store = openTestStore({ now: () => 5000 });
  const other = startSeries(store);
  const { refinement, round, job } = store.refinements.create(
    boatRefinement({ request: boatRequest(9, { seed: 40 }) }),
  );
  expect(store.jobs.next()!.id).toBe(job);
  const { series } = store.refinements.round(round)!;
  expect(store.frames.missing(job)).toEqual(
    [0, 1, 2, 3].map((index) => ({ index, target: TARGET, prompt: "a boat", seed: 40 + index, sharedNoise: 0.96 })),
  );
  expect(store.series.head(series)!.request).toEqual({
    ...boatRequest(9, { seed: 40 }),
    frames: 4,
    path: [TARGET, TARGET],
  });
  expect(store.refinements.get(refinement)).toEqual({
    head: {
      id: refinement,
      title: "Boats",
      prompt: "a boat",
      target: TARGET,
      images: 4,
      from: null,
      current: round,
      rounds: 1,
      bestDistance: null,
      cover: null,
      created: 5000,
    },
    rounds: [
      {
        id: round,
        parent: null,
        depth: 0,
        prompt: "a boat",
        series,
        job,
        origin: "start",
        suggestion: null,
        pictures: [0, 1, 2, 3].map((index) => ({
          index,
          seed: 40 + index,
          picture: null,
          measurement: null,
          state: "waiting",
        })),
        state: "drawing",
        summary: null,
        verdict: null,
        failure: null,
        created: 5000,
      },
    ],
    suggestions: [],
    control: null,
  });
  expect(store.series.list(10).map(({ id }) => id)).toEqual([other.series]);
  expect(store.refinements.ofSeries(series)).toEqual({ refinement, round });
  expect(store.refinements.ofSeries(other.series)).toBeUndefined();
});

test("what it gives keeps to the contract, and a round of one's own words follows the one it is written for", () => {
  const store = openTestStore();
  const { refinement, round, job } = store.refinements.create(boatRefinement());
  drawAll(store, job);
  store.refinements.finish(round, outcome());
  const second = accept(store, proposeTwo(store, round)[0].id);
  const written = store.refinements.addRound({
    parent: second.round,
    prompt: " a red boat ",
    origin: "written",
    suggestion: null,
  });
  const found = store.refinements.get(refinement)!;
  expect(refinementSchema.parse(found)).toEqual(found);
  expect(found.rounds.map(({ id, parent, depth, prompt }) => [id, parent, depth, prompt])).toEqual([
    [round, null, 0, "a boat"],
    [second.round, round, 1, "a boat, flowers"],
    [written.round, second.round, 2, "a red boat"],
  ]);
  expect(found.rounds.map(({ pictures }) => pictures.map(({ seed }) => seed))).toEqual(Array(3).fill([7, 8, 9, 10]));
  expect(found.head).toMatchObject({ current: written.round, rounds: 3 });
  store.refinements.go(round);
  expect(store.refinements.head(refinement)!.current).toBe(round);
});

test("seeds behind the last one begin again", () => {
  const store = openTestStore();
  const request = boatRequest(9, { seed: Number.MAX_SAFE_INTEGER - 1 });
  const { round } = store.refinements.create(boatRefinement({ request }));
  expect(store.refinements.round(round)!.pictures.map(({ seed }) => seed)).toEqual([
    Number.MAX_SAFE_INTEGER - 1,
    Number.MAX_SAFE_INTEGER,
    0,
    1,
  ]);
});

test("a prompt that cannot be drawn makes no round", () => {
  const store = openTestStore();
  const { refinement, round } = store.refinements.create(boatRefinement());
  const before = store.refinements.get(refinement);
  expect(() =>
    store.refinements.addRound({ parent: round, prompt: "  ", origin: "written", suggestion: null }),
  ).toThrow("input.invalid");
  expect(store.refinements.get(refinement)).toEqual(before);
  expect(() => store.refinements.create(boatRefinement({ prompt: "x".repeat(501) }))).toThrow("input.invalid");
  expect(store.refinements.list(10)).toHaveLength(1);
});

describe("what came of a round", () => {
  test("is due once every picture was read or has failed, and is written once", () => {
    const store = openTestStore();
    const { refinement, round, job } = store.refinements.create(boatRefinement());
    expect(store.refinements.unfinished()).toEqual([]);
    const [first, ...others] = drawAll(store, job);
    expect(store.refinements.unfinished()).toEqual([round]);
    const verdict = "better";
    expect(store.refinements.finish(round, outcome(0.75, { verdict }))).toBe(true);
    expect(store.refinements.finish(round, outcome(0.5))).toBe(false);
    expect(store.refinements.unfinished()).toEqual([]);
    expect(store.refinements.round(round)).toMatchObject({
      state: "measured",
      summary: outcome(0.75).summary,
      verdict,
      pictures: [first, ...others].map((picture) => ({ picture: { id: picture }, measurement: { arousal: -0.5 } })),
    });
    expect(store.refinements.head(refinement)).toMatchObject({
      bestDistance: 0.75,
      cover: store.pictures.card(others[0]!)!.thumb,
    });
  });

  test("is due when the job failed, with the failure, and again when it is tried again", () => {
    const store = openTestStore();
    const { round, job } = store.refinements.create(boatRefinement());
    store.jobs.move(job, "running");
    store.jobs.move(job, "failed", { code: "engine.outOfMemory" });
    expect(store.refinements.unfinished()).toEqual([round]);
    store.refinements.finish(round, outcome(1, { summary: null }));
    expect(store.refinements.round(round)).toMatchObject({
      state: "measured",
      summary: null,
      failure: { code: "engine.outOfMemory" },
    });
    store.jobs.move(job, "waiting");
    expect(store.refinements.round(round)).toMatchObject({ state: "drawing", failure: null });
    drawAll(store, job);
    expect(store.refinements.unfinished()).toEqual([round]);
    expect(store.refinements.finish(round, outcome())).toBe(true);
  });

  test("is not due while a picture that was drawn before a crash waits for its judge", () => {
    const store = openTestStore();
    const { round, job } = store.refinements.create(boatRefinement({ images: 2 }));
    const { series } = store.refinements.round(round)!;
    store.jobs.move(job, "running");
    const pictures = store.frames.missing(job).map((frame) => {
      return store.pictures.add(drawnFrame(store, frame), { series, index: frame.index }).picture;
    });
    store.pictures.measured(pictures[0]!, measurementAt(0, 0));
    store.jobs.move(job, "interrupted");
    expect(store.refinements.round(round)!.pictures.map(({ state }) => state)).toEqual(["finished", "finished"]);
    expect(store.refinements.unfinished()).toEqual([]);
    store.pictures.unmeasured(pictures[1]!);
    expect(store.refinements.unfinished()).toEqual([round]);
  });

  test("is due when nobody will judge a picture any more", () => {
    const store = openTestStore();
    const { round, job } = store.refinements.create(boatRefinement({ images: 2 }));
    const { series } = store.refinements.round(round)!;
    store.jobs.move(job, "running");
    const [first] = store.frames.missing(job);
    store.pictures.add(drawnFrame(store, first!), { series, index: 0 });
    store.jobs.move(job, "cancelled");
    expect(store.refinements.unfinished()).toEqual([round]);
  });
});

test("the picture that is used becomes the frame's, and nothing is drawn", () => {
  const store = openTestStore();
  const { series, job } = startSeries(store, 3);
  const old = finishFrame(store, series, store.frames.missing(job)[1]!);
  const from = { series, index: 1 };
  const { refinement, round, job: drawing } = store.refinements.create(boatRefinement({ from, target: TARGET }));
  const pictures = drawAll(store, drawing);
  const jobs = store.jobs.list();
  expect(store.refinements.use(round, 2)).toEqual(from);
  expect(store.frames.get(from)).toMatchObject({
    prompt: "a boat",
    seed: 9,
    target: TARGET,
    state: "finished",
    picture: { id: pictures[2] },
    earlier: [{ picture: old }],
  });
  expect(store.jobs.list().map(({ id }) => id)).toEqual(jobs.map(({ id }) => id));
  expect(store.refinements.round(round)!.pictures[2]!.picture!.id).toBe(pictures[2]);
  expect(store.refinements.head(refinement)!.from).toEqual(from);
  expect(() => store.refinements.use(round, 7)).toThrow("input.unknown");
  const alone = store.refinements.create(boatRefinement({ from: { series, index: 9 } }));
  drawAll(store, alone.job);
  expect(() => store.refinements.use(alone.round, 0)).toThrow("input.invalid");
});

test("a refinement that is removed leaves its pictures in the gallery and its series out of the list", () => {
  const store = openTestStore();
  const { refinement, round, job } = store.refinements.create(boatRefinement());
  const pictures = drawAll(store, job);
  const { series } = store.refinements.round(round)!;
  const second = accept(store, proposeTwo(store, round)[0].id);
  const control = store.refinements.control(refinement, 4)!;
  const before = store.log.list(null);
  store.refinements.remove(refinement);
  expect(store.refinements.get(refinement)).toBeUndefined();
  expect(store.refinements.round(second.round)).toBeUndefined();
  expect(store.refinements.suggestions(round)).toEqual([]);
  expect([series, control.series].map((one) => store.refinements.ofSeries(one))).toEqual([undefined, undefined]);
  expect(pictures.map((picture) => store.pictures.card(picture)?.series)).toEqual(pictures.map(() => series));
  expect(store.series.list(10)).toEqual([]);
  expect(store.log.list(null)).toEqual(before);
});

test("a new title is that of its series too, and every change counts", () => {
  const store = openTestStore();
  const { refinement, round, job } = store.refinements.create(boatRefinement());
  const { series } = store.refinements.round(round)!;
  const { revision } = store.jobs.get(job)!;
  const before = store.refinements.revision();
  store.refinements.rename(refinement, "Ships");
  expect(store.refinements.list(1)[0]!.title).toBe("Ships");
  expect(store.series.head(series)!.title).toBe("Ships");
  expect(store.jobs.get(job)).toMatchObject({ title: "Ships", revision: revision + 1 });
  expect(store.refinements.revision()).toBeGreaterThan(before);
});

test("what is not there is named", () => {
  const { refinements } = openTestStore();
  for (const task of [
    () => refinements.addRound({ parent: "none", prompt: "a boat", origin: "written", suggestion: null }),
    () => refinements.propose("none", []),
    () => refinements.undo("none"),
    () => refinements.finish("none", outcome()),
    () => refinements.go("none"),
    () => refinements.rename("none", "x"),
    () => refinements.remove("none"),
    () => refinements.control("none", 4),
    () => refinements.use("none", 0),
  ]) {
    let failure: unknown;
    try {
      task();
    } catch (error) {
      failure = toFailure(error);
    }
    expect(failure).toMatchObject({ code: "input.unknown", id: "none" });
  }
  expect(refinements.get("none")).toBeUndefined();
  expect(refinements.round("none")).toBeUndefined();
  expect(refinements.revision()).toBe(0);
});
