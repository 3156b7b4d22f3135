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
  /** Where its number stands, so that no two numbers of a column lie over each other. */
  readonly numberY: number;
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
  readonly columns: readonly { readonly depth: number; readonly x: number }[];
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

/** Numbers that lie nearer than a line are pushed apart, the uppermost first. */
function apart<T extends { readonly y: number }>(rows: readonly T[]): (T & { readonly numberY: number })[] {
  let last = -Infinity;
  return rows
    .toSorted((one, other) => one.y - other.y)
    .map((row) => {
      last = Math.max(row.y, last + LINE);
      return { ...row, numberY: last };
    });
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
  const columns = Array.from({ length: nodes.length === 0 ? 0 : depths + 1 }, (_, depth) => ({ depth, x: x(depth) }));
  const numbered = columns.flatMap(({ depth }) => apart(placed.filter((one) => one.depth === depth)));
  const byId = new Map(placed.map((one) => [one.round.id, one]));
  const lines = placed.flatMap((to): ChartLine[] => {
    const from = to.round.parent === null ? undefined : byId.get(to.round.parent);
    if (from === undefined) return [];
    return [{ id: to.round.id, d: `M${from.x} ${from.y}L${to.x} ${to.y}`, current: current.has(to.round.id) }];
  });
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => ({ value: i * step, y: y(i * step) }));
  return { rounds: numbered, lines, ticks, columns, control: control === null ? null : y(control) };
}
