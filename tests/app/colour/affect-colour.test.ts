/** @file The colours of moods: the design's golden vectors, and contrast over the whole plane. */
import { describe, expect, test } from "vitest";
import { affectColour, type Scheme, spectrum } from "../../../app/colour/affect-colour.ts";
import { fromHex } from "../../../app/colour/oklab.ts";
import { NEUTRALS } from "../../../renderer/theme/palette.ts";
import { contrast } from "../../kit/contrast.ts";

const at = (valence: number, arousal: number) => ({ valence, arousal });
const SCHEMES: readonly Scheme[] = ["dark", "light"];

/** Everything that words and dots stand on. Wells are for pictures and fields. */
const SHEETS = ["desk", "sheet-1", "sheet-2", "sheet-3"] as const;

/** The plane and a little more: measurements may lie outside it. */
const PLACES = Array.from({ length: 27 * 27 }, (_, i) =>
  at(-3.25 + (i % 27) * 0.25, -3.25 + Math.floor(i / 27) * 0.25),
);

function leastContrast(role: "fill" | "ink", scheme: Scheme): number {
  return Math.min(
    ...PLACES.flatMap((place) =>
      SHEETS.map((sheet) => contrast(affectColour(place, role, scheme), NEUTRALS[scheme][sheet])),
    ),
  );
}

describe("the fill", () => {
  test.each([
    ["happy", at(1.8, 1.4), "#e1b562", "#8c6713"],
    ["tense", at(-1.6, 1.7), "#db89b5", "#8f4970"],
    ["sad", at(-1.7, -1.3), "#81a6ed", "#44639e"],
    ["serene", at(1.4, -1.5), "#6cd1ab", "#1b7f60"],
    ["the centre", at(0, 0), "#b1b1b1", "#696969"],
  ])("of %s is the design's", (_, place, dark, light) => {
    expect([affectColour(place, "fill", "dark"), affectColour(place, "fill", "light")]).toEqual([dark, light]);
  });

  test.each(SCHEMES)("has a contrast of 3 and more with every sheet, %s", (scheme) => {
    expect(leastContrast("fill", scheme)).toBeGreaterThanOrEqual(3);
  });

  test.each(SCHEMES)("grows lighter with valence, so that order survives in greyscale, %s", (scheme) => {
    for (const arousal of [-2, 0, 2]) {
      const lightness = [-3, -1.5, 0, 1.5, 3].map((v) => fromHex(affectColour(at(v, arousal), "fill", scheme)).l);
      expect(lightness).toEqual(lightness.toSorted((one, other) => one - other));
    }
  });

  test("keeps the direction of the mood as its hue", () => {
    for (const degrees of [0, 45, 90, 135, 180, 225, 270, 315]) {
      const angle = (degrees * Math.PI) / 180;
      const { a, b } = fromHex(affectColour(at(2 * Math.sin(angle), 2 * Math.cos(angle)), "fill", "dark"));
      const hue = (Math.atan2(b, a) * 180) / Math.PI;
      const apart = Math.abs(((hue - degrees - 30 + 540) % 360) - 180);
      expect(apart, `${degrees}°`).toBeLessThan(2);
    }
  });
});

test.each(SCHEMES)("the ink has a contrast of 4.5 and more with every sheet, %s", (scheme) => {
  expect(leastContrast("ink", scheme)).toBeGreaterThanOrEqual(4.5);
});

test("the dark ink is the fill", () => {
  expect(affectColour(at(1, -2), "ink", "dark")).toBe(affectColour(at(1, -2), "fill", "dark"));
});

test("the surface is quiet: far from the ink that stands on it", () => {
  for (const scheme of SCHEMES) {
    const least = Math.min(
      ...PLACES.map((place) => contrast(affectColour(place, "ink", scheme), affectColour(place, "surface", scheme))),
    );
    expect(least, scheme).toBeGreaterThanOrEqual(4.5);
  }
});

test("a spectrum runs from the first place to the last; one place fills it, none gives none", () => {
  expect(spectrum([at(1.8, 1.4), at(-1.7, -1.3)], "dark")).toBe("linear-gradient(90deg, #e1b562, #81a6ed)");
  expect(spectrum([at(0, 0)], "light")).toBe("linear-gradient(90deg, #696969, #696969)");
  expect(spectrum([], "dark")).toBe("none");
});
