/** @file Dyeing: a colour word must show on any thing, dark or pale. */
import { describe, expect, test } from "vitest";
import type { Oklab } from "../../../../../app/colour/oklab.ts";
import { dye } from "../../../../../native/scene/kinds/shared/tone.ts";

const DARK: Oklab = { l: 0.15, a: -0.03, b: 0.02 };
const PALE: Oklab = { l: 0.92, a: 0, b: 0.02 };

describe("dye", () => {
  test("leaves a thing alone without an offset", () => {
    expect(dye(DARK, { l: 0, a: 0, b: 0 })).toEqual(DARK);
  });

  test.each([
    ["red", { l: 0, a: 0.2, b: 0.1 }],
    ["blue", { l: -0.08, a: -0.03, b: -0.22 }],
    ["yellow", { l: 0.15, a: 0, b: 0.2 }],
  ])("makes dark and pale things alike %s", (_name, offset) => {
    for (const base of [DARK, PALE]) {
      const dyed = dye(base, offset);
      expect(dyed.l).toBeGreaterThan(0.4);
      expect(Math.hypot(dyed.a - offset.a, dyed.b - offset.b)).toBeLessThan(0.03);
    }
  });

  test("reaches white and black, without the old hue", () => {
    const white = dye(DARK, { l: 0.35, a: 0, b: 0 });
    expect(white.l).toBeGreaterThan(0.9);
    expect(Math.hypot(white.a, white.b)).toBeLessThan(0.015);
    expect(dye(PALE, { l: -0.35, a: 0, b: 0 }).l).toBeLessThan(0.12);
  });
});
