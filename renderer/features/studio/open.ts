/** @file What is open over the studio; one thing at a time. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export type Opened = "viewer" | "redraw" | "refine" | "earlier" | "exportFrame" | "exportSeries";

const opened = createStore<{ readonly open: Opened | null }>(() => ({ open: null }));

/** Opens one thing, or closes what is open with null. */
export function setOpen(open: Opened | null): void {
  opened.setState({ open });
}

export function useOpen(): Opened | null {
  return useStore(opened, ({ open }) => open);
}
