/** @file A path on the affect plane: control points a person draws, and targets at equal steps along it. */
import { type Affect, affect, distance } from "./plane.ts";
import { monotoneCurve } from "./monotone-curve.ts";

/** Straight pieces each stretch between two control points is measured with. */
const PIECES = 128;

/** Neighbours nearer than this are one point: along the path they could not be told apart in double precision. */
const SAME_POINT = 1e-9;

/** A smooth curve through control points, measured by arc length. */
export interface AffectPath {
  /** Arc length in units of the plane; 0 when all control points are equal. */
  readonly length: number;
  /** Share of the arc length at each control point, 0 … 1, rising. */
  readonly knots: readonly number[];
  /** The point at `share` (0 … 1) of the arc length; exact at both ends. */
  at(share: number): Affect;
}

/**
 * The path through the control points: each coordinate is a monotone cubic over cumulative chord length, so between
 * two neighbouring points the path stays inside their bounding box. Repeated neighbours count once.
 *
 * @param points two or more
 * @throws RangeError when there are fewer than two
 */
export function affectPath(points: readonly Affect[]): AffectPath {
  if (points.length < 2) throw new RangeError(`A path needs two points or more, this one has ${points.length}.`);
  const first = points[0]!;
  const last = points.at(-1)!;
  const distinct = [first];
  const places = points.map((point) => {
    if (distance(point, distinct.at(-1)!) > SAME_POINT) distinct.push(point);
    return distinct.length - 1;
  });
  if (distinct.length === 1) return { length: 0, knots: places, at: () => first };

  const chords = [0];
  for (let i = 1; i < distinct.length; i++) chords.push(chords[i - 1]! + distance(distinct[i - 1]!, distinct[i]!));
  const valence = monotoneCurve(
    chords,
    distinct.map((point) => point.valence),
  );
  const arousal = monotoneCurve(
    chords,
    distinct.map((point) => point.arousal),
  );
  const pointAt = (chord: number): Affect => affect(valence.at(chord), arousal.at(chord));

  const marks = [0];
  const lengths = [0];
  let before = first;
  for (let i = 1; i < chords.length; i++) {
    for (let piece = 1; piece <= PIECES; piece++) {
      const mark = chords[i - 1]! + ((chords[i]! - chords[i - 1]!) * piece) / PIECES;
      const point = pointAt(mark);
      marks.push(mark);
      lengths.push(lengths.at(-1)! + distance(before, point));
      before = point;
    }
  }
  const length = lengths.at(-1)!;

  const at = (share: number): Affect => {
    if (share <= 0) return first;
    if (share >= 1) return last;
    const wanted = share * length;
    let low = 0;
    let high = lengths.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (lengths[middle]! <= wanted) low = middle;
      else high = middle;
    }
    const within = (wanted - lengths[low]!) / (lengths[high]! - lengths[low]!);
    return pointAt(marks[low]! + within * (marks[high]! - marks[low]!));
  };
  return { length, knots: places.map((place) => lengths[place * PIECES]! / length), at };
}

/**
 * `count` targets equally spaced in arc length, the first and last exactly the path's ends.
 *
 * @param count two or more
 * @throws RangeError when `count` is not an integer of two or more
 */
export function sample(path: AffectPath, count: number): Affect[] {
  if (!Number.isInteger(count) || count < 2) {
    throw new RangeError(`A path is sampled at two points or more, not ${count}.`);
  }
  return Array.from({ length: count }, (_, i) => path.at(i / (count - 1)));
}
