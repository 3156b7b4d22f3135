/** @file Which way a picture missed: a distance and a direction. */
import { describe, expect, test } from "vitest";
import { DIRECTIONS, driftOf } from "../../../app/affect/drift.ts";
import { leaningOf } from "../../../app/affect/leaning.ts";

const at = (degrees: number, radius: number) => ({
  valence: radius * Math.cos((degrees * Math.PI) / 180),
  arousal: radius * Math.sin((degrees * Math.PI) / 180),
});

describe("drift", () => {
  test.each(DIRECTIONS.map((direction, i) => [direction, i * 45] as const))(
    "towards %s at %i°",
    (direction, degrees) => {
      for (const turn of [-20, 0, 20]) {
        const { distance, ...rest } = driftOf({ valence: 0, arousal: 0 }, at(degrees + turn, 0.5));
        expect(rest).toEqual({ direction });
        expect(distance).toBeCloseTo(0.5, 12);
      }
    },
  );

  test("is seen from the target, not from the middle", () => {
    expect(driftOf({ valence: 2, arousal: 1 }, { valence: 1, arousal: 1 })).toEqual({ distance: 1, direction: "sad" });
  });
});

describe("leaning", () => {
  test("names the word and the neighbour on the side the place lies to", () => {
    expect(leaningOf(at(207, 2))).toEqual({ word: "sad", towards: null });
    expect(leaningOf(at(214, 2))).toEqual({ word: "sad", towards: "gloomy" });
    expect(leaningOf(at(196, 2))).toEqual({ word: "sad", towards: "unpleasant" });
  });

  test("goes round past the end of the circle", () => {
    expect(leaningOf(at(350, 2))).toEqual({ word: "pleasant", towards: "content" });
    expect(leaningOf(at(340, 2))).toEqual({ word: "content", towards: null });
    expect(leaningOf(at(345, 2))).toEqual({ word: "content", towards: "pleasant" });
  });

  test("has no neighbour in the middle of the plane", () => {
    expect(leaningOf({ valence: 0.1, arousal: 0.1 })).toEqual({ word: "neutral", towards: null });
  });
});
