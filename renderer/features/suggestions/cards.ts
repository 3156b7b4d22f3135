/** @file Which suggestions are shown beside a round, how each stands, and which one the keys mean. */
import type { Refinement, Round, Suggestion } from "../../../app/contract/studio/refinements.ts";

/** The round one stands at; the first while the head is ahead of the rounds. */
export function currentRound({ head, rounds }: Refinement): Round | undefined {
  return rounds.find(({ id }) => id === head.current) ?? rounds[0];
}

export interface Cards {
  /** Of the round, in the order they were made: those that wait for a decision. */
  readonly open: readonly Suggestion[];
  /** Of the round, decided already. */
  readonly decided: readonly Suggestion[];
  /** The one the round was drawn for, null at the start and after one's own words. */
  readonly led: Suggestion | null;
}

export function cardsOf({ suggestions }: Refinement, round: Round): Cards {
  const own = suggestions.filter((one) => one.round === round.id);
  return {
    open: own.filter(({ state }) => state === "proposed"),
    decided: own.filter(({ state }) => state !== "proposed"),
    led: suggestions.find(({ id }) => id === round.suggestion) ?? null,
  };
}

export type CardState = "open" | "accepted" | "rejected" | "measured";

/** An edited suggestion is an accepted one in other words. */
export function stateOf({ state, measured }: Pick<Suggestion, "state" | "measured">): CardState {
  switch (state) {
    case "proposed":
      return "open";
    case "rejected":
      return "rejected";
    case "accepted":
    case "edited":
      return measured === null ? "accepted" : "measured";
  }
}

/** The open suggestion that keys mean: the chosen one, else the first. */
export function atHand(open: readonly Suggestion[], chosen: string | null): Suggestion | undefined {
  return open.find(({ id }) => id === chosen) ?? open[0];
}

/** The one the keys mean once `decided` is gone: the next, else the one before. */
export function following(open: readonly Suggestion[], decided: Suggestion): Suggestion | undefined {
  const place = open.findIndex(({ id }) => id === decided.id);
  return open[place + 1] ?? open[place - 1];
}

/** The open suggestion `step` places on, which ends at either end. */
export function stepped(open: readonly Suggestion[], from: Suggestion, step: number): Suggestion {
  const place = open.findIndex(({ id }) => id === from.id) + step;
  return open[Math.min(open.length - 1, Math.max(0, place))] ?? from;
}
