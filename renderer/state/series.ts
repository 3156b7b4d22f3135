/** @file The series a component looks at. */
import { useCallback, useSyncExternalStore } from "react";
import { useHost } from "../host/host.ts";
import type { SeriesState } from "./series-feeds.ts";
import type { SeriesView } from "./series-view.ts";

export type { Preview, SeriesView } from "./series-view.ts";

const NOTHING: SeriesState = { view: undefined, failure: undefined };

/** View and failure of a series, followed for as long as the component is there. */
export function useSeriesState(series: string | null): SeriesState {
  const { series: feeds } = useHost();
  const subscribe = useCallback(
    (onChange: () => void) => (series === null ? () => {} : feeds.subscribe(series, onChange)),
    [feeds, series],
  );
  return useSyncExternalStore(subscribe, () => (series === null ? NOTHING : feeds.peek(series)));
}

/** The view of a series; undefined without one and until the host has spoken. */
export function useSeries(series: string | null): SeriesView | undefined {
  return useSeriesState(series).view;
}
