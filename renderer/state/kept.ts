/** @file Whether the host has everything that was changed in the draft. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export const keptStore = createStore<{ readonly kept: boolean }>(() => ({ kept: true }));

export function useKept(): boolean {
  return useStore(keptStore, ({ kept }) => kept);
}
