/** @file How well a series followed its path, in ways a constant picture cannot win. */
import { absoluteError, meanAbsoluteError, type Pair, type PerAxis, perAxis, skill } from "../affect/error.ts";
import { kendall } from "../statistics/kendall.ts";
import { mean } from "../statistics/mean.ts";
import { spearman } from "../statistics/spearman.ts";

/** Steps of the path on one axis, and how many the measurements did not follow. */
export interface Steps {
  /** Adjacent frames whose targets differ. */
  readonly asked: number;
  /** Of these, where the measurement stayed or went the other way. */
  readonly violations: number;
}

/** Measures along one series. Correlations and skill are undefined on an axis along which the targets do not move. */
export interface Continuity {
  readonly errors: readonly PerAxis<number>[];
  readonly meanError: PerAxis<number>;
  readonly skill: PerAxis<number | undefined>;
  readonly spearman: PerAxis<number | undefined>;
  readonly kendall: PerAxis<number | undefined>;
  readonly steps: PerAxis<Steps>;
}

type Correlation = (xs: readonly number[], ys: readonly number[]) => number | undefined;

/** A constant measurement has no rank order, so its agreement with moving targets counts as none. */
function agreement(
  correlate: Correlation,
  targets: readonly number[],
  measured: readonly number[],
): number | undefined {
  if (targets.every((target) => target === targets[0])) return undefined;
  return correlate(targets, measured) ?? 0;
}

function countSteps(targets: readonly number[], measured: readonly number[]): Steps {
  let [asked, violations] = [0, 0];
  for (let i = 1; i < targets.length; i++) {
    const wanted = Math.sign(targets[i]! - targets[i - 1]!);
    if (wanted === 0) continue;
    asked++;
    if (Math.sign(measured[i]! - measured[i - 1]!) !== wanted) violations++;
  }
  return { asked, violations };
}

/**
 * Errors, rank agreement and steps not followed.
 *
 * @param pairs target and measurement of each frame in path order, one or more
 */
export function continuity(pairs: readonly Pair[]): Continuity {
  const along = <T>(measure: (targets: readonly number[], measured: readonly number[]) => T): PerAxis<T> =>
    perAxis((axis) =>
      measure(
        pairs.map(({ target }) => target[axis]),
        pairs.map(({ measured }) => measured[axis]),
      ),
    );
  return {
    errors: pairs.map(absoluteError),
    meanError: meanAbsoluteError(pairs),
    skill: skill(pairs),
    spearman: along((targets, measured) => agreement(spearman, targets, measured)),
    kendall: along((targets, measured) => agreement(kendall, targets, measured)),
    steps: along(countSteps),
  };
}

/** Euclidean distances between neighbours; the vectors may be embeddings or pixels, all of one length. */
export function adjacentDistances(vectors: readonly ArrayLike<number>[]): number[] {
  return vectors.slice(1).map((vector, i) => {
    const before = vectors[i]!;
    let sum = 0;
    for (let d = 0; d < vector.length; d++) sum += (vector[d]! - before[d]!) ** 2;
    return Math.sqrt(sum);
  });
}

/**
 * Mean and largest step along a series; read beside {@link continuity}, since a constant picture makes both 0.
 *
 * @param distances between neighbours, by any perceptual distance
 */
export function stepSizes(distances: readonly number[]): { readonly meanStep: number; readonly maxStep: number } {
  return distances.length === 0
    ? { meanStep: 0, maxStep: 0 }
    : { meanStep: mean(distances), maxStep: Math.max(...distances) };
}
