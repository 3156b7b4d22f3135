/** @file Work that gives way to drawing, and begins again when the device is free. */
import type { JudgeWork } from "../../../app/contract/studio/judges.ts";
import type { Lease } from "../lease.ts";

export interface BackgroundOptions {
  readonly lease: Lease;
  readonly signal: AbortSignal;
  /** Told when others have the device. */
  readonly onWait?: () => void;
}

/** What is told while a drawing goes on: nothing is loaded yet. */
export const WAITING: JudgeWork = { kind: "loading", what: "waiting", done: 0, of: 0 };

/**
 * Runs work when nobody draws. When somebody wants to draw, the work is stopped and begins again afterwards.
 *
 * @param work heeds its signal, and is whole or has no effect
 */
export async function inBackground<T>(
  work: (until: AbortSignal) => Promise<T>,
  { lease, signal, onWait }: BackgroundOptions,
): Promise<T> {
  for (;;) {
    let asked: AbortSignal | undefined;
    if (lease.busy) onWait?.();
    try {
      return await lease.background(async (giveWay) => {
        asked = giveWay;
        return work(AbortSignal.any([signal, giveWay]));
      }, signal);
    } catch (error) {
      if (signal.aborted || asked?.aborted !== true) throw error;
    }
  }
}
