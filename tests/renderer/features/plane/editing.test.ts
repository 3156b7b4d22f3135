/** @file What a pointer meets on the plane, and boxes of moods. */
import { describe, expect, test } from "vitest";
import {
  boxBetween,
  CORNERS,
  cornerOf,
  isInside,
  moveBox,
  moveCorner,
} from "../../../../renderer/features/plane/box-edit.ts";
import { toPixel, WHOLE } from "../../../../renderer/features/plane/geometry.ts";
import { hit } from "../../../../renderer/features/plane/hit.ts";
import { stepOf } from "../../../../renderer/features/plane/steps.ts";

const SIZE = 344;
const p = (valence: number, arousal: number) => ({ valence, arousal });
const POINTS = [p(-2, 0), p(0, 0), p(2, 0)];
const frame = (index: number, target: { valence: number; arousal: number }) => ({
  index,
  target,
  measured: null,
  spread: null,
});

describe("under the pointer", () => {
  const at = (valence: number, arousal: number) => toPixel(p(valence, arousal), WHOLE, SIZE);

  test.each([
    ["a handle", at(-1.95, 0.05), { what: "handle", index: 0 }],
    ["a handle that covers a frame", at(0, 0), { what: "handle", index: 1 }],
    ["a frame beside the path", at(1, 1), { what: "frame", index: 4 }],
    ["the path", at(1, 0), { what: "path" }],
    ["nothing", at(-1, -2), { what: "ground" }],
  ])("lies %s", (_, pixel, what) => {
    expect(hit(pixel, POINTS, [frame(3, p(0, 0)), frame(4, p(1, 1))], WHOLE, SIZE)).toEqual(what);
  });

  test("of two handles the nearer one counts", () => {
    expect(hit(at(0.06, 0), [p(0, 0), p(0.1, 0)], [], WHOLE, SIZE)).toEqual({ what: "handle", index: 1 });
  });

  test("a single point has no path", () => {
    expect(hit(at(1, 1), [p(0, 0)], [], WHOLE, SIZE)).toEqual({ what: "ground" });
  });
});

describe("a box", () => {
  const box = { low: p(-1, -1), high: p(1, 1) };

  test("lies between two corners, in whichever order they were drawn", () => {
    expect(boxBetween(p(2, -1), p(-0.5, 1.234))).toEqual({ low: p(-0.5, -1), high: p(2, 1.23) });
  });

  test("stops at the edge and keeps its size", () => {
    expect(moveBox(box, p(5, 0.5))).toEqual({ low: p(1, -0.5), high: p(3, 1.5) });
  });

  test("opens to the other side when a corner is dragged past the opposite one", () => {
    expect(moveCorner(box, { valence: "high", arousal: "high" }, p(-2, 0))).toEqual({ low: p(-2, -1), high: p(-1, 0) });
  });

  test("has four corners, clockwise from the upper left", () => {
    expect(CORNERS.map((corner) => cornerOf(box, corner))).toEqual([p(-1, 1), p(1, 1), p(1, -1), p(-1, -1)]);
  });

  test("holds what lies on its edge", () => {
    expect([isInside(box, p(1, 1)), isInside(box, p(1.01, 0))]).toEqual([true, false]);
  });
});

test("arrows move by 0.05, with Shift by 0.01", () => {
  const step = (key: string, shiftKey = false) => stepOf({ key, shiftKey });
  expect([step("ArrowLeft"), step("ArrowUp"), step("ArrowDown", true), step("a")]).toEqual([
    p(-0.05, 0),
    p(0, 0.05),
    p(0, -0.01),
    undefined,
  ]);
});
