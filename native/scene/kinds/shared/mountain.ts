/** @file The geometry of mountains: an edge of peaks and valleys, and the facets that light and snow cut from them. */
import type { Random } from "../../../../app/random/random.ts";
import type { Point } from "../../pen.ts";
import { clamp } from "../../shapes.ts";

export interface RangePlan {
  readonly from: number;
  readonly to: number;
  /** x of the highest peak. */
  readonly summit: number;
  /** y of the foot and height of the highest peak above it. */
  readonly foot: number;
  readonly height: number;
  /** 0 round … 1 jagged. */
  readonly roughness: number;
  /** How many peaks between `from` and `to`. */
  readonly peaks: number;
}

export interface Range extends RangePlan {
  readonly edge: readonly Point[];
  /** Indices into `edge`: valley, peak, valley, peak, …, valley. */
  readonly turns: readonly number[];
}

/** Points on each slope. */
const STEPS = 9;

/** Lays out the peaks: the summit highest, the others lower the farther off, valleys between. */
export function mountains(random: Random, plan: RangePlan): Range {
  const { from, to, height, roughness } = plan;
  const count = Math.max(1, plan.peaks);
  const spacing = (to - from) / count;
  const summitIndex = Math.min(count - 1, Math.max(0, Math.floor((plan.summit - from) / spacing)));
  const corners: { x: number; up: number }[] = [{ x: from - spacing * 0.3, up: random.between(0.05, 0.3) * height }];
  for (let i = 0; i < count; i++) {
    const away = Math.abs(i - summitIndex);
    const jitter = random.between(0.3, 0.7);
    const lower = random.between(0.5, 0.85) * (1 - 0.07 * away);
    const x = i === summitIndex ? plan.summit : from + (i + jitter) * spacing;
    const up = height * (i === summitIndex ? 1 : Math.max(0.22, lower));
    const valley = random.between(0.12, 0.42);
    const next = i + 1 < count ? from + (i + 1) * spacing + random.between(-0.16, 0.16) * spacing : to + spacing * 0.3;
    corners.push({ x, up }, { x: Math.max(next, x + spacing * 0.2), up: up * valley });
  }
  // A summit near the border of its cell may stand past its neighbours; order matters more than place.
  for (let i = 1; i < corners.length; i++) corners[i]!.x = Math.max(corners[i]!.x, corners[i - 1]!.x + spacing * 0.12);

  const edge: Point[] = [];
  const turns: number[] = [];
  const pointed = 1 + 0.45 * clamp((roughness - 0.35) * 1.6);
  const roundness = clamp(1 - roughness * 2.4);
  for (let i = 0; i + 1 < corners.length; i++) {
    const a = corners[i]!;
    const b = corners[i + 1]!;
    turns.push(edge.length);
    const [low, high] = a.up < b.up ? [a, b] : [b, a];
    for (let k = 0; k < STEPS; k++) {
      const along = k / STEPS;
      const t = a === low ? along : 1 - along;
      const sharp = t ** pointed;
      const round = 0.5 - 0.5 * Math.cos(Math.PI * t);
      const rough =
        k === 0 ? 0 : random.between(-1, 1) * height * (0.006 + 0.042 * roughness) * Math.sin(Math.PI * along);
      const side = k === 0 ? 0 : random.between(-1, 1) * (b.x - a.x) * 0.03 * roughness;
      const up = low.up + (high.up - low.up) * (sharp + (round - sharp) * roundness) + rough;
      edge.push([a.x + (b.x - a.x) * along + side, plan.foot - up]);
    }
  }
  turns.push(edge.length);
  const last = corners.at(-1)!;
  edge.push([last.x, plan.foot - last.up]);
  return { ...plan, edge, turns };
}

export interface Facets {
  readonly lit: readonly (readonly Point[])[];
  readonly shaded: readonly (readonly Point[])[];
  /** Small shaded chips on the lit side. */
  readonly chips: readonly (readonly Point[])[];
  readonly snow: readonly (readonly Point[])[];
  readonly snowShade: readonly (readonly Point[])[];
}

