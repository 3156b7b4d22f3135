/** @file Agreement with people: known correlations come out, themes stay together, and the published set reads right. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { stream } from "../../../../app/random/philox.ts";
import { agreement, type Rated } from "../../../../main/cli/develop/human-agreement.ts";
import { ratedPictures } from "../../../../main/cli/develop/human-ratings.ts";

function rated(read: (truth: number, theme: number, noise: number) => number): Rated[] {
  const random = stream(4, "ratings");
  return Array.from({ length: 120 }, (_, i) => {
    const theme = i % 40;
    const truth = random.normal();
    return { theme: `theme ${theme}`, rated: truth, read: read(truth, theme, random.normal()) };
  });
}

describe("agreement", () => {
  test("a perfect reader on another scale: r 1, slope 2, no error once calibrated", () => {
    const result = agreement(rated((truth) => truth / 2 + 1));
    expect(result).toMatchObject({ pictures: 120, themes: 40 });
    expect(result.correlation.estimate).toBeCloseTo(1, 9);
    expect(result.rankCorrelation.estimate).toBeCloseTo(1, 9);
    expect(result.slope).toBeCloseTo(2, 9);
    expect(result.error.estimate).toBeGreaterThan(0.9);
    expect(result.calibratedError.estimate).toBeLessThan(1e-9);
  });

  test("a reader of noise: r about 0, calibrated no better than the constant", () => {
    const result = agreement(rated((_truth, _theme, noise) => noise));
    // r of 120 independent pairs scatters by 1/√120 = .09: no more than three of that, and the interval four wide.
    const { estimate, low, high } = result.correlation;
    expect(Math.abs(estimate)).toBeLessThan(0.28);
    expect(high - low).toBeGreaterThan(0.25);
    expect(high - low).toBeLessThan(0.45);
    expect(result.calibratedError.estimate).toBeGreaterThan(result.constantError.estimate - 0.03);
  });

  test("a constant reader has correlation 0 and the constant's error", () => {
    const result = agreement(rated(() => 0));
    expect(result.correlation).toEqual({ estimate: 0, low: 0, high: 0 });
    expect(result.calibratedError.estimate).toBeCloseTo(result.constantError.estimate, 12);
  });

  test("a reader that only knows the theme gains nothing from calibration across themes", () => {
    const result = agreement(rated((_truth, theme) => (theme * 7) % 11));
    expect(result.calibratedError.estimate).toBeGreaterThan(result.constantError.estimate - 0.03);
  });
});

const data = fileURLToPath(new URL("../../../../../shared/data", import.meta.url));
test.skipIf(!existsSync(data))(
  "the rated sets: 192 photographs and 326 silhouettes by theme (needs the evaluation data)",
  async () => {
    const photographs = await ratedPictures(data, "oasis-dev");
    expect(photographs).toHaveLength(192);
    expect(photographs.filter(({ theme }) => theme === "Beach").length).toBeGreaterThan(1);
    expect(photographs[0]).toMatchObject({ theme: "Astronaut", valence: 1.713, arousal: 0.5673 });
    expect(await ratedPictures(data, "bass-dev")).toHaveLength(326);
  },
);
