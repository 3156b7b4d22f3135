/** @file What came of a round once its pictures were read: how near they lie, whether that is nearer, what the edit did. */
import type { Point, Reading } from "../../../app/contract/shapes.ts";
import type { PictureCard } from "../../../app/contract/studio/pictures.ts";
import type { Round, Suggestion } from "../../../app/contract/studio/refinements.ts";
import { pairedShift } from "../../../app/feedback/paired-shift.ts";
import { summariseRound } from "../../../app/feedback/summary.ts";
import { verdictOf } from "../../../app/feedback/verdict.ts";
import { felt } from "../../../app/profile/felt.ts";
import type { ProfileEntry } from "../../../app/profile/log.ts";
import type { ProfileState } from "../../../app/profile/state.ts";
import { cautious, steering, tasteOf } from "../../../app/profile/taste.ts";
import { emotionReward, totalReward } from "../../../app/reward/reward.ts";
import type { KeptProposal, RoundOutcome } from "../../store/feedback-store.ts";

/** What rounds are judged by. */
export interface Measure {
  readonly target: Point;
  /** Of whoever sits here. */
  readonly profile: ProfileState;
  /** In the order of TRAITS. */
  readonly traitsOf: (picture: PictureCard) => readonly number[];
}

/** By index what a judge read; null for what none has, or on a scale that no target has. */
function readingsOf({ pictures }: Pick<Round, "pictures">): (Reading | null)[] {
  return pictures.map(({ measurement }) => (measurement?.scale === "range" ? measurement : null));
}

/** By index how good the pictures are for this person. */
export function rewardsOf(round: Pick<Round, "pictures">, measure: Measure): (number | null)[] {
  const readings = readingsOf(round);
  return round.pictures.map(({ picture }, index) => {
    const reading = readings[index];
    return picture && reading ? rewardOf(picture, reading, measure) : null;
  });
}

function rewardOf(picture: PictureCard, reading: Reading, { target, profile, traitsOf }: Measure): number {
  const emotion = emotionReward(reading, target, {
    weights: profile.weights,
    felt: (read) => felt(profile, read),
    form: "dense",
  });
  const weight = steering(profile);
  if (weight === 0) return totalReward({ emotion });
  return totalReward({ emotion, taste: { utility: cautious(tasteOf(profile, traitsOf(picture))), weight } });
}

/**
 * The outcome of a round.
 *
 * @param parent null for the first round
 * @param suggestion the one it was drawn for, null when the person wrote its prompt
 */
export function roundOutcome(
  round: Round,
  parent: Round | null,
  suggestion: (Suggestion & { readonly kept: KeptProposal }) | null,
  measure: Measure,
): RoundOutcome {
  const { target, profile } = measure;
  const rewards = rewardsOf(round, measure);
  const summary = summariseRound({
    readings: readingsOf(round),
    rewards,
    target,
    felt: (reading) => felt(profile, reading),
  });
  if (parent === null || summary === null) return { summary, verdict: null, effect: null };
  const same = readInBoth(parent, round);
  const before = rewardsOf(parent, measure).map((reward, index) => (same[index] ? reward : null));
  return {
    summary,
    verdict: verdictOf(before, rewards),
    effect: suggestion === null ? null : effectOf(parent, round, suggestion),
  };
}

/** By index whether one judge has read both pictures: what two judges say differs by more than the edit. */
function readInBoth(parent: Round, round: Round): boolean[] {
  const after = readingsOf(round);
  return readingsOf(parent).map((reading, index) => {
    const other = after[index];
    return reading !== null && reading.judge.sha256 === other?.judge.sha256 && reading.judge.id === other.judge.id;
  });
}

function effectOf(
  parent: Round,
  round: Round,
  { id, state, kept }: Suggestion & { readonly kept: KeptProposal },
): RoundOutcome["effect"] {
  const same = readInBoth(parent, round);
  const after = readingsOf(round);
  const found = pairedShift(
    readingsOf(parent).map((reading, index) => (same[index] ? reading : null)),
    after,
  );
  const judge = after.find((_, index) => same[index])?.judge;
  if (found === null || judge === undefined) return null;
  const { shift: measured, pairs } = found;
  const { families, expected } = kept.proposal;
  const entry: ProfileEntry = {
    kind: "effect.measured",
    suggestion: id,
    families,
    context: kept.context,
    prior: kept.prior,
    expected,
    measured,
    pairs,
    judge,
  };
  // The person's own words are of no family that could learn from them.
  return { measured, pairs, entry: state === "accepted" ? entry : null };
}
