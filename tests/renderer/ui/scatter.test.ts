/** @file Where points and lines of a scatter plot lie. */
import { expect, test } from "vitest";
import { linePaths, scatterOf } from "../../../renderer/ui/scatter.ts";
import fc from "../../kit/fc.ts";

const { toX, toY } = scatterOf(100, { left: 20, bottom: 10 });

test("the scale fills the square beside the ticks, and what is off it stays at its edge", () => {
  expect([toX(-3), toX(0), toX(3), toX(9)]).toEqual([20, 60, 100, 100]);
  expect([toY(-3), toY(0), toY(3), toY(-9)]).toEqual([90, 45, 0, 90]);
});

test("a line beyond the square goes straight on, so that it may be cut off", () => {
  const { line } = linePaths({ toX, toY }, { offset: 0, slope: 2, halfWidth: () => 0 });
  expect(line).toBe("M20 135L100 -45");
});

test("the band is as wide as it says on both sides of the line", () => {
  const bounded = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(bounded, bounded, fc.double({ min: 0, max: 2, noNaN: true }), (offset, slope, wide) => {
      const { band } = linePaths({ toX, toY }, { offset, slope, halfWidth: (x) => wide * Math.abs(x) });
      const points = band
        .slice(1, -1)
        .split("L")
        .map((point) => point.split(" ").map(Number));
      const perUnit = (toY(-3) - toY(3)) / 6;
      const [first, last] = [points[0]!, points.at(-1)!];
      expect(first[0]).toBe(last[0]);
      expect(last[1]! - first[1]!).toBeCloseTo(2 * wide * 3 * perUnit, 1);
    }),
  );
});
