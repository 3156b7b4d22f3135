/** @file The answer to a question that is asked again whenever a counter of the overview grows. */
import { useEffect, useEffectEvent, useState } from "react";
import { type Failure, toFailure } from "../../app/contract/failure.ts";
import { useClient } from "../host/host.ts";

export interface Latest<T> {
  /** Undefined until the host has answered. */
  readonly answer: T | undefined;
  readonly failure: Failure | undefined;
}

/**
 * @param revision grows when the answer may be another
 * @param ask puts the question
 */
export function useLatest<T>(
  revision: number | undefined,
  ask: (client: ReturnType<typeof useClient>, signal: AbortSignal) => Promise<T>,
): Latest<T> {
  const client = useClient();
  const [latest, setLatest] = useState<Latest<T>>({ answer: undefined, failure: undefined });
  const question = useEffectEvent(ask);
  useEffect(() => {
    const abort = new AbortController();
    question(client, abort.signal).then(
      (answer) => {
        if (!abort.signal.aborted) setLatest({ answer, failure: undefined });
      },
      (error: unknown) => {
        // The last answer stays; only a first one that fails leaves nothing to show.
        if (!abort.signal.aborted) setLatest(({ answer }) => ({ answer, failure: toFailure(error) }));
      },
    );
    return () => abort.abort();
  }, [client, revision]);
  return latest;
}
