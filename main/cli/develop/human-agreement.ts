/** @file How well readings agree with people's ratings: correlations, errors, calibration, with intervals. */
import { stream } from "../../../app/random/philox.ts";
import { clusterBootstrap } from "../../../app/statistics/bootstrap.ts";
import type { Interval } from "../../../app/statistics/interval.ts";
import { mean } from "../../../app/statistics/mean.ts";
import { line, pearson } from "../../../app/statistics/regression.ts";
import { spearman } from "../../../app/statistics/spearman.ts";

/** One picture on one axis. */
export interface Rated {
  /** Pictures of one theme ("Dog 1", "Dog 2") are alike and stay together. */
  readonly theme: string;
  readonly rated: number;
  readonly read: number;
}

export interface Agreement {
  readonly pictures: number;
  readonly themes: number;
  readonly correlation: Interval;
  readonly rankCorrelation: Interval;
  /** Mean absolute error as read. */
  readonly error: Interval;
  /** After a straight line fitted on the other folds of themes, and of the other folds' mean alone. */
  readonly calibratedError: Interval;
  readonly constantError: Interval;
  /** Of ratings on readings; 1 when a reading means what it says. */
  readonly slope: number;
}

const FOLDS = 10;
const RESAMPLES = 2000;

/**
 * Agreement with 95 % intervals, bootstrapped over themes. The calibration is cross-fitted: no picture is calibrated by a
 * line that saw its theme, because with random folds even a useless reader looks as good as r = .39.
 */
export function agreement(items: readonly Rated[]): Agreement {
  const themes = [...Map.groupBy(items, (item) => item.theme).values()];
  const fitted = themes.flatMap((theme, index) => {
    const others = themes.filter((_, other) => other % FOLDS !== index % FOLDS).flat();
    const fit = line(
      others.map((item) => item.read),
      others.map((item) => item.rated),
    );
    const constant = mean(others.map((item) => item.rated));
    return theme.map((item) => ({
      ...item,
      calibrated: fit === undefined ? constant : fit.intercept + fit.slope * item.read,
      constant,
    }));
  });
  const clusters = [...Map.groupBy(fitted, (item) => item.theme).values()];
  type Fitted = (typeof fitted)[number];
  const interval = (purpose: string, statistic: (some: readonly Fitted[]) => number): Interval =>
    clusterBootstrap(clusters, statistic, stream(7, purpose), { resamples: RESAMPLES });
  const reads = (some: readonly Fitted[]): number[] => some.map((item) => item.read);
  const ratings = (some: readonly Fitted[]): number[] => some.map((item) => item.rated);
  const absolute =
    (of: (item: Fitted) => number) =>
    (some: readonly Fitted[]): number =>
      mean(some.map((item) => Math.abs(of(item) - item.rated)));
  return {
    pictures: items.length,
    themes: themes.length,
    // A constant reader orders nothing: its correlation counts as 0.
    correlation: interval("r", (some) => pearson(reads(some), ratings(some)) ?? 0),
    rankCorrelation: interval("rank r", (some) => spearman(reads(some), ratings(some)) ?? 0),
    error: interval(
      "error",
      absolute((item) => item.read),
    ),
    calibratedError: interval(
      "calibrated",
      absolute((item) => item.calibrated),
    ),
    constantError: interval(
      "constant",
      absolute((item) => item.constant),
    ),
    slope: line(reads(fitted), ratings(fitted))?.slope ?? 0,
  };
}
