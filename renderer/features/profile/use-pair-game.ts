/** @file Plays “which fits better?” with the host: answers are stored one after the other, pairs fetched before they are seen. */
import { useEffect, useReducer, useRef, useState } from "react";
import { type Failure, toFailure } from "../../../app/contract/failure.ts";
import type { Pair } from "../../../app/contract/studio/profile.ts";
import { blobUrl, useClient } from "../../host/host.ts";
import { afterMove, type Game, NEW_GAME, wantedBy, type Winner } from "./pair-game.ts";

export interface PairGamePlay {
  readonly game: Game;
  /** Why the last answer or pair came to nothing. */
  readonly failure: Failure | undefined;
  readonly answer: (winner: Winner) => void;
  /** Takes the last answer of this sitting back and asks again. */
  readonly undo: () => void;
  readonly again: () => void;
}

export function usePairGame(): PairGamePlay {
  const client = useClient();
  const [game, move] = useReducer(afterMove, NEW_GAME);
  const [failure, setFailure] = useState<Failure>();
  // What the host is asked, in the order in which it was meant.
  const asked = useRef<Promise<unknown>>(Promise.resolve());
  const ask = (work: () => Promise<unknown>): void => {
    asked.current = asked.current.then(work).catch((error: unknown) => {
      setFailure(toFailure(error));
      move({ kind: "begun" });
    });
  };
  const { shown, following } = game;
  useEffect(() => {
    if (failure !== undefined || wantedBy({ shown, following, answers: [] }) === null) return;
    let isStale = false;
    ask(async () => {
      const except = shown == null ? null : { a: shown.a.id, b: shown.b.id };
      const { pair } = await client["pairs.next"]({ except });
      if (pair !== null) await seen(pair);
      if (!isStale) move({ kind: "fetched", pair });
    });
    return () => {
      isStale = true;
    };
  }, [client, shown, following, failure]);
  return {
    game,
    failure,
    answer: (winner) => {
      if (shown == null) return;
      move({ kind: "answered", winner });
      ask(() => client["pairs.choose"]({ a: shown.a.id, b: shown.b.id, winner }));
    },
    undo: () => {
      if (game.answers.length === 0) return;
      move({ kind: "undone" });
      ask(async () => {
        const { recent } = await client["profile.get"]({});
        const last = recent.find(({ kind, undone }) => kind === "pair.chosen" && !undone);
        if (last !== undefined) await client["profile.undo"]({ number: last.number });
      });
    },
    again: () => setFailure(undefined),
  };
}

/** Resolves when both pictures can be painted at once; one whose file is gone holds nobody up. */
async function seen({ a, b }: Pair): Promise<void> {
  await Promise.allSettled(
    [a, b].map(({ blob }) => {
      const image = new Image();
      image.src = blobUrl(blob);
      return image.decode();
    }),
  );
}
