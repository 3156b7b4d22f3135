/** @file The figures of tuning as tables in Markdown: every arm against the base and the stage before, with paired intervals. */
import { stream } from "../../../../app/random/philox.ts";
import { pairedDifference } from "../../../../app/statistics/bootstrap.ts";
import type { Interval } from "../../../../app/statistics/interval.ts";
import { mean } from "../../../../app/statistics/mean.ts";
import type { Drawn, Reading } from "./draw-arm.ts";
import type { Trained } from "./train-arm.ts";

/** One arm with one training seed, as it was drawn. */
export interface Outcome {
  readonly arm: string;
  readonly seed: number | null;
  readonly drawn: Drawn;
  readonly trained: Trained | null;
}

type By = "judge" | "witness";

const RESAMPLES = 4000;

const errorIn = (reading: Reading, by: By): number => (Math.abs(reading[by][0]) + Math.abs(reading[by][1])) / 2;

/**
 * Mean difference of the error of both axes, `one` less `other`, with its 95 % interval: clusters are prompts, and what is paired
 * is the same pair, noise and training seed.
 */
function differenceOf(one: readonly Outcome[], other: readonly Outcome[], by: By): Interval {
  const clusters = new Map<number, { one: number; other: number }[]>();
  for (const [i, outcome] of one.entries()) {
    // The base has no training seed: it stands beside each.
    const against = other[i] ?? other[0]!;
    for (const [k, reading] of outcome.drawn.readings.entries()) {
      const pair = { one: errorIn(reading, by), other: errorIn(against.drawn.readings[k]!, by) };
      clusters.set(reading.prompt, [...(clusters.get(reading.prompt) ?? []), pair]);
    }
  }
  return pairedDifference([...clusters.values()], stream(1, "tune figures"), { resamples: RESAMPLES });
}

const show = (value: number, digits = 2): string => value.toFixed(digits).replace("-", "−");
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const range = ({ estimate, low, high }: Interval): string => `${show(estimate, 3)} [${show(low, 3)}, ${show(high, 3)}]`;

const meanOf = (outcomes: readonly Outcome[], of: (drawn: Drawn) => number): number =>
  mean(outcomes.map(({ drawn }) => of(drawn)));

/** Figures of every arm, mean over training seeds. */
export function armTable(arms: ReadonlyMap<string, readonly Outcome[]>): string {
  const head = [
    row(
      "arm",
      "seeds",
      "judge V / A",
      "r",
      "witness V / A",
      "r",
      "spread",
      "within",
      "things",
      "kept",
      "valid",
      "out",
      "s",
    ),
    row(...Array<string>(13).fill("---")),
  ];
  const lines = [...arms].map(([name, outcomes]) => {
    const figure = (of: (drawn: Drawn) => number, digits = 2): string => show(meanOf(outcomes, of), digits);
    const pair = (of: (drawn: Drawn) => { readonly valence: number; readonly arousal: number }): string =>
      `${figure((drawn) => of(drawn).valence)} / ${figure((drawn) => of(drawn).arousal)}`;
    return row(
      name,
      outcomes.length,
      pair(({ seen }) => seen.judge.error),
      pair(({ seen }) => seen.judge.r),
      pair(({ seen }) => seen.witness.error),
      pair(({ seen }) => seen.witness.r),
      figure(({ seen }) => seen.diversity, 3),
      figure(({ seen }) => seen.diversityWithin, 3),
      figure(({ seen }) => seen.elements, 1),
      figure(({ seen }) => seen.adherence, 3),
      figure(({ seen }) => seen.validity, 3),
      figure(({ seen }) => seen.outOfRange, 4),
      outcomes[0]!.trained === null ? "" : show(mean(outcomes.map(({ trained }) => trained!.seconds)), 0),
    );
  });
  return [...head, ...lines].join("\n");
}

/** Every arm against another, by both judges. */
export function differenceTable(
  arms: ReadonlyMap<string, readonly Outcome[]>,
  against: readonly (readonly [arm: string, other: string])[],
): string {
  const lines = against.flatMap(([name, other]) => {
    const [one, before] = [arms.get(name), arms.get(other)];
    if (one === undefined || before === undefined) return [];
    const relative = (by: By): string => {
      const difference = differenceOf(one, before, by);
      const was = mean(before.flatMap(({ drawn }) => drawn.readings.map((reading) => errorIn(reading, by))));
      return `${range(difference)} (${show((100 * difference.estimate) / was, 0)} %)`;
    };
    return [row(name, other, relative("judge"), relative("witness"))];
  });
  return [row("arm", "against", "judge", "witness"), row("---", "---", "---", "---"), ...lines].join("\n");
}
