/** @file What the trials say of the suggestions, as Markdown. */
import { AXES, type Axis } from "../../../../app/affect/plane.ts";
import type { Shift } from "../../../../app/feedback/shift.ts";
import { type EffectMemory, foldEffects, foresee } from "../../../../app/feedback/suggest/effects.ts";
import type { LoggedEntry } from "../../../../app/profile/log.ts";
import { stream } from "../../../../app/random/philox.ts";
import { clusterBootstrap } from "../../../../app/statistics/bootstrap.ts";
import type { Interval } from "../../../../app/statistics/interval.ts";
import { mean } from "../../../../app/statistics/mean.ts";
import { pearson } from "../../../../app/statistics/regression.ts";
import type { Trial } from "./rounds.ts";

const BLOCK = 50;
const RESAMPLES = 2000;

/** What was expected and what came. */
interface Pair {
  readonly expected: number;
  readonly measured: number;
}

type Expectation = (trial: Trial) => Shift;
const asProposed: Expectation = ({ suggested }) => suggested.proposal.expected;
const beforeLearning: Expectation = ({ suggested }) => suggested.prior;

/** All tables; `drawnWith` names the pack. */
export function suggestionReport(trials: readonly Trial[], log: readonly LoggedEntry[], drawnWith: string): string {
  const blocks = Array.from({ length: Math.floor(trials.length / BLOCK) }, (_, i) =>
    trials.slice(i * BLOCK, i === Math.floor(trials.length / BLOCK) - 1 ? undefined : (i + 1) * BLOCK),
  );
  let from = 0;
  const rows = blocks.map((block) => {
    const name = `${from + 1} … ${(from += block.length)}`;
    return blockRow(name, block);
  });
  const prompts = new Set(trials.map(({ prompt }) => prompt)).size;
  return `## Suggestions: ${trials.length} tried on ${prompts} prompts at three targets, ${drawnWith}, four pictures each on the same seeds

r of expected and measured shift, both axes together and each alone; 95 % intervals by bootstrap over prompts

| rounds | r | valence r | arousal r | r of the prior alone | reduced the error, judge | … witness |
|---|---|---|---|---|---|---|
${[...rows, blockRow("all", trials)].join("\n")}

${learningTable(blocks.at(-1)!, log)}
`;
}

function blockRow(name: string, trials: readonly Trial[]): string {
  const cells = [
    show(agreement(trials, asProposed, AXES)),
    show(agreement(trials, asProposed, ["valence"])),
    show(agreement(trials, asProposed, ["arousal"])),
    show(agreement(trials, beforeLearning, AXES)),
    percent(share(trials, ({ gain }) => gain.judge > 0)),
    percent(share(trials, ({ gain }) => gain.witness > 0)),
  ];
  return `| ${name} | ${cells.join(" | ")} |`;
}

/** The same rounds foreseen with what was known after fewer and fewer: what use alone adds. */
function learningTable(last: readonly Trial[], log: readonly LoggedEntry[]): string {
  const known = log.length - last.length;
  const lengths = [0, BLOCK, 2 * BLOCK, known].filter((length, i, all) => length <= known && all.indexOf(length) === i);
  const rows = lengths.map((length) => {
    const memory = foldEffects(log.slice(0, length), log[0]!.person);
    const expectation: Expectation = (trial) => foreseen(memory, trial);
    const error = over(last, expectation, AXES, (pairs) =>
      Math.sqrt(mean(pairs.map(({ expected, measured }) => (expected - measured) ** 2))),
    );
    return `| ${length} | ${show(agreement(last, expectation, AXES))} | ${show(error)} |`;
  });
  return `The last ${last.length} rounds, foreseen with what was known after the first n

| n | r | root mean square error |
|---|---|---|
${rows.join("\n")}`;
}

function foreseen(memory: EffectMemory, { suggested }: Trial): Shift {
  const { proposal, context, prior } = suggested;
  const place = { valence: prior.valence.mean, arousal: prior.arousal.mean };
  return foresee(memory, { families: proposal.families, context, prior: place }).expected;
}

function agreement(trials: readonly Trial[], expectation: Expectation, axes: readonly Axis[]): Interval {
  return over(
    trials,
    expectation,
    axes,
    (pairs) =>
      pearson(
        pairs.map(({ expected }) => expected),
        pairs.map(({ measured }) => measured),
      ) ?? NaN,
  );
}

function over(
  trials: readonly Trial[],
  expectation: Expectation,
  axes: readonly Axis[],
  statistic: (pairs: readonly Pair[]) => number,
): Interval {
  const pairsOf = (trial: Trial): Pair[] =>
    axes.map((axis) => ({ expected: expectation(trial)[axis].mean, measured: trial.judge[axis].mean }));
  return clusterBootstrap(
    byPrompt(trials).map((group) => group.flatMap(pairsOf)),
    statistic,
    ...settings(),
  );
}

function share(trials: readonly Trial[], is: (trial: Trial) => boolean): Interval {
  const shares = byPrompt(trials).map((group) => group.map((trial) => (is(trial) ? 1 : 0)));
  return clusterBootstrap<number>(shares, mean, ...settings());
}

function settings(): [ReturnType<typeof stream>, { resamples: number }] {
  return [stream(1, "suggestion figures"), { resamples: RESAMPLES }];
}

function byPrompt(trials: readonly Trial[]): Trial[][] {
  return [...Map.groupBy(trials, ({ prompt }) => prompt).values()];
}

function show({ estimate, low, high }: Interval): string {
  return `${estimate.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}

function percent({ estimate, low, high }: Interval): string {
  const whole = (part: number): string => (100 * part).toFixed(0);
  return `${whole(estimate)} % [${whole(low)}, ${whole(high)}]`;
}
