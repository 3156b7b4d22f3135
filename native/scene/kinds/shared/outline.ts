/** @file Outlines: short lists of points that become closed paths, all running the same way round. */
import type { Point } from "../../pen.ts";
import { short, smooth } from "../../shapes.ts";

/** A point of an outline; a corner is not rounded; limbs have a width. */
export interface Knot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly corner: boolean;
}

/** Reads `"x,y x,y! x,y,width …"`; `!` marks a corner. */
export function knots(text: string): readonly Knot[] {
  return text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [x = 0, y = 0, width = 0] = word.replace("!", "").split(",").map(Number);
      return { x, y, width, corner: word.endsWith("!") };
    });
}

function pair(point: Point): string {
  return `${short(point[0])} ${short(point[1])}`;
}

/** Twice the signed area (shoelace); its sign tells which way round the points run. */
function turning(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 0; i < points.length; i++) {
    const [x1, y1] = points[i]!;
    const [x2, y2] = points[(i + 1) % points.length]!;
    sum += x1 * y2 - x2 * y1;
  }
  return sum;
}

/** Straight-edged closed path. Always clockwise, so overlapping parts of one path add up instead of cancelling. */
export function polygon(points: readonly Point[]): string {
  const ordered = turning(points) < 0 ? points.toReversed() : points;
  return `M${ordered.map(pair).join("L")}Z`;
}

/** Smooth closed path through the points (Catmull–Rom), clockwise; `corners` holds the indices kept sharp. */
export function curve(points: readonly Point[], corners: ReadonlySet<number> = new Set()): string {
  const order = points.map((_, index) => index);
  if (turning(points) < 0) order.reverse();
  const n = order.length;
  const at = (i: number): Point => points[order[(i + n) % n]!]!;
  const sharp = (i: number): boolean => corners.has(order[(i + n) % n]!);
  let data = `M${pair(at(0))}`;
  for (let i = 0; i < n; i++) {
    const [before, from, to, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const leave: Point = sharp(i) ? from : [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const arrive: Point = sharp(i + 1) ? to : [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    data += `C${pair(leave)} ${pair(arrive)} ${pair(to)}`;
  }
  return `${data}Z`;
}

/** A band along `points` whose full width at each of them is `widths`, with round ends: legs, arms, necks, branches. Clockwise. */
export function band(points: readonly Point[], widths: readonly number[]): string {
  const left: Point[] = [];
  const right: Point[] = [];
  points.forEach(([x, y], i) => {
    const [ax, ay] = points[Math.max(0, i - 1)]!;
    const [bx, by] = points[Math.min(points.length - 1, i + 1)]!;
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const half = (widths[i] ?? 0) / 2;
    const [nx, ny] = [((by - ay) / length) * half, (-(bx - ax) / length) * half];
    left.push([x + nx, y + ny]);
    right.push([x - nx, y - ny]);
  });
  const cap = (width: number, to: Point): string => `A${short(width / 2)} ${short(width / 2)} 0 0 1 ${pair(to)}`;
  const back = right.toReversed();
  return `${smooth(left)}${cap(widths.at(-1) ?? 0, back[0]!)}${smooth(back).replace(/^M[^C]*/, "")}${cap(widths[0] ?? 0, left[0]!)}Z`;
}

/** An ellipse as path data, clockwise. */
export function disc([x, y]: Point, radiusX: number, radiusY = radiusX): string {
  const arc = (direction: number): string =>
    `a${short(radiusX)} ${short(radiusY)} 0 1 1 ${short(direction * 2 * radiusX)} 0`;
  return `M${short(x - radiusX)} ${short(y)}${arc(1)}${arc(-1)}Z`;
}

/** An upright rectangle as path data, clockwise, from its corner at the top left. */
export function rectangle(left: number, top: number, width: number, height: number): string {
  return `M${short(left)} ${short(top)}h${short(width)}v${short(height)}h${short(-width)}Z`;
}
