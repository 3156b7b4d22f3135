/** @file Editing a path. */
import { describe, expect, test } from "vitest";
import {
  alongPath,
  extend,
  fromStroke,
  insertAfter,
  insertNear,
  MOST_POINTS,
  movePoint,
  nearestOnPath,
  removePoint,
  reversePath,
  smoothPath,
  tidy,
} from "../../../app/affect/path-edit.ts";
import { PATH_PRESET_NAMES, PATH_PRESETS } from "../../../app/affect/path-presets.ts";
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import fc from "../../kit/fc.ts";

const p = (valence: number, arousal: number): PlanePoint => ({ valence, arousal });
const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
const points = (least: number) =>
  fc.array(fc.record({ valence: coordinate, arousal: coordinate }).map(tidy), { minLength: least, maxLength: 9 });

test("a moved point stays in the plane and on hundredths", () => {
  expect(movePoint([p(0, 0), p(1, 1)], 1, p(5, -0.12345))).toEqual([p(0, 0), p(3, -0.12)]);
  expect(movePoint([p(0, 0)], 4, p(1, 1))).toEqual([p(0, 0)]);
});

test("a value of −0 never appears", () => {
  expect(Object.is(tidy(p(-0.001, 0)).valence, 0)).toBe(true);
});

describe("adding", () => {
  test("near the path puts the point on it, between the neighbours", () => {
    const edited = insertNear([p(-2, 0), p(0, 0), p(2, 0)], p(1, 0.3));
    expect(edited).toEqual({ points: [p(-2, 0), p(0, 0), p(1, 0), p(2, 0)], at: 2 });
  });

  test("to a path in the making goes where it was asked for", () => {
    expect(insertNear([p(1, 1)], p(-2, 0.5))).toEqual({ points: [p(1, 1), p(-2, 0.5)], at: 1 });
  });

  test("off the path lengthens the end that is nearer", () => {
    expect(extend([p(-1, 0), p(1, 0)], p(-2, -1))).toEqual({ points: [p(-2, -1), p(-1, 0), p(1, 0)], at: 0 });
    expect(extend([p(-1, 0), p(1, 0)], p(2, -1))).toEqual({ points: [p(-1, 0), p(1, 0), p(2, -1)], at: 2 });
    expect(extend([p(1, 1)], p(1, 1.2))).toEqual({ points: [p(1, 1), p(1, 1.2)], at: 1 });
  });

  test("by keyboard goes halfway to the next point, or before the last one", () => {
    expect(insertAfter([p(-1, 0), p(1, 0)], 0)).toEqual({ points: [p(-1, 0), p(0, 0), p(1, 0)], at: 1 });
    expect(insertAfter([p(-1, 0), p(1, 0)], 1)).toEqual({ points: [p(-1, 0), p(0, 0), p(1, 0)], at: 1 });
  });

  test("by keyboard twice makes a path out of nothing", () => {
    const first = insertAfter([], 0);
    expect(insertAfter(movePoint(first.points, 0, p(1, 0.5)), 0)).toEqual({ points: [p(1, 0.5), p(-1, -0.5)], at: 1 });
  });

  test("stops at the most a path may have", () => {
    const full = Array.from({ length: MOST_POINTS }, (_, i) => p(-3 + i / 20, 0));
    expect([insertNear(full, p(0, 0)), insertAfter(full, 3), extend(full, p(3, 3))].map((one) => one.points)).toEqual([
      full,
      full,
      full,
    ]);
  });

  test("on the path leaves every control point in its order", () => {
    fc.assert(
      fc.property(points(2), fc.record({ valence: coordinate, arousal: coordinate }), (before, place) => {
        const { points: after, at } = insertNear(before, place);
        expect(after.toSpliced(at, 1)).toEqual(before);
      }),
      { seed: 3 },
    );
  });
});

test("removing leaves two points at least, and the one at hand is still there", () => {
  expect(removePoint([p(0, 0), p(1, 0), p(2, 0)], 2)).toEqual({ points: [p(0, 0), p(1, 0)], at: 1 });
  expect(removePoint([p(0, 0), p(1, 0)], 1)).toEqual({ points: [p(0, 0), p(1, 0)], at: 1 });
});

test("reversing twice changes nothing", () => {
  fc.assert(
    fc.property(points(0), (before) => {
      expect(reversePath(reversePath(before))).toEqual(before);
    }),
    { seed: 4 },
  );
});

test("smoothing keeps the ends and bends corners", () => {
  expect(smoothPath([p(-2, 0), p(0, 2), p(2, 0)])).toEqual([p(-2, 0), p(0, 1), p(2, 0)]);
});

test("the nearest place of a path is on the stretch it lies on, even where the path comes near itself", () => {
  const hairpin = [p(-2, 0), p(2, 0), p(2, 0.5), p(-2, 0.5)];
  expect(nearestOnPath(hairpin, p(0, 0.4))).toMatchObject({ stretch: 2 });
  expect(nearestOnPath(hairpin, p(0, 0.1))).toMatchObject({ stretch: 0 });
});

describe("a line drawn by hand", () => {
  test("that is straight comes down to its ends", () => {
    expect(
      fromStroke(
        Array.from({ length: 50 }, (_, i) => p(-2 + i * 0.08, 1)),
        0.1,
      ),
    ).toEqual([p(-2, 1), p(1.92, 1)]);
  });

  test("with a corner keeps it", () => {
    const stroke = [
      ...Array.from({ length: 21 }, (_, i) => p(-2 + i * 0.1, 0)),
      ...Array.from({ length: 20 }, (_, i) => p(0, 0.1 + i * 0.1)),
    ];
    expect(fromStroke(stroke, 0.1)).toEqual([p(-2, 0), p(0, 0), p(0, 2)]);
  });

  test("however wild it is, gives a path that can be asked for", () => {
    const wild = Array.from({ length: 2000 }, (_, i) => p(3 * Math.sin(i * 7.3), 3 * Math.cos(i * 3.1)));
    const drawn = fromStroke(wild, 0.05);
    expect(drawn.length).toBeGreaterThanOrEqual(2);
    expect(drawn.length).toBeLessThanOrEqual(MOST_POINTS);
  });
});

test("places along a path run from its first point to its last; less than two points are no path", () => {
  const places = alongPath([p(-1, 1), p(1, -1)], 5);
  expect(places).toHaveLength(5);
  expect([places[0], places[4]]).toEqual([p(-1, 1), p(1, -1)]);
  expect(alongPath([p(1, 1)], 5)).toEqual([]);
});

test("every ready-made path lies where pictures can be read", () => {
  for (const name of PATH_PRESET_NAMES) {
    for (const { valence, arousal } of PATH_PRESETS[name]) {
      expect(Math.max(Math.abs(valence), Math.abs(arousal)), name).toBeLessThanOrEqual(2.4);
    }
  }
  expect(PATH_PRESET_NAMES.length).toBeGreaterThanOrEqual(8);
});
