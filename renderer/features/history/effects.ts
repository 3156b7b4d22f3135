/** @file What each edit between two rounds did: expected beside measured. */
import { AXES, type Axis } from "../../../app/affect/plane.ts";
import { intervalOf } from "../../../app/feedback/interval.ts";
import type { Shift } from "../../../app/feedback/shift.ts";
import type { Refinement, Round, Suggestion } from "../../../app/contract/studio/refinements.ts";
import { type ChangedWords, changedWords } from "./edit-words.ts";
import { movedBy } from "./readings.ts";

export interface Effect {
  readonly id: string;
  /** The round the edit led to, null when it was rejected. */
  readonly round: Round | null;
  readonly words: readonly ChangedWords[];
  /** Null where nobody could say, such as after the person's own words. */
  readonly expected: Shift | null;
  /** Null until the round is measured, and for ever where none was drawn. */
  readonly measured: Shift | null;
  readonly pairs: number;
  /** The axis it moves most. */
  readonly axis: Axis;
}

/** The axis a shift moves most, by what was measured or else by what is expected. */
function mainAxis(shift: Shift | null): Axis {
  if (shift === null) return "valence";
  return AXES.reduce((most, axis) => (Math.abs(shift[axis].mean) > Math.abs(shift[most].mean) ? axis : most));
}

/** What the edit did that led to a round from its parent; undefined at the start. */
export function effectOf({ rounds, suggestions }: Refinement, round: Round): Effect | undefined {
  const parent = rounds.find(({ id }) => id === round.parent);
  if (parent === undefined) return undefined;
  const suggestion = suggestions.find(({ id }) => id === round.suggestion);
  // What the person wrote has no suggestion to keep its effect, but its pictures have the same seeds all the same.
  const moved =
    suggestion?.measured == null ? movedBy(parent, round) : { shift: suggestion.measured, pairs: suggestion.pairs };
  const measured = moved?.shift ?? null;
  const expected = suggestion?.expected ?? null;
  return {
    id: round.id,
    round,
    words: changedWords(parent.prompt, round.prompt),
    expected,
    measured,
    pairs: moved?.pairs ?? 0,
    axis: mainAxis(measured ?? expected),
  };
}

/** Suggestions of a round that were rejected. */
export function rejectedOf({ suggestions }: Refinement, round: Round): Suggestion[] {
  return suggestions.filter((one) => one.round === round.id && one.state === "rejected");
}

/** A rejected suggestion as an effect nobody measured. */
function rejectedEffect(round: Round, { id, prompt, expected }: Suggestion): Effect {
  return {
    id,
    round: null,
    words: changedWords(round.prompt, prompt),
    expected,
    measured: null,
    pairs: 0,
    axis: mainAxis(expected),
  };
}

/**
 * What each edit along some rounds did, in their order.
 *
 * @param rejected with the edits that were rejected on the way, each before the one that was taken
 */
export function effectsAlong(view: Refinement, way: readonly Round[], rejected: boolean): Effect[] {
  return way.flatMap((round) => {
    const parent = view.rounds.find(({ id }) => id === round.parent);
    const effect = effectOf(view, round);
    if (parent === undefined || effect === undefined) return [];
    const left = rejected ? rejectedOf(view, parent).map((one) => rejectedEffect(parent, one)) : [];
    return [...left, effect];
  });
}

/** Least reach of the shared scale, so that small effects look small. */
const LEAST_REACH = 1;

/** How far the shared scale of some effects reaches on both sides of zero, in steps of a half. */
export function reachOf(effects: readonly Effect[]): number {
  const ends = effects.flatMap(({ expected, measured, axis }) => {
    const interval = measured === null ? null : intervalOf(measured[axis]);
    return [expected?.[axis].mean ?? 0, interval?.low ?? 0, interval?.high ?? 0];
  });
  return Math.max(LEAST_REACH, Math.ceil(2 * Math.max(0, ...ends.map(Math.abs))) / 2);
}
