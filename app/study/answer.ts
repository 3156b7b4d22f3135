/** @file Answers of a study, as they are stored and exported. */

/** What is asked: to choose one of two pictures, or to bring several into an order. */
export const DESIGNS = ["pairs", "order"] as const;
export type StudyDesign = (typeof DESIGNS)[number];

export const TRIAL_KINDS = ["plain", "catch", "repeat"] as const;
export type TrialKind = (typeof TRIAL_KINDS)[number];

export interface Answer {
  readonly participant: string;
  /** Place among the participant's trials, from 0. */
  readonly order: number;
  /** What was asked about, the same for everybody: the column of the crossed table. */
  readonly item: string;
  readonly kind: TrialKind;
  /** What the person did: `left` or `right`, or the pictures' ranks by target from the first place to the last, “2 1 3 5 4”. */
  readonly given: string;
  /** Of pairs 1 when the tried arm was chosen (of a catch trial: when it was answered rightly), else 0; of orders Kendall's τ. */
  readonly value: number;
  readonly milliseconds: number;
}
