/** @file The import under way and what came of the last one; it goes on while one changes rooms. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { type ImportProgress, type Incoming, NOTHING_BROUGHT, runImport } from "./run-import.ts";
import { sendFile } from "./send-file.ts";

interface ImportState {
  /** Null when nothing was brought in since it was last closed. */
  readonly progress: ImportProgress | null;
  /** Brings files in, after those that are under way. */
  readonly bring: (files: readonly Incoming[]) => Promise<void>;
  readonly stop: () => void;
  readonly close: () => void;
}

const importStore = createStore<ImportState>((set, get) => {
  let controller = new AbortController();
  let before: Promise<unknown> = Promise.resolve();
  const run = async (files: readonly Incoming[]): Promise<void> => {
    controller = new AbortController();
    set({ progress: { ...NOTHING_BROUGHT, of: files.length } });
    await runImport(files, sendFile, (progress) => set({ progress }), controller.signal);
  };
  return {
    progress: null,
    bring: async (files) => {
      if (files.length === 0) return;
      before = before.then(async () => run(files));
      await before;
    },
    stop: () => controller.abort(),
    close: () => {
      if (get().progress?.state !== "running") set({ progress: null });
    },
  };
});

/** `useImport(({ progress }) => progress)`. */
export function useImport<T>(choose: (state: ImportState) => T): T {
  return useStore(importStore, choose);
}
