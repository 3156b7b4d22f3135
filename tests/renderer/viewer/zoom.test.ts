/** @file Looking at one picture. */
import { describe, expect, test } from "vitest";
import { fit, pan, settle, zoomAbout } from "../../../renderer/features/viewer/zoom.ts";

const picture = { width: 800, height: 400 };
const window = { width: 400, height: 400 };
const centre = { x: 0, y: 0 };

describe("the viewer", () => {
  test("fits the longer side", () => {
    expect(fit(picture, window)).toEqual({ scale: 0.5, x: 0, y: 0 });
  });

  test("keeps what is under the pointer there", () => {
    const before = { scale: 1, x: 0, y: 0 };
    const at = { x: 120, y: -60 };
    const after = zoomAbout(before, 2, at, picture, window);
    const under = (zoom: typeof before) => ({ x: (at.x - zoom.x) / zoom.scale, y: (at.y - zoom.y) / zoom.scale });
    expect(under(after)).toEqual(under(before));
  });

  test("never gets smaller than fitted, and fitted is centred", () => {
    expect(zoomAbout({ scale: 1, x: 150, y: 0 }, 0.01, { x: 200, y: 200 }, picture, window)).toEqual({
      scale: 0.5,
      x: 0,
      y: 0,
    });
  });

  test("never shows beyond an edge", () => {
    expect(pan({ scale: 1, x: 0, y: 0 }, { x: 900, y: 50 }, picture, window)).toEqual({ scale: 1, x: 200, y: 0 });
    expect(settle({ scale: 999, x: 0, y: 0 }, picture, window).scale).toBe(16);
    expect(pan(fit(picture, window), { x: -5, y: 5 }, picture, window)).toEqual({ scale: 0.5, ...centre });
  });
});
