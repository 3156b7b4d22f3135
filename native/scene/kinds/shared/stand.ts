/** @file Where a thing stands: figure coordinates (hundredths of its size, y upwards, foot at the origin) → drawing units. */
import type { Element } from "../../../../app/scene/scene.ts";
import type { Box, Frame, Pen, Point } from "../../pen.ts";
import { band, curve, disc, knots, polygon } from "./outline.ts";

export interface Stand {
  readonly x: number;
  readonly y: number;
  /** Drawing units per hundredth of the figure. */
  readonly unit: number;
  readonly mirrored: boolean;
  readonly at: (x: number, y: number) => Point;
  /** Smooth closed outline from `"x,y x,y! …"`. */
  readonly curve: (text: string) => string;
  /** Straight-edged outline. */
  readonly cut: (text: string) => string;
  /** Limb from `"x,y,width …"`. */
  readonly limb: (text: string) => string;
  readonly disc: (x: number, y: number, radiusX: number, radiusY?: number) => string;
}

/** How a figure is put on its foot point. `lean` is the shift per unit of height. */
export interface Posture {
  readonly mirrored?: boolean;
  readonly lean?: number;
}

/** A figure of `size` drawing units on the point (x, y). */
export function standAt(x: number, y: number, size: number, { mirrored = false, lean = 0 }: Posture = {}): Stand {
  const unit = size / 100;
  const at = (px: number, py: number): Point => [x + ((mirrored ? -px : px) + lean * py) * unit, y - py * unit];
  const place = (text: string): Point[] => knots(text).map((knot) => at(knot.x, knot.y));
  return {
    x,
    y,
    unit,
    mirrored,
    at,
    curve: (text) => curve(place(text), new Set(knots(text).flatMap((knot, i) => (knot.corner ? [i] : [])))),
    cut: (text) => polygon(place(text)),
    limb: (text) =>
      band(
        place(text),
        knots(text).map((knot) => knot.width * unit),
      ),
    disc: (px, py, radiusX, radiusY = radiusX) => disc(at(px, py), radiusX * unit, radiusY * unit),
  };
}

/** A figure on the element's own foot point. */
export function standOn(pen: Pen, element: Element, size: number, posture?: Posture): Stand {
  return standAt(pen.x(element.x), pen.y(element.y), size, posture);
}

/**
 * The box of a figure on the element's foot point.
 *
 * @param reach how far it goes left, up, right and down of the foot point, in hundredths of `size`
 */
export function reach(
  element: Element,
  frame: Frame,
  size: number,
  [left, up, right, down]: readonly [number, number, number, number],
): Box {
  const [x, y, unit] = [element.x * frame.width, element.y * frame.height, size / 100];
  return { left: x - left * unit, top: y - up * unit, right: x + right * unit, bottom: y + down * unit };
}
