/** @file Asking the host for something and, when it cannot be, keeping why for the place that says so. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { type Failure, toFailure } from "../../app/contract/failure.ts";

/** Attempts of one room. */
export interface Attempts {
  /** Runs `work`; what it throws is the trouble until the next attempt or until it is read. */
  readonly attempt: (work: () => Promise<unknown>) => void;
  /** Why the last attempt came to nothing, null when it did not. */
  readonly useTrouble: () => Failure | null;
  readonly dismissTrouble: () => void;
}

export function createAttempts(): Attempts {
  const trouble = createStore<{ readonly failure: Failure | null }>(() => ({ failure: null }));
  return {
    attempt(work) {
      trouble.setState({ failure: null });
      void work().catch((error: unknown) => {
        const failure = toFailure(error);
        if (failure.code !== "cancelled") trouble.setState({ failure });
      });
    },
    useTrouble: () => useStore(trouble, ({ failure }) => failure),
    dismissTrouble: () => trouble.setState({ failure: null }),
  };
}
