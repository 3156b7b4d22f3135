/** @file The figures of an arm (ALGORITHMS §7.3): errors, skill, rank agreement, range use, diversity, and what it cost. */
import { AXES, type Axis } from "../affect/plane.ts";
import { type PerAxis, perAxis } from "../affect/error.ts";
import type { Random } from "../random/random.ts";
import { stream } from "../random/philox.ts";
import { shuffled } from "../random/shuffled.ts";
import { clusterBootstrap, pairedDifference } from "../statistics/bootstrap.ts";
import type { Interval } from "../statistics/interval.ts";
import { mean, standardDeviation } from "../statistics/mean.ts";
import { median } from "../statistics/quantile.ts";
import { line } from "../statistics/regression.ts";
import { spearman } from "../statistics/spearman.ts";
import { type Arm, type Reader, type Shot, shotError } from "./shot.ts";

export interface ReaderFigures {
  readonly error: PerAxis<number>;
  /** Against the best constant answer; undefined where targets do not differ. */
  readonly skill: PerAxis<number | undefined>;
  readonly spearman: PerAxis<number | undefined>;
  /** Of measured on target: 1 uses the whole range, 0 none of it. */
  readonly slope: PerAxis<number | undefined>;
}

export interface ArmFigures {
  readonly judge: ReaderFigures;
  readonly witness: ReaderFigures;
  readonly adherence: number;
  readonly validity: number;
  /** Mean over the globals of their spread. */
  readonly diversity: number;
  readonly picturesEach: number;
  readonly secondsEach: number;
}

const RESAMPLES = 2000;

function readerFigures(shots: readonly Shot[], by: Reader): ReaderFigures {
  const along = <T>(of: (targets: readonly number[], measured: readonly number[]) => T): PerAxis<T> =>
    perAxis((axis) =>
      of(
        shots.map(({ task }) => task.target[axis]),
        shots.map((shot) => shot[by][axis]),
      ),
    );
  const error = along((targets, measured) => mean(targets.map((target, i) => Math.abs(measured[i]! - target))));
  return {
    error,
    skill: perAxis((axis: Axis) => {
      const targets = shots.map(({ task }) => task.target[axis]);
      const centre = median(targets);
      const constant = mean(targets.map((target) => Math.abs(target - centre)));
      return constant === 0 ? undefined : 1 - error[axis] / constant;
    }),
    spearman: along((targets, measured) => spearman(targets, measured)),
    slope: along((targets, measured) => line(targets, measured)?.slope),
  };
}

export function armFigures({ shots, pictures, seconds }: Arm): ArmFigures {
  const globals = shots[0]?.globals.length ?? 0;
  return {
    judge: readerFigures(shots, "judge"),
    witness: readerFigures(shots, "witness"),
    adherence: mean(shots.map(({ adherence }) => adherence)),
    validity: mean(shots.map(({ valid }) => (valid ? 1 : 0))),
    diversity: mean(
      Array.from({ length: globals }, (_, i) => standardDeviation(shots.map((shot) => shot.globals[i]!))),
    ),
    picturesEach: pictures,
    secondsEach: seconds / Math.max(1, shots.length),
  };
}

/** Values of an arm's shots by cluster. */
function clusters<T>(shots: readonly Shot[], of: (shot: Shot, index: number) => T): T[][] {
  const values = new Map<number, T[]>();
  for (const [index, shot] of shots.entries()) {
    const own = values.get(shot.task.cluster) ?? [];
    own.push(of(shot, index));
    values.set(shot.task.cluster, own);
  }
  return [...values.values()];
}

/** The same for every interval: whatever is said twice of the same pictures is said with the same ends. */
const resampling = (): Random => stream(1, "evidence intervals");

/** Mean error of an arm with its interval over prompts. */
export function errorInterval({ shots }: Arm, by: Reader): Interval {
  return clusterBootstrap(
    clusters(shots, (shot) => shotError(shot, by)),
    mean,
    resampling(),
    { resamples: RESAMPLES },
  );
}

/** Error of `one` less that of `other`, paired by task, with its interval over prompts. */
export function armDifference(one: Arm, other: Arm, by: Reader): Interval {
  const pairs = clusters(one.shots, (shot, index) => ({
    one: shotError(shot, by),
    other: shotError(other.shots[index]!, by),
  }));
  return pairedDifference(pairs, resampling(), { resamples: RESAMPLES });
}

/** The arm with its targets dealt out anew among its pictures: what is left of its error when nothing follows the target. */
export function shuffledTargets(arm: Arm, random: Random): Arm {
  const targets = shuffled(
    arm.shots.map(({ task }) => task.target),
    random,
  );
  const shots = arm.shots.map((shot, i) => ({ ...shot, task: { ...shot.task, target: targets[i]! } }));
  return { ...arm, name: `${arm.name}, targets exchanged`, shots };
}

/** What error is left by chance: the same measurements in every pairing with a target. */
export function chanceError({ shots }: Arm, by: Reader): number {
  return mean(
    AXES.map((axis) =>
      mean(shots.map((shot) => mean(shots.map(({ task }) => Math.abs(shot[by][axis] - task.target[axis]))))),
    ),
  );
}
