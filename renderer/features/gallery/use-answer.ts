/** @file The answer to a question that is asked again when it or the library changes; the last answer stays meanwhile. */
import { createContext, useContext, useEffect, useEffectEvent, useRef, useState } from "react";
import { useClient } from "../../host/host.ts";
import { useOverviewPart } from "../../state/overview.ts";

type Asker = ReturnType<typeof useClient>;

/** Whether the pictures asked for are here. Until then nothing else is asked: the host answers one question after another. */
export const PicturesArrived = createContext(true);

export interface AnswerOptions {
  /** Instead of {@link PicturesArrived}, for whoever provides it. */
  readonly when?: boolean;
  /** Milliseconds that the library must have been quiet: for what costs the host much and only decorates. */
  readonly calm?: number;
}

/** What costs the host much is asked again after this many milliseconds without a change: a frame changes the library thrice. */
export const CALM = 1000;

/**
 * @param key names the question: it is asked anew when this changes; null asks nothing
 */
export function useAnswer<T>(
  key: string | null,
  ask: (client: Asker, signal: AbortSignal) => Promise<T>,
  { when, calm = 0 }: AnswerOptions = {},
): T | undefined {
  const client = useClient();
  const revision = useOverviewPart(({ library }) => library.revision);
  const arrived = useContext(PicturesArrived);
  const ready = when ?? arrived;
  const [answer, setAnswer] = useState<T>();
  const answered = useRef<{ readonly client: Asker; readonly key: string; readonly revision: number | undefined }>(
    undefined,
  );
  const question = useEffectEvent(ask);
  useEffect(() => {
    if (key === null) {
      answered.current = undefined;
      setAnswer(undefined);
      return;
    }
    const before = answered.current;
    const isSame = before?.client === client && before.key === key;
    if (!ready || (isSame && before.revision === revision)) return;
    const controller = new AbortController();
    const { signal } = controller;
    const go = (): void => {
      question(client, signal).then(
        (next) => {
          if (signal.aborted) return;
          answered.current = { client, key, revision };
          setAnswer(next);
        },
        // The list itself says what is wrong; what only decorates it keeps its last answer.
        () => undefined,
      );
    };
    const timer = isSame && calm > 0 ? setTimeout(go, calm) : undefined;
    if (timer === undefined) go();
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [client, key, revision, ready, calm]);
  return answer;
}
