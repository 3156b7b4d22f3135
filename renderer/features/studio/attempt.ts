/** @file Asking the host for something and, when it cannot be, saying so in the strip. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { type Failure, toFailure } from "../../../app/contract/failure.ts";

const trouble = createStore<{ readonly failure: Failure | null }>(() => ({ failure: null }));

/** Runs `work`; what it throws stands in the strip until the next attempt or until it is read. */
export function attempt(work: () => Promise<unknown>): void {
  trouble.setState({ failure: null });
  void work().catch((error: unknown) => {
    const failure = toFailure(error);
    if (failure.code !== "cancelled") trouble.setState({ failure });
  });
}

/** Why the last attempt came to nothing, null when it did not. */
export function useTrouble(): Failure | null {
  return useStore(trouble, ({ failure }) => failure);
}

export function dismissTrouble(): void {
  trouble.setState({ failure: null });
}
