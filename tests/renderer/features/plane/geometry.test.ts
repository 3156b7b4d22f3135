/** @file From the plane to pixels and back. */
import { expect, test } from "vitest";
import {
  MOST_ZOOM,
  panned,
  showing,
  type Sight,
  toPixel,
  toPlane,
  WHOLE,
  zoomedAt,
} from "../../../../renderer/features/plane/geometry.ts";
import fc from "../../../kit/fc.ts";

const SIZE = 344;
const pixel = fc.record({ x: fc.integer({ min: 0, max: SIZE }), y: fc.integer({ min: 0, max: SIZE }) });
const sight: fc.Arbitrary<Sight> = fc
  .tuple(fc.double({ min: 1, max: MOST_ZOOM, noNaN: true }), pixel)
  .map(([zoom, anchor]) => zoomedAt(WHOLE, zoom, anchor, SIZE));

test("the middle of the plane is the middle of the box; pleasant is right, active is up", () => {
  expect(toPixel({ valence: 0, arousal: 0 }, WHOLE, SIZE)).toEqual({ x: 172, y: 172 });
  const corner = toPixel({ valence: 3, arousal: 3 }, WHOLE, SIZE);
  expect([corner.x > 172, corner.y < 172]).toEqual([true, true]);
});

test("a pixel and its place are one and the same, however it is zoomed", () => {
  fc.assert(
    fc.property(pixel, sight, (at, seen) => {
      const back = toPixel(toPlane(at, seen, SIZE), seen, SIZE);
      expect(Math.hypot(back.x - at.x, back.y - at.y)).toBeLessThan(1e-6);
    }),
    { seed: 1 },
  );
});

test("what lies under the pointer stays there while zooming in", () => {
  fc.assert(
    fc.property(pixel, (anchor) => {
      const before = toPlane(anchor, WHOLE, SIZE);
      const after = toPlane(anchor, zoomedAt(WHOLE, 2, anchor, SIZE), SIZE);
      expect(Math.hypot(before.valence - after.valence, before.arousal - after.arousal)).toBeLessThan(1e-9);
    }),
    { seed: 2 },
  );
});

test("zooming ends at its bounds, and zoomed out the whole plane is seen again", () => {
  const near = zoomedAt(WHOLE, 1000, { x: 10, y: 10 }, SIZE);
  expect(near.zoom).toBe(MOST_ZOOM);
  expect(zoomedAt(near, 1 / 1000, { x: 300, y: 40 }, SIZE)).toEqual(WHOLE);
});

test("panning never shows what lies beside the plane", () => {
  expect(panned(WHOLE, 500, -500, SIZE)).toEqual(WHOLE);
  const far = panned({ zoom: 2, centre: { valence: 0, arousal: 0 } }, 9999, 0, SIZE);
  expect(toPlane({ x: 0, y: 172 }, far, SIZE).valence).toBeCloseTo(-3.22, 9);
});

test("a place out of sight is brought into it, one in sight moves nothing", () => {
  const zoomed: Sight = { zoom: 4, centre: { valence: 0, arousal: 0 } };
  expect(showing(zoomed, { valence: 0.3, arousal: 0.3 })).toEqual(zoomed);
  const { x, y } = toPixel({ valence: 2.5, arousal: -2.5 }, showing(zoomed, { valence: 2.5, arousal: -2.5 }), SIZE);
  expect([x, y].every((along) => along >= 0 && along <= SIZE)).toBe(true);
});
