/** @file Waiting that a signal can end. */
import { StudioError } from "../failure.ts";

/**
 * What `promise` gives, or `cancelled` as soon as the signal is aborted; what the promise comes to later is let go.
 *
 * @throws StudioError `cancelled`
 */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(new StudioError({ code: "cancelled" }));
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
    void promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
