/** @file A profile: all that was learned of a person, as numbers. */
import { DEFAULT_WEIGHTS } from "../reward/reward.ts";
import { type Calibration, type Correction, UNCORRECTED } from "./felt.ts";
import type { RewardWeights } from "./log.ts";
import { type Preference, UNKNOWN_TASTE } from "./preference.ts";

/** What the taste was learned from. */
export interface LabelCounts {
  readonly accepted: number;
  readonly edited: number;
  readonly rejected: number;
  readonly pairs: number;
  readonly rated: number;
}

export interface ProfileState {
  /** Number of the last entry of the log that was looked at, 0 before the first. */
  readonly through: number;
  readonly counts: LabelCounts;
  readonly preference: Preference;
  /** In the order they were made. */
  readonly corrections: readonly Correction[];
  /** Sums over them. */
  readonly calibration: Calibration;
  readonly weights: RewardWeights;
  /** The id of the profile file this one goes on from. */
  readonly parent: string | null;
}

export const NO_LABELS: LabelCounts = { accepted: 0, edited: 0, rejected: 0, pairs: 0, rated: 0 };

/** Of somebody who has decided nothing yet. */
export const NEW_PROFILE: ProfileState = {
  through: 0,
  counts: NO_LABELS,
  preference: UNKNOWN_TASTE,
  corrections: [],
  calibration: UNCORRECTED,
  weights: DEFAULT_WEIGHTS,
  parent: null,
};
