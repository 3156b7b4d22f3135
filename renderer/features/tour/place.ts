/** @file Where a callout stands: beside what it speaks of, inside the window, and not over it. */

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export interface Placed {
  readonly left: number;
  readonly top: number;
}

export interface Rectangle extends Placed, Extent {}

/** Pixels between a callout and its target, and to the edge of the window. */
const GAP = 14;
const EDGE = 8;

/** To the right of the target, else to the left, above or below: the first that fits; over its middle when none does. */
export function place(target: Rectangle, callout: Extent, window: Extent): Placed {
  const inside = (value: number, length: number, room: number): number =>
    Math.max(EDGE, Math.min(value, room - length - EDGE));
  const alongside = inside(target.top, callout.height, window.height);
  const across = inside(target.left + (target.width - callout.width) / 2, callout.width, window.width);
  const right = target.left + target.width + GAP;
  if (right + callout.width + EDGE <= window.width) return { left: right, top: alongside };
  const left = target.left - GAP - callout.width;
  if (left >= EDGE) return { left, top: alongside };
  const above = target.top - GAP - callout.height;
  if (above >= EDGE) return { left: across, top: above };
  const below = target.top + target.height + GAP;
  return { left: across, top: inside(below, callout.height, window.height) };
}
