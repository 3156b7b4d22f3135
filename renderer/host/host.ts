/** @file The host as the page sees it: one client, the state of the connection, and where blobs are. */
import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { Client } from "../../app/contract/kinds.ts";
import type { BlobHash } from "../../app/contract/shapes.ts";
import type { Overview, StudioContract } from "../../app/contract/studio/studio.ts";
import type { RefinementFeeds } from "../state/refinement-feeds.ts";
import type { RunFeeds } from "../state/run-feeds.ts";
import type { SeriesFeeds } from "../state/series-feeds.ts";

/** `refused`: a host answers, but it was started anew and no longer knows this window's key. */
export type Connection = "open" | "reconnecting" | "refused";

/** Everything that lives as long as the window and comes from the host. */
export interface Host {
  readonly client: Client<StudioContract>;
  readonly connection: StoreApi<Connection>;
  /** Undefined until the host has spoken. */
  readonly overview: StoreApi<{ readonly state: Overview | undefined }>;
  readonly series: SeriesFeeds;
  readonly refinements: RefinementFeeds;
  readonly runs: RunFeeds;
}

const HostContext = createContext<Host | undefined>(undefined);

/** Gives the host to everything inside. */
export const HostProvider = HostContext.Provider;

/** The host of this window. */
export function useHost(): Host {
  const host = useContext(HostContext);
  if (host === undefined) throw new Error("useHost is called outside a HostProvider.");
  return host;
}

/** What the host can be asked; calls reject with a StudioError. */
export function useClient(): Client<StudioContract> {
  return useHost().client;
}

/** Whether the host answers at the moment. */
export function useConnection(): Connection {
  return useStore(useHost().connection);
}

/** Address of a blob: a picture, thumbnail, SVG or preview. It never changes what it holds. */
export function blobUrl(blob: BlobHash): string {
  return `/blob/${blob}`;
}
