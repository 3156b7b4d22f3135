/** @file What is looked at: room, selected frame, open dialog. Not kept. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export const ROOMS = ["studio", "gallery", "history", "tuner", "evidence", "profile", "judges"] as const;
export type Room = (typeof ROOMS)[number];
export type Dialog = "settings" | "shortcuts";

export interface ViewStore {
  readonly room: Room;
  /** Index of the frame on the stage, null when none is chosen. */
  readonly frame: number | null;
  /** Ids of the pictures that are selected in the gallery. */
  readonly selection: readonly string[];
  /** The refinement whose rounds the history shows; null for the newest. */
  readonly refinement: string | null;
  readonly dialog: Dialog | null;
  /** Whether the tour is shown. */
  readonly tour: boolean;
  readonly setRoom: (room: Room) => void;
  readonly setFrame: (frame: number | null) => void;
  readonly setSelection: (selection: readonly string[]) => void;
  readonly setRefinement: (refinement: string | null) => void;
  readonly setDialog: (dialog: Dialog | null) => void;
  readonly setTour: (tour: boolean) => void;
}

export const viewStore = createStore<ViewStore>((set) => ({
  room: "studio",
  frame: null,
  selection: [],
  refinement: null,
  dialog: null,
  tour: false,
  setRoom: (room) => set({ room }),
  setFrame: (frame) => set({ frame }),
  setSelection: (selection) => set({ selection }),
  setRefinement: (refinement) => set({ refinement }),
  setDialog: (dialog) => set({ dialog }),
  setTour: (tour) => set({ tour }),
}));

/** `useView(({ room }) => room)`. */
export function useView<T>(select: (view: ViewStore) => T): T {
  return useStore(viewStore, select);
}
