/** @file A refinement as its screens show it, event by event. */
import type { Refinement, RefinementEvent, Round } from "../../app/contract/studio/refinements.ts";

/** The projection after one more event; a change before the first snapshot means nothing. */
export function reduceRefinement(state: Refinement | undefined, event: RefinementEvent): Refinement | undefined {
  if (event.kind === "snapshot") return event.refinement;
  if (state === undefined) return undefined;
  switch (event.kind) {
    case "head":
      return { ...state, head: event.head };
    case "round":
      return { ...state, rounds: withRound(state.rounds, event.round) };
    case "suggestions":
      return { ...state, suggestions: withSuggestions(state.suggestions, event) };
    case "control":
      return { ...state, control: event.control };
  }
}

function withRound(rounds: readonly Round[], round: Round): Round[] {
  const at = rounds.findIndex(({ id }) => id === round.id);
  return at < 0 ? [...rounds, round] : rounds.with(at, round);
}

/** Those of one round replace one another and stay in their place among the others'. */
function withSuggestions(
  all: Refinement["suggestions"],
  { round, suggestions }: Extract<RefinementEvent, { kind: "suggestions" }>,
): Refinement["suggestions"] {
  const first = all.findIndex((one) => one.round === round);
  const others = all.filter((one) => one.round !== round);
  return first < 0 ? [...others, ...suggestions] : others.toSpliced(first, 0, ...suggestions);
}
