/** @file The distance chart as plain geometry: means by depth and branch, single pictures behind them, the control across. */
import type { PlanePoint } from "../../../app/judge/measurement.ts";
import type { Round } from "../../../app/contract/studio/refinements.ts";
import { distanceOf, meanDistanceOf } from "./readings.ts";
import { inOrder, treeOf } from "./tree.ts";

export interface ChartRound {
  readonly round: Round;
  readonly x: number;
  readonly y: number;
  readonly distance: number;
  /** Single pictures: beside the mean, so that none hides it. */
  readonly singles: readonly { readonly index: number; readonly x: number; readonly y: number }[];
  /** Where its number stands, null where there is no room for it. */
  readonly numberY: number | null;
}

export interface ChartColumn {
  readonly depth: number;
  readonly x: number;
  /** `number` where there is no room for the whole name. */
  readonly name: "whole" | "number" | "none";
}

export interface ChartLine {
  readonly id: string;
  readonly d: string;
  /** Whether it leads to the round one stands at. */
  readonly current: boolean;
}

export interface Chart {
  readonly rounds: readonly ChartRound[];
  readonly lines: readonly ChartLine[];
  /** Distances with a line across. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  readonly columns: readonly ChartColumn[];
  /** Height of the best picture without feedback, null while none is measured. */
  readonly control: number | null;
}

export interface ChartRequest {
  readonly rounds: readonly Round[];
  readonly target: PlanePoint;
  /** Ids of the rounds from the start to the current one. */
  readonly current: ReadonlySet<string>;
  /** Distance of the best picture without feedback. */
  readonly control: number | null;
  readonly width: number;
  readonly height: number;
}

/** Pixels kept free for the numbers left, the last round's number right, and the words below. */
const LEFT = 30;
const RIGHT = 120;
const TOP = 6;
const BELOW = 18;

/** Columns lie this far apart at most. */
const MOST_APART = 230;

/** Numbers of one column lie this far apart at least. */
const LINE = 13;
/** From the foot of a number to its middle. */
const MIDDLE = 4;

/** Columns nearer than these have no numbers, and are named by their number alone. */
const NUMBERS_FROM = 36;
const NAMES_FROM = 60;
/** A column's number takes so much room; of nearer columns only every few are named. */
const NAME = 22;

interface Dot {
  readonly round: Round;
  readonly y: number;
  /** Whether a line goes up from it. */
  readonly climbs: boolean;
}

/**
 * Heights of the numbers of one column: over their dots, or under them where a line goes up, the place is taken or another
 * dot is nearer. The way to the current round has its numbers first and anyway; of the others those that find no place have none.
 */
function numbersOf(dots: readonly Dot[], current: ReadonlySet<string>, lowest: number): ReadonlyMap<string, number> {
  const taken: number[] = [];
  const first = (dot: Dot): number => (current.has(dot.round.id) ? 0 : 1);
  const places = dots
    .toSorted((one, other) => first(one) - first(other) || one.y - other.y)
    .flatMap((dot) => {
      const [over, under] = [dot.y - LINE / 2, dot.y + LINE];
      const wanted = dot.climbs ? [under, over] : [over, under];
      const isOwn = (y: number): boolean =>
        dots.every((other) => other === dot || Math.abs(other.y + MIDDLE - y) >= Math.abs(dot.y + MIDDLE - y));
      const isFree = (y: number): boolean => y <= lowest && taken.every((other) => Math.abs(y - other) >= LINE);
      const own = wanted.find((one) => isOwn(one) && isFree(one));
      const y = own ?? (current.has(dot.round.id) ? wanted.find(isFree) : undefined);
      if (y === undefined) return [];
      taken.push(y);
      return [[dot.round.id, y] as const];
    });
  return new Map(places);
}

/** Everything the chart draws, in pixels of its box. */
export function chartOf({ rounds, target, current, control, width, height }: ChartRequest): Chart {
  const nodes = inOrder(treeOf(rounds));
  const measured = nodes.flatMap(({ round, depth }) => {
    const distances = round.pictures.flatMap((picture) => {
      const distance = distanceOf(picture, target);
      return distance === null ? [] : [{ index: picture.index, distance }];
    });
    const distance = round.summary === null ? null : meanDistanceOf(round, target);
    return distance === null ? [] : [{ round, depth, distance, distances }];
  });
  const most = Math.max(
    1,
    control ?? 0,
    ...measured.flatMap(({ distance, distances }) => [distance, ...distances.map((one) => one.distance)]),
  );
  const step = most > 3 ? 2 : most > 1.5 ? 1 : 0.5;
  const top = Math.ceil(most / step) * step;
  const depths = Math.max(0, ...nodes.map(({ depth }) => depth));
  const pitch = depths === 0 ? 0 : Math.min(MOST_APART, (width - LEFT - RIGHT) / depths);
  const x = (depth: number): number => LEFT + 40 + depth * pitch;
  const y = (distance: number): number => height - BELOW - (distance / top) * (height - BELOW - TOP);

  const placed = measured.map(({ round, depth, distance, distances }) => ({
    round,
    depth,
    x: x(depth),
    y: y(distance),
    distance,
    singles: distances.map((one, i) => ({
      index: one.index,
      x: x(depth) + (i - (distances.length - 1) / 2) * 3.4,
      y: y(one.distance),
    })),
  }));
  const every = Math.max(1, Math.ceil(NAME / Math.max(1, pitch)));
  const nameOf = (depth: number): ChartColumn["name"] => {
    if (depths === 0 || pitch >= NAMES_FROM) return "whole";
    return depth % every === 0 ? "number" : "none";
  };
  const columns = Array.from({ length: nodes.length === 0 ? 0 : depths + 1 }, (_, depth) => ({
    depth,
    x: x(depth),
    name: nameOf(depth),
  }));
  const dots = placed.map((one) => ({
    ...one,
    climbs: placed.some(({ round, y: childY }) => round.parent === one.round.id && childY < one.y - 2),
  }));
  const roomy = depths === 0 || pitch >= NUMBERS_FROM;
  const rows = columns.flatMap(({ depth }) => {
    const column = dots.filter((one) => one.depth === depth);
    const numbers = roomy ? numbersOf(column, current, height - BELOW) : new Map<string, number>();
    return column.map(({ round, x: dotX, y: dotY, distance, singles }) => ({
      round,
      x: dotX,
      y: dotY,
      distance,
      singles,
      numberY: numbers.get(round.id) ?? null,
    }));
  });
  const byId = new Map(placed.map((one) => [one.round.id, one]));
  const lines = placed.flatMap((to): ChartLine[] => {
    const from = to.round.parent === null ? undefined : byId.get(to.round.parent);
    if (from === undefined) return [];
    return [{ id: to.round.id, d: `M${from.x} ${from.y}L${to.x} ${to.y}`, current: current.has(to.round.id) }];
  });
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => ({ value: i * step, y: y(i * step) }));
  return { rounds: rows, lines, ticks, columns, control: control === null ? null : y(control) };
}
