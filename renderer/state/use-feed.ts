/** @file One of several feeds, followed for as long as a component is there. */
import { useCallback, useSyncExternalStore } from "react";
import { type Feeds, type FeedState, NOTHING_YET } from "./feeds.ts";

/** View and failure of one by its id; null looks at nothing. */
export function useFeed<V>(feeds: Feeds<V>, id: string | null): FeedState<V> {
  const subscribe = useCallback(
    (onChange: () => void) => (id === null ? () => {} : feeds.subscribe(id, onChange)),
    [feeds, id],
  );
  return useSyncExternalStore(subscribe, () => (id === null ? NOTHING_YET : feeds.peek(id)));
}
