/** @file A profile as the contract shows it. */
import { perAxis } from "../affect/error.ts";
import { deed, type Person, type Profile } from "../contract/studio/profile.ts";
import { entryInWords } from "./entry-words.ts";
import { feltLine, LEAST_CORRECTIONS } from "./felt.ts";
import { gateOf, LEAST_LABELS } from "./gate.ts";
import type { LoggedEntry } from "./log.ts";
import { POPULATION } from "./population.ts";
import { undoneNumbers } from "./standing.ts";
import type { ProfileState } from "./state.ts";
import { steering } from "./taste.ts";
import { TRAITS } from "./traits.ts";

/** Decisions listed for undoing. */
const RECENT = 100;
/** Corrections shown in the plot. */
const POINTS = 500;

export interface ProfileParts {
  readonly person: Person;
  /** Of this person, by number. */
  readonly entries: readonly LoggedEntry[];
  /** The fold of them. */
  readonly state: ProfileState;
  readonly effects: Profile["effects"];
  readonly record: Profile["record"];
}

export function profileView({ person, entries, state, effects, record }: ProfileParts): Profile {
  const { own, labels } = state.preference;
  const { logLoss, open } = gateOf(state.preference);
  const corrections = state.calibration.valence.n;
  return {
    person,
    counts: { ...state.counts, corrected: corrections },
    gate: { labels, needed: LEAST_LABELS, logLoss, open, weight: steering(state) },
    tastes: TRAITS.map((trait, i) => ({
      trait,
      weight: { mean: own.mean[i]!, sd: Math.sqrt(own.covariance[i]![i]!) },
      population: POPULATION.mean[i]!,
    })),
    calibration: {
      corrections,
      needed: LEAST_CORRECTIONS,
      ...perAxis((axis) => feltLine(state.calibration, axis)),
      points: state.corrections.slice(-POINTS),
    },
    weights: state.weights,
    effects,
    record,
    recent: recentOf(entries),
  };
}

/** What the person did, newest first; what the program measured is nothing to take back. */
function recentOf(entries: readonly LoggedEntry[]): Profile["recent"] {
  const takenBack = undoneNumbers(entries);
  const takeable = ({ entry }: LoggedEntry): boolean => entry.kind !== "undone" && entry.kind !== "effect.measured";
  return entries
    .filter(takeable)
    .slice(-RECENT)
    .toReversed()
    .map(({ number, entry, created }) => ({
      number,
      kind: entry.kind,
      deed: deed.parse(entry),
      words: entryInWords(entry),
      created,
      undone: takenBack.has(number),
    }));
}
