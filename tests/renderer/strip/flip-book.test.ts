/** @file The order of the flip-book, what a frame is compared with, and names of dragged files. */
import { describe, expect, test } from "vitest";
import { fileName } from "../../../renderer/features/strip/drag-out.ts";
import { nextInBook } from "../../../renderer/features/strip/flip-book.ts";
import { counterpartOf } from "../../../renderer/features/studio/compare.ts";
import { newlyEnded } from "../../../renderer/features/studio/spoken-frames.ts";
import { frameWith, pictureWith } from "../../kit/series-frame.ts";

test("the flip-book goes through what has a picture, and round when it is asked to", () => {
  expect(nextInBook([0, 1, 4], 1, false)).toBe(4);
  expect(nextInBook([0, 1, 4], 4, true)).toBe(0);
  expect(nextInBook([0, 1, 4], 4, false)).toBeUndefined();
  expect(nextInBook([0, 1, 4], 3, false)).toBe(0);
  expect(nextInBook([], null, true)).toBeUndefined();
});

describe("a frame is compared", () => {
  const picture = (blob: string) => pictureWith({ blob: blob.repeat(64) });
  const frames = [
    frameWith({ index: 0, picture: picture("0") }),
    frameWith({ index: 1, picture: picture("1") }),
    frameWith({ index: 2, picture: picture("2") }),
    frameWith({ index: 3 }),
  ];

  test("with its own earlier picture first", () => {
    const earlier = [{ picture: "p", blob: "e".repeat(64), thumb: "f".repeat(64) }];
    expect(counterpartOf(frames, { ...frames[1]!, earlier })).toEqual({ blob: "e".repeat(64), neighbour: null });
  });

  test("else with its neighbour, the one before it first", () => {
    expect(counterpartOf(frames, frames[1]!)).toEqual({ blob: "0".repeat(64), neighbour: 0 });
    expect(counterpartOf(frames, frames[0]!)).toEqual({ blob: "1".repeat(64), neighbour: 1 });
    expect(counterpartOf(frames, frames[3]!)).toEqual({ blob: "2".repeat(64), neighbour: 2 });
  });

  test("with nothing when nothing else has a picture", () => {
    expect(counterpartOf(frames.slice(0, 1), frames[0]!)).toBeUndefined();
  });
});

test("a dragged file is called after its series, without what file systems refuse", () => {
  expect(fileName("Storm to morning", 3)).toBe("Storm to morning 04.png");
  expect(fileName("a/b: c?", 0)).toBe("a b c 01.png");
  expect(fileName("  ", 11)).toBe("circumplex 12.png");
});

test("a frame is spoken of when it ends, not when it was already there", () => {
  const before = [frameWith({ index: 0 }), frameWith({ index: 1, state: "measuring" })];
  const after = [frameWith({ index: 0 }), frameWith({ index: 1 })];
  expect(newlyEnded(before, after)).toEqual([after[1]]);
  expect(newlyEnded([], after)).toEqual([]);
});
