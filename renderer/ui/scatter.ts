/** @file Where things lie in a square plot of one reading against another, both on −3 … 3. */
import { LIMIT } from "../../app/affect/plane.ts";

/** A straight line with how far it may be off at x, on both sides. */
export interface PlotLine {
  readonly offset: number;
  readonly slope: number;
  readonly halfWidth: (x: number) => number;
}

export interface Scatter {
  /** Pixels from the left. */
  readonly toX: (value: number) => number;
  /** Pixels from the top. */
  readonly toY: (value: number) => number;
}

/** @param left, bottom pixels kept for the ticks of each axis */
export function scatterOf(size: number, { left, bottom }: { readonly left: number; readonly bottom: number }): Scatter {
  const share = (value: number): number => (Math.min(LIMIT, Math.max(-LIMIT, value)) + LIMIT) / (2 * LIMIT);
  return {
    toX: (value) => left + share(value) * (size - left),
    toY: (value) => (1 - share(value)) * (size - bottom),
  };
}

/** Finer than any screen shows. */
const hundredths = (pixels: number): number => Math.round(100 * pixels) / 100;

/** Steps in which a band is walked; its edges are curves. */
const STEPS = 24;

/** The line's ends and the outline of its band as SVG paths; what leaves the square is for the caller to cut off. */
export function linePaths(
  { toX, toY }: Scatter,
  { offset, slope, halfWidth }: PlotLine,
): { readonly line: string; readonly band: string } {
  const xs = Array.from({ length: STEPS + 1 }, (_, i) => -LIMIT + (2 * LIMIT * i) / STEPS);
  // Along the line beyond the square, so that it is cut off and not bent at the edge.
  const y = (value: number): number => toY(0) + (toY(1) - toY(0)) * value;
  const at = (x: number, side: number): string =>
    [toX(x), y(offset + slope * x + side * halfWidth(x))].map(hundredths).join(" ");
  const edge = (side: number): string[] => xs.map((x) => at(x, side));
  return {
    line: `M${at(-LIMIT, 0)}L${at(LIMIT, 0)}`,
    band: `M${[...edge(1), ...edge(-1).toReversed()].join("L")}Z`,
  };
}
