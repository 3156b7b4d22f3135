/** @file Frames of an animation: each picture in its turn, blends in equal parts, and the time that was asked for. */
import { expect, test } from "vitest";
import { morphFrames } from "../../../app/export/morph.ts";
import fc from "../../kit/fc.ts";

test("three pictures with one blend between two", () => {
  expect(morphFrames(3, { fps: 4, morph: 1 })).toEqual([
    { from: 0, to: 0, amount: 0, milliseconds: 130 },
    { from: 0, to: 1, amount: 0.5, milliseconds: 120 },
    { from: 1, to: 1, amount: 0, milliseconds: 130 },
    { from: 1, to: 2, amount: 0.5, milliseconds: 120 },
    { from: 2, to: 2, amount: 0, milliseconds: 250 },
  ]);
});

test("no frame is shorter than browsers show, and the whole lasts as long as its pictures", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 0, max: 12 }),
      (count, fps, morph) => {
        const frames = morphFrames(count, { fps, morph });
        expect(Math.min(...frames.map(({ milliseconds }) => milliseconds))).toBeGreaterThanOrEqual(20);
        const whole = frames.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
        expect(Math.abs(whole - (1000 * count) / fps)).toBeLessThanOrEqual(5);
        expect(frames.filter(({ amount }) => amount === 0).map(({ from }) => from)).toEqual(
          Array.from({ length: count }, (_, index) => index),
        );
      },
    ),
    { seed: 4, numRuns: 300 },
  );
});
