/** @file The shift between pictures on the same seeds. */
import { describe, expect, test } from "vitest";
import { PAIR_SPREAD, pairedShift } from "../../../app/feedback/paired-shift.ts";
import fc from "../../kit/fc.ts";

const at = (valence: number, arousal: number) => ({ valence, arousal });

describe("the shift of a round", () => {
  test("is the mean of the differences, with what they leave open", () => {
    const found = pairedShift([at(0, 1), at(1, 1), at(0, 0)], [at(1, 1), at(1, 2), at(2, 0)]);
    expect(found?.pairs).toBe(3);
    expect(found?.shift.valence.mean).toBeCloseTo(1, 12);
    expect(found?.shift.valence.sd).toBeCloseTo(Math.sqrt(PAIR_SPREAD ** 2 + 2) / 3, 12);
    expect(found?.shift.arousal.mean).toBeCloseTo(1 / 3, 12);
    expect(found?.shift.arousal.sd).toBeCloseTo(Math.sqrt(PAIR_SPREAD ** 2 + 2 / 3) / 3, 12);
  });

  test("counts only seeds read in both", () => {
    expect(pairedShift([at(0, 0), null, at(1, 1)], [at(1, 1), at(2, 2), null])).toEqual(
      pairedShift([at(0, 0)], [at(1, 1)]),
    );
    expect(pairedShift([at(0, 0), at(0, 0)], [at(1, 1)])?.pairs).toBe(1);
    expect(pairedShift([null, at(0, 0)], [at(0, 0), null])).toBeNull();
    expect(pairedShift([], [])).toBeNull();
  });

  test("what moves every picture alike moves the mean by as much and leaves the deviation as it was", () => {
    const point = fc.record({
      valence: fc.double({ min: -3, max: 3, noNaN: true }),
      arousal: fc.double({ min: -3, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(point, point), { minLength: 1, maxLength: 8 }), point, (pairs, move) => {
        const before = pairs.map(([one]) => one);
        const after = pairs.map(([, other]) => other);
        const moved = after.map((place) => at(place.valence + move.valence, place.arousal + move.arousal));
        const [plain, shifted] = [pairedShift(before, after)!, pairedShift(before, moved)!];
        expect(shifted.shift.valence.mean).toBeCloseTo(plain.shift.valence.mean + move.valence, 9);
        expect(shifted.shift.arousal.sd).toBeCloseTo(plain.shift.arousal.sd, 9);
        expect(pairedShift(after, before)!.shift.valence.mean).toBeCloseTo(-plain.shift.valence.mean, 9);
      }),
    );
  });
});
