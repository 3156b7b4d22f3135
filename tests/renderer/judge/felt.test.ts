/** @file Readings as the person feels them are those the host reckons with. */
import { expect, test } from "vitest";
import { AXES } from "../../../app/affect/plane.ts";
import { correct, felt, feltLine, LEAST_CORRECTIONS, UNCORRECTED } from "../../../app/profile/felt.ts";
import { feltBy, missingOf } from "../../../renderer/features/judge/felt.ts";
import fc from "../../kit/fc.ts";

const number = fc.double({ min: -3, max: 3, noNaN: true });
const point = fc.record({ valence: number, arousal: number });

test("the page and the host feel alike, before there are corrections enough and after", () => {
  const corrections = fc.array(fc.record({ measured: point, felt: point }), { maxLength: LEAST_CORRECTIONS + 5 });
  fc.assert(
    fc.property(corrections, point, (made, reading) => {
      const learned = made.reduce(correct, UNCORRECTED);
      const [valence, arousal] = AXES.map((axis) => feltLine(learned, axis));
      const shown = { corrections: made.length, needed: LEAST_CORRECTIONS, valence: valence!, arousal: arousal! };
      const enough = made.length >= LEAST_CORRECTIONS;
      expect(feltBy(shown, reading)).toEqual(enough ? felt({ calibration: learned }, reading) : null);
      expect(missingOf(shown)).toBe(enough ? 0 : LEAST_CORRECTIONS - made.length);
    }),
  );
});
