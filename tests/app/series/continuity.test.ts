/** @file What a series is measured by, and that a constant picture cannot win. */
import { describe, expect, test } from "vitest";
import { affect } from "../../../app/affect/plane.ts";
import { adjacentDistances, continuity, stepSizes } from "../../../app/series/continuity.ts";

const series = (targets: readonly number[], measured: readonly number[]) =>
  targets.map((target, i) => ({ target: affect(target, 0), measured: affect(measured[i]!, 0.5) }));
const TARGETS = [-2, -1, 0, 1, 2];

describe("continuity", () => {
  test("of a series that follows its path", () => {
    const result = continuity(series(TARGETS, [-1.5, -1, 0.25, 0.5, 1.5]));
    expect(result.spearman.valence).toBe(1);
    expect(result.kendall.valence).toBe(1);
    expect(result.steps.valence).toEqual({ asked: 4, violations: 0 });
    expect(result.meanError).toEqual({ valence: 0.35, arousal: 0.5 });
    expect(result.skill.valence).toBeCloseTo(1 - 0.35 / 1.2, 12);
    expect(result.errors[2]).toEqual({ valence: 0.25, arousal: 0.5 });
  });

  test("of a constant picture is no better than nothing", () => {
    const result = continuity(series(TARGETS, [0, 0, 0, 0, 0]));
    expect(result.spearman.valence).toBe(0);
    expect(result.kendall.valence).toBe(0);
    expect(result.skill.valence).toBe(0);
    expect(result.steps.valence).toEqual({ asked: 4, violations: 4 });
  });

  test("counts each step that goes the other way", () => {
    expect(continuity(series(TARGETS, [-2, -1, -1.5, 1, 0])).steps.valence).toEqual({ asked: 4, violations: 2 });
  });

  test("says nothing about an axis the path does not move on", () => {
    const result = continuity(series(TARGETS, TARGETS));
    expect(result.spearman.arousal).toBeUndefined();
    expect(result.skill.arousal).toBeUndefined();
    expect(result.steps.arousal).toEqual({ asked: 0, violations: 0 });
  });
});

test("steps are distances between neighbours", () => {
  const distances = adjacentDistances([new Float32Array([0, 0]), new Float32Array([3, 4]), new Float32Array([3, 3])]);
  expect(distances).toEqual([5, 1]);
  expect(stepSizes(distances)).toEqual({ meanStep: 3, maxStep: 5 });
  expect(stepSizes([])).toEqual({ meanStep: 0, maxStep: 0 });
});
