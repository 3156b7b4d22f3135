/** @file OKLab against the pairs of its definition, and hex colours there and back. */
import { describe, expect, test } from "vitest";
import { fromHex, fromLinearRgb, toHex } from "../../../app/colour/oklab.ts";
import fc from "../../kit/fc.ts";

describe("OKLab", () => {
  test("white is lightness 1 without chroma, black is nothing, and the primaries are where Ottosson has them", () => {
    const rounded = (red: number, green: number, blue: number): number[] => {
      const { l, a, b } = fromLinearRgb(red, green, blue);
      return [l, a, b].map((value) => Math.round(1000 * value) / 1000 + 0);
    };
    expect(rounded(1, 1, 1)).toEqual([1, 0, 0]);
    expect(rounded(0, 0, 0)).toEqual([0, 0, 0]);
    expect(rounded(1, 0, 0)).toEqual([0.628, 0.225, 0.126]);
    expect(rounded(0, 1, 0)).toEqual([0.866, -0.234, 0.179]);
    expect(rounded(0, 0, 1)).toEqual([0.452, -0.032, -0.312]);
  });

  test("a hex colour that is not nearly black or white comes back as it was", () => {
    const channel = fc.integer({ min: 24, max: 240 });
    fc.assert(
      fc.property(channel, channel, channel, (...channels) => {
        const hex = `#${channels.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
        expect(toHex(fromHex(hex))).toBe(hex);
      }),
      { seed: 1 },
    );
  });

  test("a colour outside the gamut keeps lightness and hue, and loses chroma", () => {
    const wished = { l: 0.6, a: 0.3, b: 0.3 };
    const shown = fromHex(toHex(wished));
    expect(shown.l).toBeCloseTo(0.6, 1);
    expect(Math.atan2(shown.b, shown.a)).toBeCloseTo(Math.atan2(wished.b, wished.a), 1);
    expect(Math.hypot(shown.a, shown.b)).toBeLessThan(Math.hypot(wished.a, wished.b));
  });
});
