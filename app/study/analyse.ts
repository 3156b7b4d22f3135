/** @file What a study found: exclusions first, then an interval that the design allows, then a sentence that claims no more. */
import type { Interval } from "../statistics/interval.ts";
import { mean } from "../statistics/mean.ts";
import type { Answer, StudyDesign } from "./answer.ts";
import { MEASURES, type PersonMethod } from "./measures.ts";
import { orderAgreement, readRanks } from "./orderings.ts";
import { type SequentialVerdict, sequentialVerdict } from "./sequential.ts";

/** Share of catch trials that must be right, announced before the study. */
const LEAST_CAUGHT = 0.8;

export interface StudyResult {
  readonly participants: number;
  /** Participants whose catch trials failed; their answers count for nothing. */
  readonly excluded: readonly string[];
  /** Plain trials that count. */
  readonly trials: number;
  /** Of pairs the share in which the tried arm was chosen, 0 … 1; of orders the mean of Kendall's τ, −1 … 1. */
  readonly estimate: Interval | null;
  /** How the interval was made: it decides what may be claimed. */
  readonly method: PersonMethod | "twoWay" | "none";
  /** Of one participant who chooses between pairs. */
  readonly sequential: SequentialVerdict | null;
  /**
   * How repeats were answered beside their first showing: of pairs the share of the same answers, of orders the mean τ of the
   * two; null without repeats.
   */
  readonly consistency: number | null;
  readonly sentence: string;
}

/**
 * Analyses answers of one or several participants. One person's interval speaks of them alone; with two or more participants and
 * items it is two-way cluster-robust, since answers of one person, and about one item, are alike.
 */
export function analyseStudy(answers: readonly Answer[], design: StudyDesign): StudyResult {
  const { person, people, personSentence, peopleSentence } = MEASURES[design];
  const all = Map.groupBy(answers, ({ participant }) => participant);
  const excluded = [...all].filter(([, own]) => isExcluded(own)).map(([participant]) => participant);
  const kept = [...all].filter(([participant]) => !excluded.includes(participant)).map(([, own]) => own);
  const plain = kept.flat().filter(({ kind }) => kind === "plain");
  const found = {
    participants: kept.length,
    excluded,
    trials: plain.length,
    sequential: null,
    consistency: consistencyOf(kept.flat(), design),
  };
  const without = (sentence: string): StudyResult => ({ ...found, estimate: null, method: "none", sentence });
  if (plain.length === 0) return without("There are no answers to analyse.");

  if (kept.length === 1) {
    const values = plain.toSorted((one, other) => one.order - other.order).map(({ value }) => value);
    const estimate = person.interval(values);
    if (estimate === undefined) return without("One answer makes no interval.");
    const sequential = design === "pairs" ? sequentialVerdict(values.map((value) => value === 1)) : null;
    return { ...found, estimate, method: person.method, sequential, sentence: personSentence(estimate, sequential) };
  }

  const items = [...new Set(plain.map(({ item }) => item))];
  const table = kept.map((own) => items.map((item) => meanOf(own, item)));
  if (!isComplete(table) || items.length < 2)
    return without("Not every participant has answered everything, so no interval holds for people in general.");
  const estimate = people(table);
  return { ...found, estimate, method: "twoWay", sentence: peopleSentence(estimate, kept.length, items.length) };
}

function meanOf(answers: readonly Answer[], item: string): number | undefined {
  const own = answers.filter((answer) => answer.kind === "plain" && answer.item === item);
  return own.length === 0 ? undefined : mean(own.map(({ value }) => value));
}

const isComplete = (table: readonly (readonly (number | undefined)[])[]): table is number[][] =>
  table.every((row) => row.every((cell) => cell !== undefined));

function isExcluded(answers: readonly Answer[]): boolean {
  const catches = answers.filter(({ kind }) => kind === "catch");
  return catches.length > 0 && mean(catches.map(({ value }) => value)) < LEAST_CAUGHT;
}

function consistencyOf(answers: readonly Answer[], design: StudyDesign): number | null {
  const alike = answers
    .filter(({ kind }) => kind === "repeat")
    .flatMap((repeat) => {
      const first = answers.find(
        ({ kind, participant, item }) => kind === "plain" && participant === repeat.participant && item === repeat.item,
      );
      if (first === undefined) return [];
      return [design === "pairs" ? Number(first.value === repeat.value) : agreement(first.given, repeat.given)];
    });
  return alike.length === 0 ? null : mean(alike);
}

/** τ of two orders of the same pictures. */
function agreement(one: string, other: string): number {
  const [first, second] = [readRanks(one)!, readRanks(other)!];
  return orderAgreement(second.map((rank) => first.indexOf(rank)));
}
