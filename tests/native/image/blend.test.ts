/** @file Cross-fades: in linear light, exact at both ends, and never beyond either picture. */
import { expect, test } from "vitest";
import { decodeGamma } from "../../../app/colour/oklab.ts";
import { blend } from "../../../native/image/blend.ts";
import fc from "../../kit/fc.ts";

const all = { width: 256, height: 1, data: Uint8Array.from({ length: 768 }, (_, i) => Math.floor(i / 3)) };
const flat = (value: number) => ({ width: 256, height: 1, data: new Uint8Array(768).fill(value) });

test("nothing of the other picture is the picture, all of it the other", () => {
  expect(blend(all, flat(9), 0)).toEqual(all);
  expect(blend(flat(9), all, 1)).toEqual(all);
});

test("half black and half white is the grey of half the light", () => {
  const [grey] = blend(flat(0), flat(255), 0.5).data;
  expect(grey).toBe(188);
  expect(decodeGamma(grey! / 255)).toBeCloseTo(0.5, 2);
});

test("a blend lies between its pictures and moves one way", () => {
  fc.assert(
    fc.property(fc.nat(255), fc.nat(255), fc.float({ min: 0, max: 1, noNaN: true }), (from, to, amount) => {
      const [value] = blend(flat(from), flat(to), amount).data;
      expect(value).toBeGreaterThanOrEqual(Math.min(from, to));
      expect(value).toBeLessThanOrEqual(Math.max(from, to));
    }),
    { seed: 5, numRuns: 500 },
  );
});

test("pictures of two sizes do not blend", () => {
  expect(() => blend(all, { width: 1, height: 1, data: new Uint8Array(3) }, 0.5)).toThrow("one size");
});
