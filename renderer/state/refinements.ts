/** @file Refinements: the list of all, and the one a component looks at. */
import { useEffect, useState } from "react";
import { type Failure, toFailure } from "../../app/contract/failure.ts";
import type { Refinement, RefinementHead } from "../../app/contract/studio/refinements.ts";
import { useClient, useHost } from "../host/host.ts";
import type { FeedState } from "./feeds.ts";
import { useOverviewPart } from "./overview.ts";
import { useFeed } from "./use-feed.ts";

/** As many are listed. */
const LISTED = 200;

export interface RefinementList {
  /** Newest first; undefined until the host has answered. */
  readonly heads: readonly RefinementHead[] | undefined;
  readonly failure: Failure | undefined;
}

/** All refinements, asked for again whenever one comes, goes or changes. */
export function useRefinements(): RefinementList {
  const client = useClient();
  const revision = useOverviewPart(({ feedback }) => feedback.refinements);
  const [list, setList] = useState<RefinementList>({ heads: undefined, failure: undefined });
  useEffect(() => {
    const abort = new AbortController();
    client["refinements.list"]({ limit: LISTED }, abort.signal).then(
      ({ refinements }) => setList({ heads: refinements, failure: undefined }),
      (error: unknown) => {
        // The last answer stays; only a first one that fails leaves nothing to show.
        if (!abort.signal.aborted) setList(({ heads }) => ({ heads, failure: toFailure(error) }));
      },
    );
    return () => abort.abort();
  }, [client, revision]);
  return list;
}

/** View and failure of a refinement, followed for as long as the component is there. */
export function useRefinement(refinement: string | null): FeedState<Refinement> {
  return useFeed(useHost().refinements, refinement);
}
