/** @file The line by which a person feels what a judge reads. */
import { describe, expect, test } from "vitest";
import { type Calibration, correct, felt, feltLine, NOISE, UNCORRECTED } from "../../../app/profile/felt.ts";
import { stream } from "../../../app/random/philox.ts";
import { feltFigures } from "../../../main/cli/develop/profile-figures/felt-figures.ts";
import fc from "../../kit/fc.ts";

const at = (valence: number, arousal = valence): { valence: number; arousal: number } => ({ valence, arousal });
const after = (count: number, feels: (x: number) => number): Calibration =>
  Array.from({ length: count }, (_, i) => -2 + (4 * i) / Math.max(1, count - 1)).reduce(
    (before, x) => correct(before, { measured: at(x), felt: at(feels(x)) }),
    UNCORRECTED,
  );

test("nothing corrected is the prior", () => {
  expect(feltLine(UNCORRECTED, "valence")).toEqual({ offset: { mean: 0, sd: 0.5 }, slope: { mean: 1, sd: 0.25 } });
});

test("the line solves the normal equations of the prior and the corrections", () => {
  const correction = fc.record({
    x: fc.double({ min: -3, max: 3, noNaN: true }),
    y: fc.double({ min: -3, max: 3, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(correction, { maxLength: 30 }), (made) => {
      const calibration = made.reduce((sums, { x, y }) => correct(sums, { measured: at(x), felt: at(y) }), UNCORRECTED);
      const { offset, slope } = feltLine(calibration, "arousal");
      const residual = (weigh: (x: number) => number): number =>
        made.reduce((sum, { x, y }) => sum + (weigh(x) * (y - offset.mean - slope.mean * x)) / 1.7 ** 2, 0);
      expect(residual(() => 1) - offset.mean / 0.5 ** 2).toBeCloseTo(0, 8);
      expect(residual((x) => x) - (slope.mean - 1) / 0.25 ** 2).toBeCloseTo(0, 8);
      expect(offset.sd).toBeLessThanOrEqual(0.5);
      expect(slope.sd).toBeLessThanOrEqual(0.25);
    }),
  );
});

describe("a reading", () => {
  const shifted = (x: number): number => 0.8 + 0.7 * x;

  test("is felt as it is until there are twenty corrections", () => {
    expect(felt({ calibration: after(19, shifted) }, at(1, -1))).toEqual(at(1, -1));
    const { valence } = felt({ calibration: after(20, shifted) }, at(1, -1));
    expect(valence).not.toBe(1);
  });

  test("lies nearer to where the person feels it than where the judge read it", () => {
    const { valence, arousal } = felt({ calibration: after(60, shifted) }, at(1, -1));
    expect(Math.abs(valence - shifted(1))).toBeLessThan(Math.abs(1 - shifted(1)) / 3);
    expect(Math.abs(arousal - shifted(-1))).toBeLessThan(Math.abs(-1 - shifted(-1)) / 3);
  });

  test("stays in the plane", () => {
    expect(felt({ calibration: after(200, (x) => x + 1) }, at(3)).valence).toBe(3);
  });
});

test("a sense of offset 0.8 and slope 0.7 is recovered within one standard error after 60 corrections", () => {
  for (const figure of feltFigures(1, 400, 60, { offset: 0.8, slope: 0.7, noise: 1, edge: false })) {
    expect(Math.abs(figure.mean - figure.true)).toBeLessThan(figure.stated);
    expect(figure.withinOne).toBeGreaterThan(0.57);
    expect(figure.withinTwo).toBeGreaterThan(0.88);
  }
});

test("where senses differ as the prior supposes, errors are as large as is stated", () => {
  const random = stream(1, "senses");
  const people = 1000;
  const covered = { offset: 0, slope: 0 };
  for (let i = 0; i < people; i++) {
    const sense = { offset: 0.5 * random.normal(), slope: 1 + 0.25 * random.normal() };
    let calibration = UNCORRECTED;
    for (let k = 0; k < 30; k++) {
      const x = random.between(-2, 2);
      const y = sense.offset + sense.slope * x + NOISE.valence * random.normal();
      calibration = correct(calibration, { measured: at(x), felt: at(y) });
    }
    const line = feltLine(calibration, "valence");
    for (const of of ["offset", "slope"] as const)
      if (Math.abs(line[of].mean - sense[of]) <= line[of].sd) covered[of] += 1 / people;
  }
  for (const share of Object.values(covered)) expect(Math.abs(share - 0.683)).toBeLessThan(0.04);
});
