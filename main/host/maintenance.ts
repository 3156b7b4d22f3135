/** @file House-keeping while the studio is open: a backup a day, the trash after its time, files nobody refers to. */
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "../log.ts";
import type { OpenedStore } from "../store/store.ts";
import type { Events } from "./events.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How long the trash keeps pictures. */
const TRASH_DAYS = 30;

export interface HouseParts {
  readonly store: OpenedStore;
  readonly events: Events;
  readonly log: Logger;
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Waits; rejects when the signal is aborted. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

const reallyPause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  wait(milliseconds, undefined, { signal, ref: false });

/** Looks once soon after the start and then every hour, until the signal. Never fails: what cannot be done is logged. */
export async function keepHouse(parts: HouseParts): Promise<void> {
  const { store, events, log, signal, now = Date.now, pause = reallyPause } = parts;
  // Not in the way of the first picture.
  for (let milliseconds = 20_000; !signal.aborted; milliseconds = HOUR) {
    await pause(milliseconds, signal).catch(() => undefined);
    if (signal.aborted) return;
    try {
      const { deleted } = store.pictures.purge(now() - TRASH_DAYS * DAY);
      if (deleted > 0) events.library();
      // Previews, and what was drawn for a row that never came.
      await store.blobs.collect();
      const { lastBackup } = store;
      // A clock that was set back must not put backups off for years.
      if (lastBackup === null || Math.abs(now() - lastBackup) >= DAY) await store.backup();
    } catch (error) {
      log.warn("house-keeping failed", { message: error instanceof Error ? error.message : String(error) });
    }
  }
}
