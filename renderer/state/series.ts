/** @file The series a component looks at. */
import { useHost } from "../host/host.ts";
import type { FeedState } from "./feeds.ts";
import type { SeriesView } from "./series-view.ts";
import { useFeed } from "./use-feed.ts";

export type { Preview, SeriesView } from "./series-view.ts";

/** View and failure of a series, followed for as long as the component is there. */
export function useSeriesState(series: string | null): FeedState<SeriesView> {
  return useFeed(useHost().series, series);
}

/** The view of a series; undefined without one and until the host has spoken. */
export function useSeries(series: string | null): SeriesView | undefined {
  return useSeriesState(series).view;
}
