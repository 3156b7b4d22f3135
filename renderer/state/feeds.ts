/** @file One feed a thing that is watched, however many components look at it; it ends when nobody does. */
import { createStore, type StoreApi } from "zustand/vanilla";
import type { Failure } from "../../app/contract/failure.ts";
import { inBatches } from "./batches.ts";
import { follow, type Numbered } from "./follow.ts";

/** What is known of one: nothing yet, its view, or why there is none. */
export interface FeedState<V> {
  readonly view: V | undefined;
  readonly failure: Failure | undefined;
}

export interface Feeds<V> {
  /** What is known of one by its id, without asking the host. */
  peek(id: string): FeedState<V>;
  /** Looks at one from now on; calling what it gives ends that. */
  subscribe(id: string, onChange: () => void): () => void;
}

/** What is known of something nobody looks at. */
export const NOTHING_YET: FeedState<never> = { view: undefined, failure: undefined };

/**
 * @param open opens the feed of one anew
 * @param reduce the view after one more event; undefined before the first snapshot
 */
export function createFeeds<E extends Numbered, V>(
  open: (id: string, signal: AbortSignal) => AsyncIterable<E>,
  reduce: (view: V | undefined, event: E) => V | undefined,
): Feeds<V> {
  interface Feed {
    readonly store: StoreApi<FeedState<V>>;
    readonly abort: AbortController;
    watchers: number;
  }
  const feeds = new Map<string, Feed>();

  const start = (id: string): Feed => {
    const feed: Feed = {
      store: createStore<FeedState<V>>(() => NOTHING_YET),
      abort: new AbortController(),
      watchers: 0,
    };
    feeds.set(id, feed);
    void follow(
      (signal) => open(id, signal),
      inBatches((events) =>
        feed.store.setState(({ view }) => ({ view: events.reduce(reduce, view), failure: undefined })),
      ),
      feed.abort.signal,
    ).then((ending) => {
      if (ending.how === "failed") feed.store.setState({ failure: ending.failure });
    });
    return feed;
  };

  return {
    peek: (id) => feeds.get(id)?.store.getState() ?? NOTHING_YET,
    subscribe(id, onChange) {
      const feed = feeds.get(id) ?? start(id);
      feed.watchers += 1;
      const leave = feed.store.subscribe(onChange);
      return () => {
        leave();
        feed.watchers -= 1;
        // A component that is drawn anew leaves and comes back within one turn.
        queueMicrotask(() => {
          if (feed.watchers > 0 || feeds.get(id) !== feed) return;
          feeds.delete(id);
          feed.abort.abort();
        });
      };
    },
  };
}
