/** @file Stores in folders of their own. */
import { onTestFinished } from "vitest";
import { openStore, type StoreOptions } from "../../main/store/open.ts";
import type { OpenedStore } from "../../main/store/store.ts";
import { temporaryFolder } from "./circumplex.ts";

/** A store that is closed when the test is over. */
export function openTestStore(options: Partial<StoreOptions> = {}): OpenedStore {
  const store = openStore({ directory: temporaryFolder(), ...options });
  onTestFinished(() => store.close());
  return store;
}
