/** @file Traits of pictures and of edits. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { STYLE_FEATURES } from "../../../app/affect/ground/style-reference.ts";
import { STYLE_CHANGES } from "../../../app/profile/style-changes.ts";
import { editTraits, FEATURE_SPEC, pictureTraits, type Trait, TRAITS } from "../../../app/profile/traits.ts";

const at = (valence: number, arousal: number): { valence: number; arousal: number } => ({ valence, arousal });
const NOTHING = { measurement: null, target: null, style: null };

const named = (traits: readonly number[]): Record<Trait, number> =>
  Object.fromEntries(TRAITS.map((trait, i) => [trait, traits[i]!])) as Record<Trait, number>;
const deviation = (trait: Trait): number => FEATURE_SPEC.deviations[TRAITS.indexOf(trait)]!;

test("the specification of traits is the one its hash names", () => {
  const { id, traits, means, deviations, sha256 } = FEATURE_SPEC;
  const json = JSON.stringify({ id, traits, means, deviations });
  expect(createHash("sha256").update(json).digest("hex")).toBe(sha256);
  expect([means.length, deviations.length]).toEqual([TRAITS.length, TRAITS.length]);
  expect(Math.min(...deviations)).toBeGreaterThan(0);
});

describe("a picture", () => {
  test("of which nothing is known is ordinary but for what its prompt names", () => {
    const traits = named(pictureTraits({ ...NOTHING, prompt: "a deer in the forest" }));
    const named_ = ["animals", "plants"];
    for (const trait of TRAITS.slice(0, 11)) expect(traits[trait]).toBe(0);
    for (const trait of ["people", "animals", "plants", "buildings", "water"] as const)
      expect(traits[trait] > 0).toBe(named_.includes(trait));
  });

  test("is nearer the smaller its error on the axis", () => {
    const near = named(pictureTraits({ ...NOTHING, measurement: at(1, 0), target: at(1.2, 2), prompt: "" }));
    const far = named(pictureTraits({ ...NOTHING, measurement: at(0, 0), target: at(1.2, 2), prompt: "" }));
    expect((near.valenceNearness - far.valenceNearness) * deviation("valenceNearness")).toBeCloseTo(1, 12);
    expect(near.arousalNearness).toBe(far.arousalNearness);
    expect((near.valence - far.valence) * deviation("valence")).toBeCloseTo(1, 12);
  });

  test("without a target has no nearness, but a mood", () => {
    const traits = named(pictureTraits({ ...NOTHING, measurement: at(2, 1), prompt: "" }));
    expect([traits.valenceNearness, traits.arousalNearness]).toEqual([0, 0]);
    expect(traits.valence).toBeGreaterThan(1);
  });

  test("shows what is asked for, not what is refused", () => {
    const water = (prompt: string): number => named(pictureTraits({ ...NOTHING, prompt })).water;
    expect(water("a house by a lake")).toBeGreaterThan(0);
    expect(water("a house, no lake")).toBeLessThan(0);
  });

  test("unlike all others counts as four deviations away", () => {
    const style = STYLE_FEATURES.map(() => 1e6);
    const traits = pictureTraits({ ...NOTHING, style, prompt: "" });
    expect(traits.slice(4, 11)).toEqual(STYLE_FEATURES.map(() => 4));
  });
});

describe("an edit", () => {
  const planned = {
    before: "a house by a lake",
    after: "a house by a lake with a deer",
    expected: at(0.5, -0.25),
    target: at(1, 1),
    measured: at(0, 0),
  };

  test("changes what it names and moves, in the traits' own units", () => {
    const traits = named(editTraits(planned));
    expect(traits.animals * deviation("animals")).toBeCloseTo(1, 12);
    expect([traits.people, traits.plants, traits.buildings, traits.water]).toEqual([0, 0, 0, 0]);
    expect(traits.valence * deviation("valence")).toBeCloseTo(0.5, 12);
    expect(traits.valenceNearness * deviation("valenceNearness")).toBeCloseTo(0.5, 12);
    expect(traits.arousalNearness * deviation("arousalNearness")).toBeCloseTo(-0.25, 12);
  });

  test("that overshoots comes no nearer", () => {
    const traits = named(editTraits({ ...planned, expected: at(2, 0) }));
    expect(traits.valenceNearness).toBeCloseTo(0, 12);
  });

  test("and the one that takes it back cancel", () => {
    const there = { before: "a coast by day", after: "a coast at night", expected: at(0, 0) };
    const back = { before: there.after, after: there.before, expected: at(0, 0) };
    const both = [there, back].map((edit) => editTraits({ ...planned, ...edit }));
    both[0]!.forEach((value, i) => expect(value + both[1]![i]!).toBeCloseTo(0, 12));
    expect(named(both[0]!).lightness).toBeLessThan(0);
  });

  test("of style follows what concepts were seen to do", () => {
    const traits = named(editTraits({ ...planned, before: "a coast", after: "a coast at night" }));
    STYLE_FEATURES.forEach((feature, i) => expect(traits[feature]).toBe(STYLE_CHANGES["at:night"]![i]));
  });

  test("is the difference of the traits of pictures it leads from and to", () => {
    const from = pictureTraits({ measurement: at(0, 0), target: at(1, 1), style: null, prompt: planned.before });
    const to = pictureTraits({ measurement: at(0.5, -0.25), target: at(1, 1), style: null, prompt: planned.after });
    const edit = editTraits(planned);
    TRAITS.forEach((trait, i) => {
      if (!(STYLE_FEATURES as readonly string[]).includes(trait)) expect(to[i]! - from[i]!).toBeCloseTo(edit[i]!, 12);
    });
  });
});
