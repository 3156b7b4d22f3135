/** @file The pace tells medians of what was just seen. */
import { expect, test } from "vitest";
import { afterFrame, afterStep, NO_PACE, paceFigures } from "../../../app/jobs/pace.ts";

test("nothing seen yet is no figure", () => {
  expect(paceFigures(NO_PACE)).toEqual({ stepMs: 0, frameMs: 0, spread: 0 });
});

test("medians hold against one slow step, and the spread is a share of the median", () => {
  let pace = NO_PACE;
  for (const step of [10, 11, 9, 500, 10]) pace = afterStep(pace, step);
  for (const frame of [80, 90, 100, 110, 120]) pace = afterFrame(pace, frame);
  const { stepMs, frameMs, spread } = paceFigures(pace);
  expect([stepMs, frameMs]).toEqual([10, 100]);
  expect(spread).toBeCloseTo(0.16, 10);
});

test("only the last two dozen count", () => {
  let pace = NO_PACE;
  for (let i = 0; i < 100; i++) pace = afterFrame(pace, i < 76 ? 1000 : 50);
  expect(pace.frames).toHaveLength(24);
  expect(paceFigures(pace)).toEqual({ stepMs: 0, frameMs: 50, spread: 0 });
});
