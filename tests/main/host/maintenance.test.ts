/** @file House-keeping: what goes, what stays, what is copied, by a clock that may be wrong. */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { Events } from "../../../main/host/events.ts";
import { keepHouse } from "../../../main/host/maintenance.ts";
import { SILENT } from "../../../main/log.ts";
import type { OpenedStore } from "../../../main/store/store.ts";
import { PASSING } from "../../kit/passing.ts";
import { openTestStore } from "../../kit/store.ts";
import { newPicture } from "../../kit/store-rows.ts";

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);

/** A store with a clock of its own, and rounds of house-keeping at the times given. */
function house() {
  let now = START;
  const store = openTestStore({ now: () => now });
  const warnings: unknown[] = [];
  const rounds = async (kept: OpenedStore, ...times: readonly number[]): Promise<void> => {
    const closing = new AbortController();
    const left = [...times];
    await keepHouse({
      store: kept,
      events: new Events(store, { ...PASSING }),
      log: { ...SILENT, warn: (_event, facts) => warnings.push(facts) },
      signal: closing.signal,
      now: () => now,
      pause: async () => {
        const next = left.shift();
        if (next === undefined) closing.abort();
        else now = next;
      },
    });
  };
  return { store, warnings, rounds, at: (time: number) => (now = time) };
}

test("the trash keeps a picture for thirty days; what is not in the trash stays for ever", async () => {
  const { store, rounds } = house();
  const [trashed] = ["one", "two"].map((text) => store.pictures.add(newPicture(store, text)).picture) as [string];
  store.pictures.trash([trashed]);
  await rounds(store, START + 29 * DAY, START + 30 * DAY);
  expect(store.pictures.library()).toMatchObject({ pictures: 1, trashed: 1 });
  await rounds(store, START + 31 * DAY, START + 4000 * DAY);
  expect(store.pictures.library()).toMatchObject({ pictures: 1, trashed: 0 });
});

test("a clock that is set back empties no trash, and neither puts backups off nor loses one", async () => {
  const { store, rounds } = house();
  store.pictures.trash([store.pictures.add(newPicture(store, "one")).picture]);
  const copies = (): number => readdirSync(store.folders.backups).length;
  await rounds(store, START, START + DAY / 2);
  expect(copies()).toBe(1);
  await rounds(store, START - 400 * DAY);
  expect([copies(), store.pictures.library().trashed]).toEqual([2, 1]);
  await rounds(store, START + DAY, START + 1.5 * DAY);
  expect(copies()).toBe(3);
});

test("what cannot be done now is logged, and done at the next round", async () => {
  const { store, rounds, warnings } = house();
  let fails = true;
  const failing: OpenedStore = {
    ...store,
    get lastBackup() {
      return store.lastBackup;
    },
    backup: () => {
      if (!fails) return store.backup();
      fails = false;
      return Promise.reject(new Error("no room"));
    },
  };
  await rounds(failing, START, START + 1);
  expect(warnings).toEqual([{ message: "no room" }]);
  expect(store.lastBackup).not.toBeNull();
});
