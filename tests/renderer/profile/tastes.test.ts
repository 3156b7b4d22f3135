/** @file What the profile page makes of weights: the surest difference first, on one scale. */
import { expect, test } from "vitest";
import type { Taste } from "../../../app/contract/studio/profile.ts";
import { intervalOf } from "../../../app/feedback/interval.ts";
import { TRAITS } from "../../../app/profile/traits.ts";
import { reachOf, tasteRows } from "../../../renderer/features/profile/tastes.ts";
import fc from "../../kit/fc.ts";

const taste = (trait: string, mean: number, sd: number, population = 0): Taste => ({
  trait,
  weight: { mean, sd },
  population,
});

test("the surest difference comes first, said with the certainty it has", () => {
  const rows = tasteRows([
    taste("warmth", 0.1, 0.5),
    taste("chroma", -0.9, 0.3),
    taste("valenceNearness", 0.7, 0.4, 1.2),
  ]);
  expect(rows).toEqual([
    expect.objectContaining({ trait: "chroma", certainty: "certain", more: false }),
    expect.objectContaining({ trait: "valenceNearness", certainty: "likely", more: false, population: 1.2 }),
    expect.objectContaining({ trait: "warmth", certainty: "open", more: true }),
  ]);
});

test("a trait this window knows nothing of is left out", () => {
  expect(tasteRows([taste("sparkle", 3, 0.1), taste("water", 0.2, 0.1)]).map(({ trait }) => trait)).toEqual(["water"]);
});

const anyTaste = fc
  .tuple(
    fc.constantFrom(...TRAITS),
    fc.double({ min: -5, max: 5, noNaN: true }),
    fc.double({ min: 0.05, max: 2, noNaN: true }),
    fc.double({ min: -2, max: 2, noNaN: true }),
  )
  .map(([trait, mean, sd, population]) => taste(trait, mean, sd, population));

test("everything that is drawn lies on the scale, and no row is lost", () => {
  fc.assert(
    fc.property(fc.array(anyTaste, { maxLength: 16 }), (tastes) => {
      const rows = tasteRows(tastes);
      const reach = reachOf(rows);
      expect(rows).toHaveLength(tastes.length);
      expect(reach).toBeGreaterThanOrEqual(1);
      expect((2 * reach) % 1).toBe(0);
      for (const { weight, population } of tastes) {
        const { low, high } = intervalOf(weight);
        expect(Math.max(-low, high, Math.abs(population))).toBeLessThanOrEqual(reach);
      }
    }),
  );
});
