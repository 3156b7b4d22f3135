/** @file The control of a refinement: further pictures of its first prompt, for an honest comparison. */
import { expect, test } from "vitest";
import { boatRefinement, drawAll } from "../../kit/refinement-rows.ts";
import { openTestStore } from "../../kit/store.ts";

test("it grows to as many pictures as are wanted, on seeds no round has", () => {
  const store = openTestStore();
  const { refinement, job } = store.refinements.create(boatRefinement());
  drawAll(store, job);
  const first = store.refinements.control(refinement, 4)!;
  expect(store.frames.missing(first.job).map(({ seed }) => seed)).toEqual([11, 12, 13, 14]);
  expect(store.refinements.control(refinement, 4)).toBeNull();
  expect(store.refinements.get(refinement)!.control).toEqual({
    series: first.series,
    images: 4,
    measured: 0,
    bestDistance: null,
  });
  drawAll(store, first.job);
  const more = store.refinements.control(refinement, 6)!;
  expect(more.series).toBe(first.series);
  expect(store.frames.missing(more.job).map(({ seed }) => seed)).toEqual([15, 16]);
  expect(store.series.head(more.series)!.request.frames).toBe(6);
  const { control } = store.refinements.get(refinement)!;
  expect(control).toMatchObject({ images: 6, measured: 4 });
  expect(control!.bestDistance).toBeCloseTo(Math.hypot(0.2, 0.5));
  expect(store.refinements.ofSeries(first.series)).toEqual({ refinement, round: null });
  expect(store.series.list(10)).toEqual([]);
});

test("it may be longer than a series", () => {
  const store = openTestStore();
  const { refinement } = store.refinements.create(boatRefinement());
  const { series } = store.refinements.control(refinement, 200)!;
  expect(store.series.detail(series)!.frames).toHaveLength(200);
  expect(store.series.head(series)!.request.frames).toBe(64);
});
