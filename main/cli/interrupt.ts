/** @file Ctrl-C: the first one asks the work to stop and keep what is finished, a later one ends the process at once. */
import { EXIT } from "./exit.ts";

/** npm passes on the interrupt that the terminal has already sent, so the second of a pair is no second wish. */
const SAME_WISH_MS = 400;

/**
 * Listens for interrupts until the process ends.
 *
 * @returns aborted by the first one
 */
export function interruptSignal(): AbortSignal {
  const controller = new AbortController();
  let first: number | undefined;
  process.on("SIGINT", () => {
    first ??= performance.now();
    controller.abort();
    if (performance.now() - first > SAME_WISH_MS) process.exit(EXIT.cancelled);
  });
  return controller.signal;
}
