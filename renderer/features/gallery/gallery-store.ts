/** @file What is looked at in the gallery; it stays while one goes to another room and comes back. Not kept. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { GalleryFilter, GalleryOrder } from "../../../app/contract/studio/gallery.ts";
import { FIRST_QUERY, type GalleryQuery } from "./query.ts";
import { NOTHING_CHOSEN, select, type Selection, type SelectionMove } from "./selection.ts";

/** What has just been done and can be undone for a while. */
export interface Notice {
  readonly kind: "trashed" | "restored";
  readonly pictures: readonly string[];
}

/** Widths of a tile a person may wish for, pixels. */
export const TILE = { least: 96, usual: 168, most: 320 } as const;

export interface GalleryStore {
  readonly query: GalleryQuery;
  /** Wished width of a tile, pixels. */
  readonly tile: number;
  readonly selection: Selection;
  /** First pixel seen of the list, to come back to. */
  readonly scroll: number;
  /** Whether the sheet with details is open. */
  readonly details: boolean;
  readonly notice: Notice | null;
  readonly narrow: (change: Partial<GalleryFilter>) => void;
  readonly setOrder: (order: GalleryOrder) => void;
  readonly show: (query: GalleryQuery) => void;
  readonly setTile: (tile: number) => void;
  readonly move: (move: SelectionMove) => void;
  readonly setScroll: (scroll: number) => void;
  readonly setDetails: (details: boolean) => void;
  readonly setNotice: (notice: Notice | null) => void;
}

export const galleryStore = createStore<GalleryStore>((set) => {
  // Another list begins at its top with nothing chosen: what was chosen may not be in it.
  const show = (query: GalleryQuery): void => set({ query, selection: NOTHING_CHOSEN, scroll: 0 });
  return {
    query: FIRST_QUERY,
    tile: TILE.usual,
    selection: NOTHING_CHOSEN,
    scroll: 0,
    details: false,
    notice: null,
    narrow: (change) =>
      set(({ query }) => ({
        query: { ...query, filter: { ...query.filter, ...change } },
        selection: NOTHING_CHOSEN,
        scroll: 0,
      })),
    setOrder: (order) => set(({ query }) => ({ query: { ...query, order }, selection: NOTHING_CHOSEN, scroll: 0 })),
    show,
    setTile: (tile) => set({ tile }),
    move: (move) => set(({ selection }) => ({ selection: select(selection, move) })),
    setScroll: (scroll) => set({ scroll }),
    setDetails: (details) => set({ details }),
    setNotice: (notice) => set({ notice }),
  };
});

/** `useGallery(({ query }) => query)`. */
export function useGallery<T>(choose: (gallery: GalleryStore) => T): T {
  return useStore(galleryStore, choose);
}
