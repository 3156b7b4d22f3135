/** @file Where a callout stands. */
import { expect, test } from "vitest";
import { place } from "../../../renderer/features/tour/place.ts";

const window = { width: 1000, height: 700 };
const callout = { width: 280, height: 160 };

test("beside what it speaks of, on the side that has room", () => {
  expect(place({ left: 20, top: 50, width: 300, height: 100 }, callout, window)).toEqual({ left: 334, top: 50 });
  expect(place({ left: 700, top: 50, width: 280, height: 400 }, callout, window)).toEqual({ left: 406, top: 50 });
});

test("above what is as wide as the window, below what is also at its top", () => {
  expect(place({ left: 0, top: 500, width: 1000, height: 200 }, callout, window)).toEqual({ left: 360, top: 326 });
  expect(place({ left: 0, top: 0, width: 1000, height: 100 }, callout, window)).toEqual({ left: 360, top: 114 });
});

test("never outside the window", () => {
  expect(place({ left: 20, top: 660, width: 300, height: 40 }, callout, window)).toEqual({ left: 334, top: 532 });
  expect(place({ left: 0, top: 0, width: 1000, height: 700 }, callout, window)).toEqual({ left: 360, top: 532 });
});
