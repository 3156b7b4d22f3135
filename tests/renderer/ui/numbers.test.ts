/** @file Numbers as the window prints them. */
import { expect, test } from "vitest";
import { bytes, duration, pair, parseNumber, plain, signed, spreadOf } from "../../../renderer/ui/numbers.ts";

test("signs are always shown, minus is a minus, and nothing is −0", () => {
  expect([signed(1.8), signed(-0.35), signed(0), signed(-0.001), signed(-1.25, 1)]).toEqual([
    "+1.80",
    "−0.35",
    "+0.00",
    "+0.00",
    "−1.3",
  ]);
  expect([plain(-1.95), plain(-0.004), plain(2, 0)]).toEqual(["−1.95", "0.00", "2"]);
  expect(pair({ valence: -1.44, arousal: 1.6 })).toBe("−1.4 +1.6");
  expect(spreadOf(0.243)).toBe("±0.24");
});

test("what is printed can be typed back, with either decimal mark", () => {
  expect(["−1.95", "-1.95", "+2", "1,5", " .5 ", "", "one", "1.2.3", "1e3"].map(parseNumber)).toEqual([
    -1.95,
    -1.95,
    2,
    1.5,
    0.5,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test("times are 0:31, 12:05, 1:02:09", () => {
  expect([0, 31_400, 725_000, 3_729_000, -5].map(duration)).toEqual(["0:00", "0:31", "12:05", "1:02:09", "0:00"]);
});

test("sizes have the unit that fits", () => {
  expect([0, 999, 1000, 40_000_000, 999_600, 1.5e12].map(bytes)).toEqual([
    "0 B",
    "999 B",
    "1.0 kB",
    "40.0 MB",
    "1.0 MB",
    "1.5 TB",
  ]);
});
