/** @file The draft is restored at the start and saved when it has settled. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { StudioError } from "../../../app/contract/failure.ts";
import type { Draft } from "../../../app/contract/studio/settings.ts";
import { createDraftStore, EMPTY_DRAFT } from "../../../renderer/state/draft-store.ts";
import { keepDraft } from "../../../renderer/state/keep-draft.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function host(kept: Draft | null, failures = 0) {
  const saved: Draft[] = [];
  let left = failures;
  return {
    saved,
    client: {
      "draft.get": () => Promise.resolve({ draft: kept }),
      "draft.save": ({ draft }: { readonly draft: Draft }) => {
        if (left > 0) {
          left -= 1;
          return Promise.reject(new StudioError({ code: "wire.closed" }));
        }
        saved.push(draft);
        return Promise.resolve({});
      },
    },
  };
}

const KEPT: Draft = { now: { ...EMPTY_DRAFT, prompt: "a boat" }, past: [EMPTY_DRAFT], future: [], series: "s" };

test("what the host has kept comes back, with its history", async () => {
  const store = createDraftStore(() => 0);
  await keepDraft(store, host(KEPT).client);
  expect(store.getState()).toMatchObject(KEPT);
});

test("a person who was faster keeps what was typed", async () => {
  const store = createDraftStore(() => 0);
  const keeping = keepDraft(store, host(KEPT).client);
  store.getState().setPrompt("a house");
  await keeping;
  expect(store.getState().now.prompt).toBe("a house");
});

test("many changes are saved once, when they have settled", async () => {
  const store = createDraftStore(() => 0);
  const { client, saved } = host(null);
  const told: boolean[] = [];
  await keepDraft(store, client, (kept) => told.push(kept));
  for (const prompt of ["a", "a h", "a house"]) store.getState().setPrompt(prompt);
  await vi.runAllTimersAsync();
  expect(saved.map(({ now }) => now.prompt)).toEqual(["a house"]);
  expect(told).toEqual([false, false, false, true]);
});

test("what could not be saved is tried again", async () => {
  const store = createDraftStore(() => 0);
  const { client, saved } = host(null, 2);
  await keepDraft(store, client);
  store.getState().setSeed(5);
  await vi.runAllTimersAsync();
  expect(saved.map(({ now }) => now.seed)).toEqual([5]);
});

test("a page that closes saves at once, and nothing twice", async () => {
  const store = createDraftStore(() => 0);
  const { client, saved } = host(null);
  const keeping = await keepDraft(store, client);
  store.getState().setFrames(4);
  keeping.flush();
  await vi.runAllTimersAsync();
  keeping.flush();
  expect(saved.map(({ now }) => now.frames)).toEqual([4]);
});
