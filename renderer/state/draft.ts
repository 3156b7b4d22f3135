/** @file The draft of this window. */
import { useStore } from "zustand";
import { createDraftStore, type DraftStore } from "./draft-store.ts";

export const draftStore = createDraftStore(() => performance.now());

/** `useDraft(({ now }) => now.prompt)`, `useDraft(({ setPrompt }) => setPrompt)`. */
export function useDraft<T>(select: (draft: DraftStore) => T): T {
  return useStore(draftStore, select);
}
