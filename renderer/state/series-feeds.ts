/** @file One feed a series, however many components look at it; it ends when nobody does. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Failure } from "../../app/contract/failure.ts";
import type { Client } from "../../app/contract/kinds.ts";
import type { StudioContract } from "../../app/contract/studio/studio.ts";
import { inBatches } from "./batches.ts";
import { follow } from "./follow.ts";
import { reduceSeries, type SeriesView } from "./series-view.ts";

/** What is known of a series: nothing yet, its view, or why there is none. */
export interface SeriesState {
  readonly view: SeriesView | undefined;
  readonly failure: Failure | undefined;
}

export interface SeriesFeeds {
  /** The state of a series, without asking the host. */
  peek(series: string): SeriesState;
  /** Looks at a series from now on; calling what it gives ends that. */
  subscribe(series: string, onChange: () => void): () => void;
}

const NOTHING: SeriesState = { view: undefined, failure: undefined };

/** Feeds of series over one client. */
export function createSeriesFeeds(client: Pick<Client<StudioContract>, "series.watch">): SeriesFeeds {
  interface Feed {
    readonly store: StoreApi<SeriesState>;
    readonly abort: AbortController;
    watchers: number;
  }
  const feeds = new Map<string, Feed>();

  const open = (series: string): Feed => {
    const feed: Feed = { store: createStore<SeriesState>(() => NOTHING), abort: new AbortController(), watchers: 0 };
    feeds.set(series, feed);
    void follow(
      (signal) => client["series.watch"]({ series }, signal),
      inBatches((events) =>
        feed.store.setState(({ view }) => ({ view: events.reduce(reduceSeries, view), failure: undefined })),
      ),
      feed.abort.signal,
    ).then((ending) => {
      if (ending.how === "failed") feed.store.setState({ failure: ending.failure });
    });
    return feed;
  };

  return {
    peek: (series) => feeds.get(series)?.store.getState() ?? NOTHING,
    subscribe(series, onChange) {
      const feed = feeds.get(series) ?? open(series);
      feed.watchers += 1;
      const leave = feed.store.subscribe(onChange);
      return () => {
        leave();
        feed.watchers -= 1;
        // A component that is drawn anew leaves and comes back within one turn.
        queueMicrotask(() => {
          if (feed.watchers > 0 || feeds.get(series) !== feed) return;
          feeds.delete(series);
          feed.abort.abort();
        });
      };
    },
  };
}
