/** @file Feeds of series. */
import type { Client } from "../../app/contract/kinds.ts";
import type { StudioContract } from "../../app/contract/studio/studio.ts";
import { createFeeds, type Feeds } from "./feeds.ts";
import { reduceSeries, type SeriesView } from "./series-view.ts";

export type SeriesFeeds = Feeds<SeriesView>;

/** Feeds of series over one client. */
export function createSeriesFeeds(client: Pick<Client<StudioContract>, "series.watch">): SeriesFeeds {
  return createFeeds((series, signal) => client["series.watch"]({ series }, signal), reduceSeries);
}
