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
}

/** Looks once soon after the start and then every hour, until the signal. Never fails: what cannot be done is logged. */
export async function keepHouse({ store, events, log, signal }: HouseParts): Promise<void> {
  // Not in the way of the first picture.
  for (let pause = 20_000; !signal.aborted; pause = HOUR) {
    await wait(pause, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      const { deleted } = store.pictures.purge(Date.now() - TRASH_DAYS * DAY);
      if (deleted > 0) events.library();
      // Previews, and what was drawn for a row that never came.
      await store.blobs.collect();
      const { lastBackup } = store;
      // A clock that was set back must not put backups off for years.
      if (lastBackup === null || Math.abs(Date.now() - lastBackup) >= DAY) await store.backup();
    } catch (error) {
      log.warn("house-keeping failed", { message: error instanceof Error ? error.message : String(error) });
    }
  }
}
