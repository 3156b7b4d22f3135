/** @file Percentile bootstrap intervals, resampling whole clusters (Efron 1979; Field and Welsh 2007). */
import type { Random } from "../random/random.ts";
import type { Interval } from "./interval.ts";
import { mean } from "./mean.ts";
import { quantile } from "./quantile.ts";

export interface BootstrapSettings {
  /** 10,000 unless given. */
  readonly resamples?: number;
  /** 0.95 unless given. */
  readonly level?: number;
}

/**
 * The interval of a statistic when the items of one cluster (the pictures of one prompt) are alike: clusters are drawn
 * with replacement, each with all its items. A resample on which the statistic is NaN is left out; when all are, so are
 * the ends of the interval.
 *
 * @param clusters one or more, none empty
 * @param statistic of the pooled items
 * @throws RangeError when there is no cluster or one is empty
 */
export function clusterBootstrap<T>(
  clusters: readonly (readonly T[])[],
  statistic: (items: readonly T[]) => number,
  random: Random,
  { resamples = 10_000, level = 0.95 }: BootstrapSettings = {},
): Interval {
  if (clusters.length === 0 || clusters.some((cluster) => cluster.length === 0)) {
    throw new RangeError("A bootstrap needs one cluster or more, and no empty ones.");
  }
  const values: number[] = [];
  for (let i = 0; i < resamples; i++) {
    const drawn = Array.from(clusters, () => random.pick(clusters));
    const value = statistic(drawn.flat());
    if (!Number.isNaN(value)) values.push(value);
  }
  const end = (probability: number): number => (values.length === 0 ? NaN : quantile(values, probability));
  return { estimate: statistic(clusters.flat()), low: end((1 - level) / 2), high: end((1 + level) / 2) };
}

/** The interval of a statistic of independent items: {@link clusterBootstrap} with one item a cluster. */
export function bootstrap<T>(
  items: readonly T[],
  statistic: (items: readonly T[]) => number,
  random: Random,
  settings: BootstrapSettings = {},
): Interval {
  return clusterBootstrap(
    items.map((item) => [item]),
    statistic,
    random,
    settings,
  );
}

/** What two arms measured on the same prompt and seed. */
export interface PairedValues {
  readonly one: number;
  readonly other: number;
}

/** The interval of the mean paired difference `one − other`, resampled by cluster. */
export function pairedDifference(
  clusters: readonly (readonly PairedValues[])[],
  random: Random,
  settings: BootstrapSettings = {},
): Interval {
  const differences = clusters.map((cluster) => cluster.map(({ one, other }) => one - other));
  return clusterBootstrap(differences, mean, random, settings);
}
