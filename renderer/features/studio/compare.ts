/** @file Comparing: while it is held, another picture lies over the one on the stage. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { BlobHash } from "../../../app/contract/shapes.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useHeldKey } from "../../state/held-key.ts";

/** What a frame is compared with. */
export interface Counterpart {
  readonly blob: BlobHash;
  /** Index of the neighbour, null when it is an earlier picture of the same frame. */
  readonly neighbour: number | null;
}

/** The frame's last earlier picture, else its nearest neighbour with a picture, the one before it first. */
export function counterpartOf(frames: readonly Frame[], shown: Frame): Counterpart | undefined {
  const earlier = shown.earlier[0];
  if (earlier !== undefined) return { blob: earlier.blob, neighbour: null };
  const apart = ({ index }: Frame): number => Math.abs(index - shown.index) - (index < shown.index ? 0.5 : 0);
  const nearest = frames
    .filter(({ index, picture }) => index !== shown.index && picture !== null)
    .toSorted((one, other) => apart(one) - apart(other))[0];
  return nearest?.picture == null ? undefined : { blob: nearest.picture.blob, neighbour: nearest.index };
}

const held = createStore<{ readonly held: boolean }>(() => ({ held: false }));

/** Begins or ends comparing. */
export function setComparing(comparing: boolean): void {
  held.setState({ held: comparing });
}

export function useComparing(): boolean {
  return useStore(held, (state) => state.held);
}

/** Compares for as long as the key is down. Buttons keep their own Space, but a frame's card has no other use for it. */
export function useCompareKey(enabled: boolean): void {
  useHeldKey("compare", setComparing, { enabled, free: "[data-frame]" });
}
