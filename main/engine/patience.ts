/** @file How long the supervisor waits, and for what; milliseconds. */

export interface Patience {
  /** From the start of the process to its first answer. */
  readonly start: number;
  /** Without a beat. Longer than anything the engine does between two turns of its event loop. */
  readonly beat: number;
  /** From the wish that a watch stop to its end. */
  readonly stop: number;
  /** A process that lives this long has recovered. */
  readonly healthy: number;
  /** Before each new start in a row; one failure more than there are pauses, and no other start is made unasked. */
  readonly pauses: readonly number[];
}

export const PATIENCE: Patience = {
  start: 60_000,
  beat: 15_000,
  stop: 5000,
  healthy: 60_000,
  pauses: [500, 2000, 8000, 30_000],
};
