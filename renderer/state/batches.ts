/** @file Gathers what comes in bursts, so that the window is drawn once for a burst and not once for each of its events. */

/** Milliseconds that changes are gathered. */
const GATHERED = 50;

/**
 * A taker of events that hands them on in batches and in order. A snapshot is handed on at once, with all that came before it:
 * somebody waits for it.
 *
 * @param take given one event or more
 */
export function inBatches<E extends { readonly kind: string }>(
  take: (events: readonly E[]) => void,
): (event: E) => void {
  let gathered: E[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const handOn = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const events = gathered;
    gathered = [];
    take(events);
  };
  return (event) => {
    gathered.push(event);
    if (event.kind === "snapshot") handOn();
    else timer ??= setTimeout(handOn, GATHERED);
  };
}
