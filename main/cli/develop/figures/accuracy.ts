/** @file The accuracy table: how near measurements come to targets, by arm and by judge, with intervals over prompts. */
import type { Axis } from "../../../../app/affect/plane.ts";
import type { Interval } from "../../../../app/statistics/interval.ts";
import { clusterBootstrap } from "../../../../app/statistics/bootstrap.ts";
import { mean } from "../../../../app/statistics/mean.ts";
import { pearson } from "../../../../app/statistics/regression.ts";
import { stream } from "../../../../app/random/philox.ts";
import type { Draw } from "./draws.ts";

/** One measurement against one target on one axis; range and rated units. */
interface Point {
  readonly target: number;
  readonly measured: number;
  readonly ratedTarget: number;
  readonly ratedMeasured: number;
}

/** How the scales of a judge map a target of the range scale to rated units. */
export type ToRated = (axis: Axis, range: number) => number;

const RESAMPLES = 2000;

/** One row: MAE and r of both axes on the range scale, MAE in rated units beside. */
export function accuracyRow(name: string, draws: readonly Draw[], by: "judge" | "witness", toRated: ToRated): string {
  const cell = (axis: Axis): string => {
    const clusters = byPrompt(draws).map((group) => group.map((draw) => pointOf(draw, axis, by, toRated)));
    const interval = (statistic: (points: readonly Point[]) => number): Interval =>
      clusterBootstrap(clusters, statistic, stream(1, "figures"), { resamples: RESAMPLES });
    const error = interval((points) => mean(points.map((p) => Math.abs(p.measured - p.target))));
    const rated = mean(clusters.flat().map((p) => Math.abs(p.ratedMeasured - p.ratedTarget)));
    const correlation = interval(
      (points) =>
        pearson(
          points.map((p) => p.target),
          points.map((p) => p.measured),
        ) ?? 0,
    );
    return `${show(error)} | ${show(correlation)} | ${rated.toFixed(2)}`;
  };
  return `| ${name} | ${by} | ${cell("valence")} | ${cell("arousal")} |`;
}

/** The row of a picture that always measures as the mean of the targets does: what no skill at all reaches. */
export function constantRow(draws: readonly Draw[], toRated: ToRated): string {
  const cell = (axis: Axis): string => {
    const targets = draws.map(({ target }) => target[axis] as number);
    const centre = mean(targets);
    const rated = mean(targets.map((target) => Math.abs(toRated(axis, target) - toRated(axis, centre))));
    return `${mean(targets.map((target) => Math.abs(target - centre))).toFixed(2)} | 0 | ${rated.toFixed(2)}`;
  };
  return `| constant | – | ${cell("valence")} | ${cell("arousal")} |`;
}

/** Head of the table whose rows {@link accuracyRow} gives. */
export const ACCURACY_HEAD = `| arm | read by | valence MAE | valence r | rated MAE | arousal MAE | arousal r | rated MAE |
|---|---|---|---|---|---|---|---|`;

function pointOf(draw: Draw, axis: Axis, by: "judge" | "witness", toRated: ToRated): Point {
  const target = draw.target[axis];
  return {
    target,
    measured: draw[by][axis],
    ratedTarget: toRated(axis, target),
    ratedMeasured: draw[by].rated[axis],
  };
}

function byPrompt(draws: readonly Draw[]): Draw[][] {
  return [...Map.groupBy(draws, ({ prompt }) => prompt).values()];
}

function show({ estimate, low, high }: Interval): string {
  return `${estimate.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}
