/** @file What the two designs measure: a share of choices, or Kendall's τ of orders; its intervals, and how it is said. */
import type { Interval } from "../statistics/interval.ts";
import { mean } from "../statistics/mean.ts";
import { studentTQuantile } from "../statistics/student-t.ts";
import { twoWayCluster } from "../statistics/two-way-cluster.ts";
import { wilson } from "../statistics/wilson.ts";
import type { StudyDesign } from "./answer.ts";
import type { SequentialVerdict } from "./sequential.ts";

export type PersonMethod = "wilson" | "student";

interface Measure {
  /** Of one person's values; undefined when there are too few. */
  readonly person: {
    readonly method: PersonMethod;
    readonly interval: (values: readonly number[]) => Interval | undefined;
  };
  /** Of people × items, two of each or more. */
  readonly people: (table: readonly (readonly number[])[]) => Interval;
  readonly personSentence: (estimate: Interval, verdict: SequentialVerdict | null) => string;
  readonly peopleSentence: (estimate: Interval, participants: number, items: number) => string;
}

/** 95 % points of t, two-sided. */
const t95 = (degrees: number): number => studentTQuantile(0.975, degrees);

/**
 * Of shares: the two-way interval, on the logit scale where it would pass 0 or 1 (ALGORITHMS §6.3). When everybody chose alike
 * there is no variance to estimate; then it is Wilson's over as many trials as the smaller side of the table has.
 */
function shareOfPeople(table: readonly (readonly number[])[]): Interval {
  const { estimate, low, high, variance, degrees } = twoWayCluster(table);
  if (variance === 0 && (estimate === 0 || estimate === 1)) {
    const units = degrees + 1;
    return wilson(estimate * units, units);
  }
  if (low >= 0 && high <= 1) return { estimate, low, high };
  const logit = Math.log(estimate / (1 - estimate));
  const half = (t95(degrees) * Math.sqrt(variance)) / (estimate * (1 - estimate));
  const share = (x: number): number => 1 / (1 + Math.exp(-x));
  return { estimate, low: share(logit - half), high: share(logit + half) };
}

/** What τ of five pictures changes by when two neighbours are exchanged. */
const EXCHANGE = 0.2;

const withinTau = (estimate: number, half: number): Interval => ({
  estimate,
  low: Math.max(-1, estimate - half),
  high: Math.min(1, estimate + half),
});

/** Student's interval of a mean; values that are all alike are taken as if one of them were an exchange away. */
function tauOfPerson(values: readonly number[]): Interval | undefined {
  const n = values.length;
  if (n < 2) return undefined;
  const centre = mean(values);
  const seen = Math.sqrt(values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (n - 1));
  const deviation = Math.max(seen, EXCHANGE / Math.sqrt(n));
  return withinTau(centre, (t95(n - 1) * deviation) / Math.sqrt(n));
}

function tauOfPeople(table: readonly (readonly number[])[]): Interval {
  const { estimate, variance, degrees } = twoWayCluster(table);
  return withinTau(estimate, t95(degrees) * Math.max(Math.sqrt(variance), EXCHANGE / (degrees + 1)));
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
const shares = ({ estimate, low, high }: Interval): string =>
  `${percent(estimate)} [${percent(low)}, ${percent(high)}]`;
const signed = (tau: number): string => tau.toFixed(2).replace("-", "−");
const taus = ({ estimate, low, high }: Interval): string => `${signed(estimate)} [${signed(low)}, ${signed(high)}]`;

const VERDICTS: Readonly<Record<SequentialVerdict, string>> = {
  better: "for you it is better",
  worse: "for you it is worse",
  undecided: "for you neither is better",
  "go on": "too few answers for a verdict",
};
const ALONE = "This says nothing about other people.";

export const MEASURES: Readonly<Record<StudyDesign, Measure>> = {
  pairs: {
    person: {
      method: "wilson",
      interval: (values) => wilson(values.filter((value) => value === 1).length, values.length),
    },
    people: shareOfPeople,
    personSentence: (estimate, verdict) =>
      `Your result: you chose it in ${shares(estimate)}; ${VERDICTS[verdict ?? "go on"]}. ${ALONE}`,
    peopleSentence: (estimate, participants, items) => {
      const said =
        estimate.low > 0.5
          ? "it is preferred"
          : estimate.high < 0.5
            ? "the other is preferred"
            : "no preference is shown";
      return `${participants} participants, ${items} pairs: chosen in ${shares(estimate)}; ${said} by people and pictures like these.`;
    },
  },
  order: {
    person: { method: "student", interval: tauOfPerson },
    people: tauOfPeople,
    personSentence: (estimate) => {
      const said = estimate.low > 0 ? "you feel the order that was wanted" : "it is not shown that you feel the order";
      return `Your result: your orders and the targets' agree by τ = ${taus(estimate)}; ${said}. ${ALONE}`;
    },
    peopleSentence: (estimate, participants, items) => {
      const said = estimate.low > 0 ? "the order that was wanted is felt" : "no order is shown to be felt";
      return `${participants} participants, ${items} sets: orders and targets agree by τ = ${taus(estimate)}; ${said} by people and pictures like these.`;
    },
  },
};
