/** @file `engine.beat`: one beat a second for as long as the event loop turns. */
import { setTimeout as pause } from "node:timers/promises";

const PERIOD = 1000;

/** Counts from 0, at once and then every second, until the signal is aborted. */
export async function* beats(signal: AbortSignal): AsyncGenerator<{ readonly beat: number }, void, undefined> {
  try {
    for (let beat = 0; !signal.aborted; beat++) {
      yield { beat };
      await pause(PERIOD, undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
