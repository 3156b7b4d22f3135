/** @file The record of suggestions: how many helped, and how well that was foreseen. */
import { expect, test } from "vitest";
import type { EffectEntry } from "../../../app/profile/profile-file.ts";
import { recordOf } from "../../../app/profile/record.ts";

function effect(expected: readonly [number, number], measured: readonly [number, number]): EffectEntry {
  const shift = ([valence, arousal]: readonly [number, number]) => ({
    valence: { mean: valence, sd: 0.3 },
    arousal: { mean: arousal, sd: 0.3 },
  });
  return {
    kind: "effect.measured",
    suggestion: "s",
    families: ["add:flowers"],
    context: "boat",
    prior: shift(expected),
    expected: shift(expected),
    measured: shift(measured),
    pairs: 4,
    judge: { id: "papercut-judge", sha256: "b".repeat(64) },
  };
}

test("counts those that moved pictures the way they were to, and says nothing of a correlation while there are few", () => {
  const effects = [effect([1, 0], [0.2, -2]), effect([1, 0], [-0.1, 3]), effect([0.5, 0.5], [0.4, -0.3])];
  expect(recordOf(effects)).toEqual({ measured: 3, nearer: 2, correlation: null });
  expect(recordOf([])).toEqual({ measured: 0, nearer: 0, correlation: null });
});

test("gives the correlation of expected with measured shifts over both axes", () => {
  const shifts = [1, -0.5, 0.25, 0.8, -1];
  const exact = recordOf(shifts.map((shift) => effect([shift, -shift], [shift / 2, -shift / 2])));
  expect(exact).toMatchObject({ measured: 5, nearer: 5 });
  expect(exact.correlation).toBeCloseTo(1, 12);
  const against = recordOf(shifts.map((shift) => effect([shift, -shift], [-shift, shift])));
  expect(against).toMatchObject({ nearer: 0 });
  expect(against.correlation).toBeCloseTo(-1, 12);
});
