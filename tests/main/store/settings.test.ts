/** @file Settings, the draft and the probes: kept as they are, mended when they no longer hold, never lost. */
import path from "node:path";
import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { Draft } from "../../../app/contract/studio/settings.ts";
import { openStore } from "../../../main/store/open.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { openTestStore } from "../../kit/store.ts";

const DEFAULTS = {
  theme: "dark",
  language: "en",
  tolerance: 0.75,
  notify: true,
  tourSeen: false,
  shortcuts: {},
  stripExports: false,
} as const;

const DRAFT: Draft = {
  now: {
    prompt: "a boat",
    points: [{ valence: -1, arousal: 0 }],
    frames: 5,
    seed: 1,
    seedLocked: true,
    size: 512,
    aspect: "square",
    pack: "papercut",
  },
  past: [],
  future: [],
  series: null,
};

test("what is set is there after the next start, the rest has its default", () => {
  const store = openTestStore();
  expect(store.settings.get()).toEqual(DEFAULTS);
  expect(store.settings.set({ theme: "light", shortcuts: { draw: "Ctrl+D" } })).toMatchObject({ theme: "light" });
  store.settings.saveDraft(DRAFT);
  const engine = { provider: "cpu", probed: 5, probes: [{ provider: "webgpu", milliseconds: null, reason: "no GPU" }] };
  store.settings.saveEngine(engine);
  store.close();
  const after = openTestStore({ directory: store.directory });
  expect(after.settings.get()).toEqual({ ...DEFAULTS, theme: "light", shortcuts: { draw: "Ctrl+D" } });
  expect(after.settings.draft()).toEqual(DRAFT);
  expect(after.settings.engine()).toEqual(engine);
});

test("a value that does not hold is refused", () => {
  const store = openTestStore();
  expect(() => store.settings.set({ tolerance: 99 })).toThrow();
  expect(store.settings.get()).toEqual(DEFAULTS);
});

test("what no longer parses falls back alone, and is kept aside", () => {
  const directory = temporaryFolder();
  openStore({ directory }).close();
  const file = path.join(directory, "studio.db");
  const stored = JSON.stringify({ ...DEFAULTS, theme: "sepia", tolerance: 1.5 });
  const database = new Database(file);
  database.prepare("INSERT INTO settings (name, value) VALUES ('settings', ?), ('draft', '{')").run(stored);
  database.close();
  const store = openTestStore({ directory, now: () => 77 });
  expect(store.settings.get()).toEqual({ ...DEFAULTS, tolerance: 1.5 });
  expect(store.settings.draft()).toBeNull();
  expect(store.settings.get()).toEqual({ ...DEFAULTS, tolerance: 1.5 });
  store.close();
  const after = new Database(file, { readonly: true });
  expect(after.prepare("SELECT name, value, created FROM settings_aside ORDER BY number").all()).toEqual([
    { name: "settings", value: stored, created: 77 },
    { name: "draft", value: "{", created: 77 },
  ]);
  after.close();
});
