/** @file Editing the control points of a path: every function gives new points and leaves the given ones alone. */
import type { PlanePoint } from "../judge/measurement.ts";
import { affectPath } from "./path.ts";
import { clampAffect, LIMIT } from "./plane.ts";

/** A path keeps at least this many points, and has at most so many (app/series/request.ts). */
export const LEAST_POINTS = 2;
export const MOST_POINTS = 64;

/** Points and the one at hand. */
export interface Edited {
  readonly points: readonly PlanePoint[];
  readonly at: number;
}

/** Places along each stretch that are looked at to find the nearest. */
const LOOKS = 24;

/** Inside the plane, on hundredths: what readouts show is what is meant. */
export function tidy({ valence, arousal }: PlanePoint): PlanePoint {
  const within = (value: number): number => Math.round(Math.min(LIMIT, Math.max(-LIMIT, value)) * 100) / 100 + 0;
  return { valence: within(valence), arousal: within(arousal) };
}

/** `points` with the one at `index` moved to `to`. */
export function movePoint(points: readonly PlanePoint[], index: number, to: PlanePoint): readonly PlanePoint[] {
  return index in points ? points.with(index, tidy(to)) : points;
}

/** One more point where the path runs nearest to `place`; a path of fewer than two points goes on to `place` itself. */
export function insertNear(points: readonly PlanePoint[], place: PlanePoint): Edited {
  if (points.length >= MOST_POINTS) return { points, at: points.length - 1 };
  if (points.length < LEAST_POINTS) return { points: [...points, tidy(place)], at: points.length };
  const { stretch, point } = nearestOnPath(points, place);
  return { points: points.toSpliced(stretch + 1, 0, tidy(point)), at: stretch + 1 };
}

/** One more point at the end that is nearer to `place`. */
export function extend(points: readonly PlanePoint[], place: PlanePoint): Edited {
  if (points.length >= MOST_POINTS) return { points, at: points.length - 1 };
  const [first, last] = [points[0], points.at(-1)];
  const toFront = first !== undefined && last !== undefined && apart(first, place) < apart(last, place);
  return toFront && points.length > 1
    ? { points: [tidy(place), ...points], at: 0 }
    : { points: [...points, tidy(place)], at: points.length };
}

/** One more point halfway to the next one, or before the last one when `index` is the last. */
export function insertAfter(points: readonly PlanePoint[], index: number): Edited {
  if (points.length >= MOST_POINTS) return { points, at: index };
  if (points.length < LEAST_POINTS) {
    return extend(
      points,
      points[0] === undefined
        ? { valence: 0, arousal: 0 }
        : { valence: -points[0].valence, arousal: -points[0].arousal },
    );
  }
  const from = Math.min(index, points.length - 2);
  const path = pathThrough(points);
  const halfway = path.at((path.knots[from]! + path.knots[from + 1]!) / 2);
  return { points: points.toSpliced(from + 1, 0, tidy(halfway)), at: from + 1 };
}

/** Without the point at `index`; two always stay. */
export function removePoint(points: readonly PlanePoint[], index: number): Edited {
  if (points.length <= LEAST_POINTS || !(index in points)) return { points, at: index };
  return { points: points.toSpliced(index, 1), at: Math.min(index, points.length - 2) };
}

/** From its end to its beginning. */
export function reversePath(points: readonly PlanePoint[]): readonly PlanePoint[] {
  return points.toReversed();
}

/** Each inner point drawn halfway to the middle of its neighbours, (p₋ + 2p + p₊) / 4; the ends stay. */
export function smoothPath(points: readonly PlanePoint[]): readonly PlanePoint[] {
  return points.map((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (before === undefined || after === undefined) return point;
    return tidy({
      valence: (before.valence + 2 * point.valence + after.valence) / 4,
      arousal: (before.arousal + 2 * point.arousal + after.arousal) / 4,
    });
  });
}

/**
 * The few points that a line drawn by hand comes down to (Douglas and Peucker 1973).
 *
 * @param tolerance farthest that the line may lie from the straight pieces, in units of the plane
 */
export function fromStroke(stroke: readonly PlanePoint[], tolerance: number): readonly PlanePoint[] {
  if (stroke.length < 3) return stroke.map(tidy);
  const kept = new Set([0, stroke.length - 1]);
  const parts: [number, number][] = [[0, stroke.length - 1]];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [from, to] = part;
    let farthest = from;
    let most = tolerance;
    for (let i = from + 1; i < to; i++) {
      const off = distanceToPiece(stroke[i]!, stroke[from]!, stroke[to]!);
      if (off > most) [farthest, most] = [i, off];
    }
    if (farthest === from) continue;
    kept.add(farthest);
    parts.push([from, farthest], [farthest, to]);
  }
  const points = [...kept].toSorted((one, other) => one - other).map((i) => tidy(stroke[i]!));
  return points.length <= MOST_POINTS ? points : fromStroke(stroke, tolerance * 2);
}

/** Places along a path of two points or more, as evenly spaced as its pictures; one point or none gives none. */
export function alongPath(points: readonly PlanePoint[], count: number): readonly PlanePoint[] {
  if (points.length < LEAST_POINTS) return [];
  const path = pathThrough(points);
  return Array.from({ length: count }, (_, i) => path.at(i / (count - 1)));
}

function pathThrough(points: readonly PlanePoint[]): ReturnType<typeof affectPath> {
  return affectPath(points.map(({ valence, arousal }) => clampAffect(valence, arousal)));
}

/** Where on the path, and on which stretch, it runs nearest to `place`. */
export function nearestOnPath(
  points: readonly PlanePoint[],
  place: PlanePoint,
): { readonly stretch: number; readonly point: PlanePoint; readonly distance: number } {
  const path = pathThrough(points);
  const { knots } = path;
  let best = { stretch: 0, point: points[0]!, distance: Infinity };
  for (let stretch = 0; stretch < points.length - 1; stretch++) {
    for (let look = 0; look <= LOOKS; look++) {
      const point = path.at(knots[stretch]! + ((knots[stretch + 1]! - knots[stretch]!) * look) / LOOKS);
      const distance = apart(point, place);
      if (distance < best.distance) best = { stretch, point, distance };
    }
  }
  return best;
}

function apart(one: PlanePoint, other: PlanePoint): number {
  return Math.hypot(one.valence - other.valence, one.arousal - other.arousal);
}

function distanceToPiece(point: PlanePoint, from: PlanePoint, to: PlanePoint): number {
  const [dv, da] = [to.valence - from.valence, to.arousal - from.arousal];
  const square = dv * dv + da * da;
  if (square === 0) return apart(point, from);
  const along = ((point.valence - from.valence) * dv + (point.arousal - from.arousal) * da) / square;
  const share = Math.min(1, Math.max(0, along));
  return apart(point, { valence: from.valence + share * dv, arousal: from.arousal + share * da });
}
