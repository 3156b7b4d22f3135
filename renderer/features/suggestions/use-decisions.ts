/** @file What is decided about suggestions: one at a time, so that a key pressed twice decides once. */
import { useState } from "react";
import type { Suggestion } from "../../../app/contract/studio/refinements.ts";
import { useClient } from "../../host/host.ts";
import { useText } from "../../locales/use-text.ts";
import { announce } from "../../state/announce.ts";
import { attempt } from "../studio/attempt.ts";

export interface Decisions {
  /** Whether the host has yet to write a decision down or to tell of it. */
  readonly pending: boolean;
  /** Whether other suggestions are being looked for. */
  readonly asking: boolean;
  /** @param prompt the person's own words in place of the suggestion's, null to take it as it is */
  readonly accept: (suggestion: Suggestion, prompt: string | null) => void;
  readonly reject: (suggestion: Suggestion) => void;
  readonly undo: (suggestion: Suggestion) => void;
  /** Asks for other suggestions of a round. */
  readonly ask: (round: string) => void;
}

/** @param open suggestions that wait for a decision, as the host last told */
export function useDecisions(open: readonly Suggestion[]): Decisions {
  const t = useText("suggestions");
  const client = useClient();
  const [deciding, setDeciding] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const pending = open.some(({ id }) => id === deciding);

  const decide = ({ id }: Suggestion, said: string, ask: () => Promise<unknown>): void => {
    if (pending) return;
    setDeciding(id);
    attempt(async () => {
      try {
        await ask();
        announce(said);
      } catch (error) {
        setDeciding(null);
        throw error;
      }
    });
  };
  return {
    pending,
    asking,
    accept: (suggestion, prompt) =>
      decide(suggestion, t("liveAccepted"), () =>
        client["suggestions.decide"]({ decision: "accept", suggestion: suggestion.id, prompt }),
      ),
    reject: (suggestion) =>
      decide(suggestion, t("liveRejected"), () =>
        client["suggestions.decide"]({ decision: "reject", suggestion: suggestion.id }),
      ),
    undo: ({ id }) =>
      attempt(async () => {
        setDeciding(null);
        await client["suggestions.undo"]({ suggestion: id });
        announce(t("liveUndone"));
      }),
    ask: (round) =>
      attempt(async () => {
        setAsking(true);
        try {
          await client["suggestions.ask"]({ round });
        } finally {
          setAsking(false);
        }
      }),
  };
}
