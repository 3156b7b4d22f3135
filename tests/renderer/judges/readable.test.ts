/** @file Durations on the judges page. */
import { expect, test } from "vitest";
import { seconds } from "../../../renderer/features/judges/readable.ts";

test.each([
  [0.4, "0 ms"],
  [81.2, "81 ms"],
  [100, "0.1 s"],
  [1640, "1.6 s"],
  [9949, "9.9 s"],
  [9950, "10 s"],
  [61_200, "61 s"],
])("%d ms is %s", (milliseconds, words) => {
  expect(seconds(milliseconds)).toBe(words);
});
