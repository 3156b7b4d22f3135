/** @file The words around the plane. */
import { expect, test } from "vitest";
import { isPole, RIM_WORDS, rimAngle, wordOf } from "../../../app/affect/rim.ts";

test("every word names the place it stands at", () => {
  for (const word of RIM_WORDS) {
    const angle = (rimAngle(word) * Math.PI) / 180;
    expect(wordOf({ valence: 2 * Math.cos(angle), arousal: 2 * Math.sin(angle) })).toBe(word);
  }
});

test("the four poles end the axes", () => {
  expect(RIM_WORDS.filter(isPole).map(rimAngle)).toEqual([0, 90, 180, 270]);
});

test("around the middle no word is meant", () => {
  expect([wordOf({ valence: 0, arousal: 0 }), wordOf({ valence: -0.3, arousal: 0.3 })]).toEqual(["neutral", "neutral"]);
});

test("just below the right end the nearest word is over the end, not at the list's other end", () => {
  expect(wordOf({ valence: 2, arousal: -0.1 })).toBe("pleasant");
});
