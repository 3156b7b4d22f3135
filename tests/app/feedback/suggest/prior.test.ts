/** @file Priors: things are averaged, and the judge is believed about what it saw. */
import { describe, expect, test } from "vitest";
import { sharedCauses } from "../../../../app/feedback/suggest/causes.ts";
import { expectedGain } from "../../../../app/feedback/suggest/gain.ts";
import type { Move } from "../../../../app/feedback/suggest/moves.ts";
import { placeOf } from "../../../../app/feedback/suggest/places.ts";
import { priorShift } from "../../../../app/feedback/suggest/prior.ts";
import type { Cause } from "../../../../app/judge/measurement.ts";
import { stream } from "../../../../app/random/philox.ts";
import { mean } from "../../../../app/statistics/mean.ts";

const add = (gained: NonNullable<Move["gained"]>): Move => ({
  family: `add:${gained}`,
  group: "company",
  gained,
  refused: false,
});
const still = { valence: 0, arousal: 0 };

test("an addition pulls towards its place: less the nearer the picture is, and back from beyond", () => {
  const place = placeOf("swan")!;
  const from = (valence: number): number => priorShift([add("swan")], { valence, arousal: 0 }, []).valence;
  expect(from(-2)).toBeGreaterThan(from(0));
  expect(from(place.valence)).toBe(0);
  expect(from(2.4)).toBeLessThan(0);
});

test("several pull less than the sum of each", () => {
  const one = priorShift([add("flowers")], still, []).valence;
  const other = priorShift([add("rainbow")], still, []).valence;
  const both = priorShift([add("flowers"), add("rainbow")], still, []).valence;
  expect(both).toBeGreaterThan(Math.max(one, other));
  expect(both).toBeLessThan(one + other);
});

test("an addition taken away again leads back", () => {
  const here = { valence: -0.4, arousal: 0.3 };
  const there = priorShift([add("flowers")], here, []);
  const moved = { valence: here.valence + there.valence, arousal: here.arousal + there.arousal };
  const back = priorShift([{ family: "remove:flowers", group: "company", lost: "flowers", refused: false }], moved, []);
  expect(back.valence).toBeCloseTo(-there.valence, 12);
  expect(back.arousal).toBeCloseTo(-there.arousal, 12);
});

test("night exchanged for dawn is as dawn exchanged for night, the other way round", () => {
  const swap = (lost: "at:night" | "at:dawn", gained: "at:night" | "at:dawn"): Move => ({
    family: `swap:${lost}>${gained}`,
    group: "hour",
    gained,
    lost,
    refused: false,
  });
  const lighter = priorShift([swap("at:night", "at:dawn")], still, []);
  const darker = priorShift([swap("at:dawn", "at:night")], still, []);
  expect(lighter.valence).toBeGreaterThan(0);
  expect(lighter.valence).toBeCloseTo(-darker.valence, 12);
});

const cause = (what: string, axis: Cause["axis"], effect: number): Cause => ({ what, group: "weather", axis, effect });

test("what the judge named is expected to go by the effect it had", () => {
  const causes = sharedCauses([[cause("rain", "valence", -1), cause("rain", "arousal", 0.5)], []]);
  const without: Move = { family: "without:rain", group: "without", lost: "rain", refused: true };
  expect(priorShift([without], still, causes)).toEqual({ valence: 0.4, arousal: -0.2 });
});

describe("causes of several pictures", () => {
  test("are averaged, a picture without one counting nothing, the strongest first", () => {
    const one = [cause("night", "valence", -0.9), cause("rocks", "valence", -0.25)];
    expect(sharedCauses([one, [cause("rocks", "valence", -0.5)], []])).toEqual([
      { what: "night", concepts: ["at:night"], valence: -0.3, arousal: 0 },
      { what: "rocks", concepts: ["rocks"], valence: -0.25, arousal: 0 },
    ]);
  });

  test.each([
    ["dead tree", ["dead-tree"]],
    ["dark", ["palette:dark", "at:night"]],
    ["muted colours", ["palette:muted"]],
    ["jagged lines", []],
    ["snow on the ground", ["winter"]],
    ["a brooding, heavy storm over the coast", ["storm", "in:coast"]],
    ["lens flare 🌅", []],
    ["constructor", []],
    ["", []],
  ])("“%s” is about %s", (what, concepts) => {
    expect(sharedCauses([[cause(what, "valence", -1)]])[0]!.concepts).toEqual(concepts);
  });

  test("none of none", () => {
    expect(sharedCauses([])).toEqual([]);
  });
});

describe("the gain of a shift", () => {
  const weights = { valence: 1, arousal: 0.5 };
  const standing = {
    target: { valence: 1, arousal: 0 },
    mean: still,
    deviation: { valence: 0.5, arousal: 0.5 },
    weights,
  };
  const exact = (valence: number, sd = 0) => ({ valence: { mean: valence, sd }, arousal: { mean: 0, sd: 0 } });

  test("is that of the reward, by simulation", () => {
    const random = stream(1, "pictures");
    const rises = Array.from({ length: 40_000 }, () => {
      const [v, a] = [0.5 * random.normal(), 0.5 * random.normal()];
      const moved = v + 0.8 + 0.4 * random.normal();
      return (Math.abs(1 - v) - Math.abs(1 - moved) + 0.5 * (Math.abs(a) - Math.abs(a))) / 9;
    });
    expect(expectedGain(standing, exact(0.8, 0.4))).toBeCloseTo(mean(rises), 2);
  });

  test("is greatest for the way to the target, none for none, and less when it is in doubt", () => {
    expect(expectedGain(standing, exact(0))).toBeCloseTo(0, 6);
    expect(expectedGain(standing, exact(1))).toBeGreaterThan(expectedGain(standing, exact(0.5)));
    expect(expectedGain(standing, exact(1))).toBeGreaterThan(expectedGain(standing, exact(1.5)));
    expect(expectedGain(standing, exact(-0.5))).toBeLessThan(0);
    expect(expectedGain(standing, exact(1, 0.6))).toBeLessThan(expectedGain(standing, exact(1)));
  });

  test("is none for somebody who asks for no mood", () => {
    expect(expectedGain({ ...standing, weights: { valence: 0, arousal: 0 } }, exact(1))).toBe(0);
  });

  test("without any spread it is the plain difference of distances", () => {
    const certain = { ...standing, deviation: still };
    expect(expectedGain(certain, exact(0.4))).toBeCloseTo(0.4 / 9, 9);
  });
});
