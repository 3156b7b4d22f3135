/** @file What is new of rounds, and how a round compares with the one before it. */
import type { Round } from "../../../app/contract/studio/refinements.ts";

/** Rounds that were being drawn when they were last looked at and have been read since. */
export function newlyMeasured(before: readonly Round[], rounds: readonly Round[]): Round[] {
  return rounds.filter(
    ({ id, state }) => state === "measured" && before.some((round) => round.id === id && round.state === "drawing"),
  );
}

/** How much nearer a round came to the target than its parent, null when one of them was not read. */
export function nearedBy(rounds: readonly Round[], { parent, summary }: Round): number | null {
  const before = rounds.find(({ id }) => id === parent)?.summary?.distance;
  return before === undefined || summary === null ? null : before - summary.distance;
}

/** The round to go back to where one led away from the target, be it that chance could have; undefined where none did. */
export function returnFrom(rounds: readonly Round[], round: Round): Round | undefined {
  const away = round.verdict === "worse" || (round.verdict === "unclear" && (nearedBy(rounds, round) ?? 0) < 0);
  return away ? rounds.find(({ id }) => id === round.parent) : undefined;
}
