/** @file A series as its screens show it: what the host told, and previews of what is being drawn. */
import type { BlobHash } from "../../app/contract/shapes.ts";
import type { Frame, SeriesEvent, SeriesHead } from "../../app/contract/studio/series.ts";

/** A picture as it forms. */
export interface Preview {
  readonly step: number;
  readonly of: number;
  /** Null while nothing can be seen yet. */
  readonly blob: BlobHash | null;
}

export interface SeriesView {
  readonly head: SeriesHead;
  readonly frames: readonly Frame[];
  readonly remarks: readonly string[];
  /** By index, of frames that are being drawn. */
  readonly previews: ReadonlyMap<number, Preview>;
}

/** The projection after one more event; a change before the first snapshot means nothing. */
export function reduceSeries(state: SeriesView | undefined, event: SeriesEvent): SeriesView | undefined {
  if (event.kind === "snapshot") return { ...event.series, previews: new Map() };
  if (state === undefined) return undefined;
  switch (event.kind) {
    case "head":
      return { ...state, head: event.head };
    case "remarks":
      return { ...state, remarks: event.remarks };
    case "frame":
      return { ...state, frames: withFrame(state.frames, event.frame), previews: previewsAfter(state, event.frame) };
    case "preview": {
      const { index, step, of, blob } = event;
      // A step without a picture of its own keeps the one before it.
      const shown = blob ?? state.previews.get(index)?.blob ?? null;
      return { ...state, previews: new Map(state.previews).set(index, { step, of, blob: shown }) };
    }
  }
}

function withFrame(frames: readonly Frame[], frame: Frame): Frame[] {
  const at = frames.findIndex(({ index }) => index === frame.index);
  return at < 0 ? [...frames, frame].toSorted((one, other) => one.index - other.index) : frames.with(at, frame);
}

function previewsAfter({ previews }: SeriesView, { index, state }: Frame): ReadonlyMap<number, Preview> {
  if (state === "drawing" || !previews.has(index)) return previews;
  const rest = new Map(previews);
  rest.delete(index);
  return rest;
}
