/** @file The draft: what is a step to undo and what is not. */
import { expect, test } from "vitest";
import { draft } from "../../../app/contract/studio/settings.ts";
import { createDraftStore, EMPTY_DRAFT, toDraft } from "../../../renderer/state/draft-store.ts";

function drafting() {
  let now = 0;
  const store = createDraftStore(() => now);
  return {
    draft: () => store.getState(),
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

const p = (valence: number, arousal: number) => ({ valence, arousal });

test("typing on is one step, typing after a pause another", () => {
  const { draft, pass } = drafting();
  for (const text of ["a", "a h", "a house"]) {
    draft().setPrompt(text);
    pass(300);
  }
  pass(2000);
  draft().setPrompt("a house by the sea");
  expect(draft().past.map(({ prompt }) => prompt)).toEqual(["", "a house"]);
  draft().undo();
  expect(draft().now.prompt).toBe("a house");
  draft().undo();
  expect(draft().now.prompt).toBe("");
  draft().redo();
  draft().redo();
  expect(draft().now.prompt).toBe("a house by the sea");
});

test("all moves of one drag are one step, two drags are two", () => {
  const { draft } = drafting();
  draft().setPoints([p(0, 0), p(1, 1)]);
  for (const v of [0.1, 0.2, 0.3]) draft().setPoints([p(v, 0), p(1, 1)], "drag 1");
  for (const v of [0.4, 0.5]) draft().setPoints([p(v, 0), p(1, 1)], "drag 2");
  expect(draft().past.map(({ points }) => points[0])).toEqual([undefined, p(0, 0), p(0.3, 0)]);
});

test("an edit after an undo forgets what was undone", () => {
  const { draft } = drafting();
  draft().setFrames(5);
  draft().undo();
  draft().setSeed(7);
  expect(draft().future).toEqual([]);
  draft().redo();
  expect(draft().now).toEqual({ ...EMPTY_DRAFT, seed: 7 });
});

test("the seed a draw has rolled is shown and is no step to undo", () => {
  const store = createDraftStore(() => 0);
  store.getState().setPrompt("a boat");
  store.getState().showSeed(4711);
  expect(store.getState().now).toMatchObject({ prompt: "a boat", seed: 4711 });
  store.getState().undo();
  expect(store.getState().now.prompt).toBe("");
});

test("a drag after an undo does not run into the one before", () => {
  const { draft } = drafting();
  draft().setPoints([p(0, 0)], "drag 1");
  draft().undo();
  draft().setPoints([p(1, 1)], "drag 1");
  expect(draft().past).toEqual([EMPTY_DRAFT]);
});

test("a hundred steps can be gone back to", () => {
  const { draft } = drafting();
  for (let seed = 10; seed < 160; seed++) draft().setSeed(seed);
  expect(draft().past).toHaveLength(100);
  expect(draft().past[0]?.seed).toBe(59);
});

test("what changes nothing is no step", () => {
  const { draft } = drafting();
  draft().setFrames(EMPTY_DRAFT.frames);
  expect(draft().past).toEqual([]);
});

test("a prompt too long to be kept is cut, so that the draft is still saved", () => {
  const { draft: now } = drafting();
  now().setPrompt("x".repeat(7000));
  expect(draft.safeParse(toDraft(now())).success).toBe(true);
  expect(now().now.prompt).toHaveLength(5000);
});

test("the history is kept with the draft and comes back with it", () => {
  const { draft } = drafting();
  draft().setPrompt("a boat");
  draft().setSeries("series-1");
  const kept = toDraft(draft());
  const { draft: later } = drafting();
  later().restore(kept);
  later().undo();
  expect(toDraft(later())).toEqual({ now: EMPTY_DRAFT, past: [], future: [kept.now], series: "series-1" });
});
