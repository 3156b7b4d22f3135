/** @file What is looked at: room, selected frame, open dialog. Not kept. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export const ROOMS = ["studio", "gallery"] as const;
export type Room = (typeof ROOMS)[number];
export type Dialog = "settings" | "shortcuts";

export interface ViewStore {
  readonly room: Room;
  /** Index of the frame on the stage, null when none is chosen. */
  readonly frame: number | null;
  /** Ids of the pictures that are selected in the gallery. */
  readonly selection: readonly string[];
  readonly dialog: Dialog | null;
  /** Whether the tour is shown. */
  readonly tour: boolean;
  readonly setRoom: (room: Room) => void;
  readonly setFrame: (frame: number | null) => void;
  readonly setSelection: (selection: readonly string[]) => void;
  readonly setDialog: (dialog: Dialog | null) => void;
  readonly setTour: (tour: boolean) => void;
}

export const viewStore = createStore<ViewStore>((set) => ({
  room: "studio",
  frame: null,
  selection: [],
  dialog: null,
  tour: false,
  setRoom: (room) => set({ room }),
  setFrame: (frame) => set({ frame }),
  setSelection: (selection) => set({ selection }),
  setDialog: (dialog) => set({ dialog }),
  setTour: (tour) => set({ tour }),
}));

/** `useView(({ room }) => room)`. */
export function useView<T>(select: (view: ViewStore) => T): T {
  return useStore(viewStore, select);
}
