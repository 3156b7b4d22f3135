/** @file Outlines: read from words, closed, and always clockwise so that overlapping parts of a silhouette add up. */
import { describe, expect, test } from "vitest";
import { band, disc, knots, polygon } from "../../../../../native/scene/kinds/shared/outline.ts";
import type { Point } from "../../../../../native/scene/pen.ts";
import { rasteriseSvg } from "../../../../../native/scene/raster.ts";
import fc from "../../../../kit/fc.ts";

async function inked(data: string): Promise<number> {
  const { data: pixels, channels } = await rasteriseSvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><rect width="100" height="100" fill="#fff"/><path d="${data}"/></svg>`,
  );
  let dark = 0;
  for (let i = 0; i < pixels.length; i += channels) if (pixels[i]! < 128) dark++;
  return dark;
}

const square: readonly Point[] = [
  [20, 20],
  [60, 20],
  [60, 60],
  [20, 60],
];

describe("outlines", () => {
  test("are read from words: place, width and corner", () => {
    expect(knots("1,2 -3.5,4! 5,6,7")).toEqual([
      { x: 1, y: 2, width: 0, corner: false },
      { x: -3.5, y: 4, width: 0, corner: true },
      { x: 5, y: 6, width: 7, corner: false },
    ]);
  });

  test("run clockwise whichever way their points were listed", () => {
    expect(polygon(square.toReversed()).split("L").toSorted()).toHaveLength(4);
    const start = (data: string): string => data.slice(1, -1);
    const cycle = start(polygon(square)).split("L");
    const other = start(polygon(square.toReversed())).split("L");
    const offset = cycle.indexOf(other[0]!);
    expect(other).toEqual([...cycle.slice(offset), ...cycle.slice(0, offset)]);
  });

  test("overlapping parts of one path never cut holes", async () => {
    const limb = band(
      [
        [10, 50],
        [50, 40],
        [90, 50],
      ],
      [12, 20, 12],
    );
    const back = band(
      [
        [90, 50],
        [50, 40],
        [10, 50],
      ],
      [12, 20, 12],
    );
    const alone = await inked(limb);
    expect(await inked(back)).toBe(alone);
    expect(await inked(limb + back)).toBe(alone);
    expect(await inked(polygon(square) + disc([40, 40], 15))).toBe(await inked(polygon(square)));
  });

  test("stay finite for limbs whose points coincide", () => {
    fc.assert(
      fc.property(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), (point) => {
        expect(band([point, point, point], [4, 3, 2])).not.toMatch(/NaN|Infinity/);
      }),
      { seed: 3, numRuns: 20 },
    );
  });
});
