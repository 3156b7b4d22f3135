/** @file What lies on the table: the series of the draft, and the frame that is looked at. */
import { useMemo } from "react";
import type { Failure } from "../../../app/contract/failure.ts";
import type { Frame } from "../../../app/contract/studio/series.ts";
import { useDraft } from "../../state/draft.ts";
import { useSettings } from "../../state/overview.ts";
import { type SeriesView, useSeriesState } from "../../state/series.ts";
import { useView } from "../../state/view.ts";
import { shownFrame } from "./shown-frame.ts";

export interface Table {
  /** Id of the series, null before the first. */
  readonly series: string | null;
  readonly view: SeriesView | undefined;
  readonly failure: Failure | undefined;
  readonly frames: readonly Frame[];
  readonly shown: Frame | undefined;
  /** Distance beyond which a frame is flagged. */
  readonly tolerance: number;
}

/** Distance beyond which a frame is flagged, until the host has said what a person chose. */
const TOLERANCE = 0.75;

const NONE: readonly Frame[] = [];

/** The series on the table as the host last told it. */
export function useTable(): Table {
  const series = useDraft((draft) => draft.series);
  const chosen = useView(({ frame }) => frame);
  const tolerance = useSettings()?.tolerance ?? TOLERANCE;
  const { view, failure } = useSeriesState(series);
  return useMemo(() => {
    const frames = view?.frames ?? NONE;
    return { series, view, failure, frames, shown: shownFrame(frames, chosen), tolerance };
  }, [series, view, failure, chosen, tolerance]);
}
