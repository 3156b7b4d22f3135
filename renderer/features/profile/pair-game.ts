/** @file The game “which fits better?”: the pair that is shown, the one after it, and what was answered in this sitting. */
import type { Pair } from "../../../app/contract/studio/profile.ts";

export type Winner = "a" | "b" | "tie";

export interface PairAnswer {
  readonly pair: Pair;
  readonly winner: Winner;
}

/** Undefined until it is fetched, null when there is none. */
export type FetchedPair = Pair | null | undefined;

export interface Game {
  readonly shown: FetchedPair;
  /** Fetched while the one before it is looked at. */
  readonly following: FetchedPair;
  /** Oldest first. */
  readonly answers: readonly PairAnswer[];
}

export const NEW_GAME: Game = { shown: undefined, following: undefined, answers: [] };

export type Move =
  | { readonly kind: "fetched"; readonly pair: Pair | null }
  | { readonly kind: "answered"; readonly winner: Winner }
  | { readonly kind: "undone" }
  | { readonly kind: "begun" };

/** Which place of the game is to be filled from the host; null when none is. */
export function wantedBy({ shown, following }: Game): "shown" | "following" | null {
  if (shown === undefined) return "shown";
  return shown !== null && following === undefined ? "following" : null;
}

/** The game after a move; a move that means nothing now changes nothing. */
export function afterMove(game: Game, move: Move): Game {
  const { shown, following, answers } = game;
  switch (move.kind) {
    case "fetched": {
      const wanted = wantedBy(game);
      return wanted === null ? game : { ...game, [wanted]: move.pair };
    }
    case "answered":
      if (shown == null) return game;
      return { shown: following, following: undefined, answers: [...answers, { pair: shown, winner: move.winner }] };
    case "undone": {
      const last = answers.at(-1);
      // What was shown comes after the one that is asked again.
      return last === undefined
        ? game
        : { shown: last.pair, following: shown ?? undefined, answers: answers.slice(0, -1) };
    }
    case "begun":
      return NEW_GAME;
  }
}
