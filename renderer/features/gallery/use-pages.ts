/** @file The matches of the query at hand. Those of the query before stay until the first page of the new one is here. */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { useClient } from "../../host/host.ts";
import { useOverviewPart } from "../../state/overview.ts";
import { Pages } from "./pages.ts";
import { type GalleryQuery, queryKey } from "./query.ts";

/** Before this many milliseconds nothing is said about waiting. */
const PATIENCE = 400;

/** Places asked for before the grid knows its height. */
const FIRST_LOOK = 59;

export interface PagesView {
  /** Undefined until the first answer of all. */
  readonly pages: Pages | undefined;
  /** Key of the query that is shown. */
  readonly key: string;
  /** Whether one waits long enough for it to be said. */
  readonly slow: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

interface Shown {
  readonly pages: Pages;
  readonly key: string;
}

export function usePages(query: GalleryQuery): PagesView {
  const client = useClient();
  const revision = useOverviewPart(({ library }) => library.revision);
  const key = queryKey(query);
  const latest = useRef(query);
  latest.current = query;
  const [shown, setShown] = useState<Shown>();
  const [slow, setSlow] = useState(false);
  const [failed, setFailed] = useState<{ readonly error: unknown } | undefined>();
  const coming = useRef<Shown>(undefined);

  useEffect(() => {
    const { filter, order } = latest.current;
    const pages = new Pages(async (offset, limit, signal) =>
      client["gallery.find"]({ filter, order, offset, limit }, signal),
    );
    coming.current = { pages, key };
    const patience = setTimeout(() => setSlow(true), PATIENCE);
    const settle = (): void => {
      clearTimeout(patience);
      setSlow(false);
    };
    const stop = pages.subscribe(() => {
      if (pages.total !== undefined) {
        settle();
        setFailed(undefined);
        setShown((before) => (before?.pages === pages ? before : { pages, key }));
      } else if (pages.error !== undefined) {
        settle();
        setFailed({ error: pages.error });
      }
    });
    pages.want(0, FIRST_LOOK);
    return () => {
      clearTimeout(patience);
      stop();
      pages.close();
    };
  }, [client, key]);

  useEffect(() => coming.current?.pages.revise(), [revision]);

  const subscribe = useCallback(
    (listener: () => void) => shown?.pages.subscribe(listener) ?? (() => undefined),
    [shown],
  );
  useSyncExternalStore(subscribe, () => shown?.pages.version ?? 0);
  return {
    pages: shown?.pages,
    key: shown?.key ?? key,
    slow,
    error: failed?.error ?? shown?.pages.error,
    retry: () => {
      setFailed(undefined);
      coming.current?.pages.retry();
    },
  };
}
