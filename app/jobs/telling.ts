/** @file Work that tells of its progress, as the events of a watch. */

/**
 * What `work` tells, in order, and then its end: whatever it throws is thrown. Work whose listener goes is asked to stop by
 * its signal, and waited for.
 */
export async function* telling<E>(
  work: (tell: (event: E) => void, signal: AbortSignal) => Promise<void>,
  signal: AbortSignal,
): AsyncGenerator<E, void, undefined> {
  const stop = new AbortController();
  const abort = (): void => stop.abort(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  const told: E[] = [];
  let wake: () => void = () => undefined;
  let over = false;
  const tell = (event: E): void => {
    told.push(event);
    wake();
  };
  const working = work(tell, stop.signal).finally(() => {
    over = true;
    wake();
  });
  // Thrown below, when what was told before has been heard.
  working.catch(() => undefined);
  try {
    while (!over || told.length > 0) {
      if (told.length > 0) yield told.shift()!;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    signal.removeEventListener("abort", abort);
    stop.abort();
    await working.catch(() => undefined);
  }
  await working;
}
