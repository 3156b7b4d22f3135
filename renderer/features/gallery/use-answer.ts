/** @file The answer to a question that is asked again when it or the library changes; the last answer stays meanwhile. */
import { useEffect, useEffectEvent, useState } from "react";
import { useClient } from "../../host/host.ts";
import { useOverviewPart } from "../../state/overview.ts";

type Asker = ReturnType<typeof useClient>;

/**
 * @param key names the question: it is asked anew when this changes; null asks nothing
 */
export function useAnswer<T>(
  key: string | null,
  ask: (client: Asker, signal: AbortSignal) => Promise<T>,
): T | undefined {
  const client = useClient();
  const revision = useOverviewPart(({ library }) => library.revision);
  const [answer, setAnswer] = useState<T>();
  const question = useEffectEvent(ask);
  useEffect(() => {
    if (key === null) {
      setAnswer(undefined);
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    question(client, signal).then(
      (next) => {
        if (!signal.aborted) setAnswer(next);
      },
      // The list itself says what is wrong; what only decorates it keeps its last answer.
      () => undefined,
    );
    return () => controller.abort();
  }, [client, key, revision]);
  return answer;
}
