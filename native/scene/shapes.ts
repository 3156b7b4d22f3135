/** @file Path data and colours that many kinds share: short numbers, smooth lines, scallops, dots, noise, snow. */
import { mix, type Oklab, shade } from "../../app/colour/oklab.ts";
import type { Random } from "../../app/random/random.ts";
import type { Box, Pen, Point } from "./pen.ts";

/** Limits `value` to `low`…`high`. */
export function clamp(value: number, low = 0, high = 1): number {
  return value < low ? low : value > high ? high : value;
}

/** A coordinate with at most one decimal: a tenth of a drawing unit is a tenth of a pixel at 1000 px. */
export function short(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Open line through the points: `M… L…`. */
export function line(points: readonly Point[]): string {
  let data = "";
  for (const [x, y] of points) data += `${data === "" ? "M" : "L"}${short(x)} ${short(y)}`;
  return data;
}

/** Closed straight-sided shape. */
export function polygon(points: readonly Point[]): string {
  return `${line(points)}Z`;
}

/** Open smooth line through the points: a Catmull–Rom spline written as cubic Béziers. */
export function smooth(points: readonly Point[]): string {
  const first = points[0]!;
  let data = `M${short(first[0])} ${short(first[1])}`;
  for (let i = 0; i + 1 < points.length; i++) {
    const before = points[Math.max(0, i - 1)]!;
    const from = points[i]!;
    const to = points[i + 1]!;
    const after = points[Math.min(points.length - 1, i + 2)]!;
    const x1 = from[0] + (to[0] - before[0]) / 6;
    const y1 = from[1] + (to[1] - before[1]) / 6;
    const x2 = to[0] - (after[0] - from[0]) / 6;
    const y2 = to[1] - (after[1] - from[1]) / 6;
    data += `C${short(x1)} ${short(y1)} ${short(x2)} ${short(y2)} ${short(to[0])} ${short(to[1])}`;
  }
  return data;
}

/** An edge closed along the bottom: everything below the line, down to `floor`. */
export function downTo(edge: string, points: readonly Point[], floor: number): string {
  return `${edge}L${short(points.at(-1)![0])} ${short(floor)}L${short(points[0]![0])} ${short(floor)}Z`;
}

/**
 * Arcs that bulge to the left of the direction of travel, from point to point: the edge of a paper cloud or crown.
 *
 * @param roundness radius of each arc over its chord; 0.5 is a half circle
 */
export function scallops(points: readonly Point[], roundness = 0.56): string {
  const first = points[0]!;
  let data = `M${short(first[0])} ${short(first[1])}`;
  for (let i = 1; i < points.length; i++) {
    const [x, y] = points[i]!;
    const [fromX, fromY] = points[i - 1]!;
    const radius = short(Math.hypot(x - fromX, y - fromY) * roundness);
    data += `A${radius} ${radius} 0 0 1 ${short(x)} ${short(y)}`;
  }
  return data;
}

/** A circle as path data, so that many can share one path. All wind the same way. */
export function disc([x, y]: Point, radius: number): string {
  const r = short(radius);
  return `M${short(x - radius)} ${short(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
}

/** Lines of no length: stroked with round caps they are dots, far shorter to write than circles. */
export function dots(points: readonly Point[]): string {
  let data = "";
  for (const [x, y] of points) data += `M${short(x)} ${short(y)}h0`;
  return data;
}

/** A lens lying flat: a ripple, a glint or a streak of cloud. */
export function lens(x: number, y: number, halfWidth: number, halfHeight: number): string {
  const w = short(halfWidth);
  const h = short(halfHeight * 2);
  return `M${short(x - halfWidth)} ${short(y)}q${w} ${-h} ${2 * w} 0q${-w} ${h} ${-2 * w} 0Z`;
}

/** A four-pointed star with hollow sides. */
export function sparkle([x, y]: Point, radius: number): string {
  const r = short(radius);
  const inner = short(radius * 0.12);
  return `M${short(x - radius)} ${short(y)}l${r - inner} ${-inner}l${inner} ${inner - r}l${inner} ${r - inner}l${r - inner} ${inner}l${inner - r} ${inner}l${-inner} ${r - inner}l${-inner} ${inner - r}Z`;
}

/** Piecewise-linear noise of several octaves over 0…1, each half as strong as the one before, within about ±1. */
export function fractal(random: Random, firstFrequency: number, octaves: number, gain = 0.5): (t: number) => number {
  const tables = Array.from({ length: octaves }, (_, octave) =>
    Array.from({ length: firstFrequency * 2 ** octave + 2 }, () => random.between(-1, 1)),
  );
  return (t) => {
    let sum = 0;
    for (let octave = 0; octave < octaves; octave++) {
      const table = tables[octave]!;
      const place = clamp(t) * (table.length - 2);
      const index = Math.floor(place);
      const from = table[index]!;
      sum += (from + (table[index + 1]! - from) * (place - index)) * gain ** octave;
    }
    return sum;
  };
}

/** The part of a convex shape above the line y = `floor` (Sutherland–Hodgman with one edge). */
export function above(points: readonly Point[], floor: number): Point[] {
  const kept: Point[] = [];
  points.forEach((point, i) => {
    const next = points[(i + 1) % points.length]!;
    if (point[1] <= floor) kept.push(point);
    if (point[1] <= floor !== next[1] <= floor) {
      const share = (floor - point[1]) / (next[1] - point[1]);
      kept.push([point[0] + (next[0] - point[0]) * share, floor]);
    }
  });
  return kept;
}

/** Sum of a colour and an element's colour offset. */
export function offset(colour: Oklab, by: Oklab): Oklab {
  return { l: colour.l + by.l, a: colour.a + by.a, b: colour.b + by.b };
}

/** The colour of snow in this picture's light: never plain white, a little of the sky in it. */
export function snowColour({ globals }: Pen): Oklab {
  const sky = mix(globals.light, globals.skyHorizon, 0.5);
  const white = shade(mix(sky, { l: 0.97, a: 0, b: -0.008 }, 0.55), 0, 0.6);
  return { ...white, l: Math.min(0.97, white.l) };
}

/** `colour` under snow: `share` 1 takes the picture's whole snow cover, 0 none of it. */
export function underSnow(pen: Pen, colour: Oklab, depth: number, share = 1): Oklab {
  return mix(colour, pen.tint(snowColour(pen), depth), clamp(pen.globals.snowCover * share));
}

/** A box from its sides in drawing units. */
export function box(left: number, top: number, right: number, bottom: number): Box {
  return { left, top, right, bottom };
}