/** The crest that comes down from a peak towards the viewer, wavering between its two sides. */
function spineOf(random: Random, peak: Point, range: Range, towardsShade: number): Point[] {
  const drop = range.foot - peak[1];
  const spine: Point[] = [peak];
  let [x, y] = peak;
  const swing = 0.1 + 0.5 * range.roughness;
  for (let k = 0; y < range.foot && k < 14; k++) {
    const step = drop * random.between(0.08, 0.17);
    y += step;
    x +=
      (k % 2 === 0 ? 1 : -0.75) * towardsShade * step * swing * random.between(0.7, 1.5) + towardsShade * step * 0.12;
    spine.push([x, Math.min(y, range.foot)]);
  }
  return spine;
}

/**
 * Cuts every peak along its crest into a lit and a shaded facet that follow the edge exactly, so nothing is clipped, and
 * lays snow on pointed peaks.
 *
 * @param snow 0…1: how far down the snow reaches; round hills (roughness under 0.2) keep none
 */
export function facets(random: Random, range: Range, lightFromLeft: boolean, snow: number): Facets {
  const found = {
    lit: [] as Point[][],
    shaded: [] as Point[][],
    chips: [] as Point[][],
    snow: [] as Point[][],
    snowShade: [] as Point[][],
  };
  const { edge, turns, foot } = range;
  const towardsShade = lightFromLeft ? 1 : -1;
  for (let i = 1; i < turns.length - 1; i += 2) {
    const peakAt = turns[i]!;
    const peak = edge[peakAt]!;
    const drop = foot - peak[1];
    if (drop < 30) continue;
    const left = edge.slice(turns[i - 1]!, peakAt + 1).toReversed();
    const right = edge.slice(peakAt, turns[i + 1]! + 1);
    const [litSide, darkSide] = lightFromLeft ? [left, right] : [right, left];
    const spine = spineOf(random, peak, range, towardsShade);
    const down = (side: readonly Point[]): Point[] => [
      ...side,
      [side.at(-1)![0], foot],
      ...spine.slice(1).toReversed(),
    ];
    found.lit.push(down(litSide));
    found.shaded.push(down(darkSide));
    for (let k = 1; k + 2 < spine.length; k += 2) {
      const [x, y] = spine[k]!;
      const reach = drop * random.between(0.1, 0.2);
      found.chips.push([
        [x, y],
        [x - towardsShade * reach * 0.75, y + reach * 1.15],
        [x - towardsShade * reach * 0.25, y + reach * 0.85],
        spine[k + 1]!,
      ]);
    }
    if (snow < 0.06 || range.roughness < 0.2) continue;
    const low = peak[1] + drop * (0.12 + 0.42 * snow);
    const cap = (side: readonly Point[]): Point[] => {
      const end = side.findIndex((point) => point[1] > low);
      return side.slice(0, Math.max(2, end < 0 ? side.length : end));
    };
    const spineCap = spine.filter((point, k) => k === 0 || point[1] < low);
    const meeting: Point = [spineCap.at(-1)![0] + towardsShade * drop * 0.02, low + drop * 0.05];
    const litCap = cap(litSide);
    const darkCap = cap(darkSide);
    const litHem = hem(random, litCap.at(-1)!, meeting, drop);
    const darkHem = hem(random, darkCap.at(-1)!, meeting, drop);
    found.snow.push([...litCap, ...litHem, ...spineCap.toReversed()]);
    found.snowShade.push([...darkCap, ...darkHem, ...spineCap.toReversed()]);
  }
  return found;
}

/** The torn lower border of snow between two points: long tongues and short bays. */
function hem(random: Random, from: Point, to: Point, drop: number): Point[] {
  const bays = 3;
  const points: Point[] = [];
  for (let k = 1; k < bays * 2; k++) {
    const t = k / (bays * 2);
    const fall = k % 2 === 1 ? random.between(0.03, 0.09) : random.between(-0.06, -0.01);
    points.push([from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t + drop * fall]);
  }
  points.push(to);
  return points;
}
