/** @file A refinement in the window, event by event. */
import { expect, test } from "vitest";
import type { RefinementEvent } from "../../../app/contract/studio/refinements.ts";
import { createRefinementFeeds } from "../../../renderer/state/refinement-feeds.ts";
import { reduceRefinement } from "../../../renderer/state/refinement-view.ts";
import { refinementOf, roundWith, suggestionWith } from "../../kit/refinement.ts";

const start = roundWith("start", null);
const snapshot: RefinementEvent = { kind: "snapshot", seq: 1, refinement: refinementOf([start]) };

test("a change before the first snapshot means nothing", () => {
  expect(reduceRefinement(undefined, { kind: "round", seq: 2, round: start })).toBeUndefined();
});

test("rounds come and change in their place, and head and control are replaced", () => {
  const next = roundWith("next", "start", { state: "drawing", summary: null });
  const measured = { ...next, state: "measured" as const };
  const control = { series: "control", images: 2, measured: 1, bestDistance: 0.5 };
  const before = refinementOf([start]);
  const events: readonly RefinementEvent[] = [
    snapshot,
    { kind: "round", seq: 2, round: next },
    { kind: "head", seq: 3, head: { ...before.head, current: "next", rounds: 2 } },
    { kind: "round", seq: 4, round: measured },
    { kind: "control", seq: 5, control },
  ];
  expect(events.reduce(reduceRefinement, undefined)).toEqual({
    ...before,
    head: { ...before.head, current: "next", rounds: 2 },
    rounds: [start, measured],
    control,
  });
});

test("suggestions of one round replace one another and leave the others' alone", () => {
  const one = suggestionWith({ id: "one", round: "start" });
  const other = suggestionWith({ id: "other", round: "next" });
  const anew = suggestionWith({ id: "anew", round: "start" });
  const events: readonly RefinementEvent[] = [
    snapshot,
    { kind: "suggestions", seq: 2, round: "start", suggestions: [one] },
    { kind: "suggestions", seq: 3, round: "next", suggestions: [other] },
    { kind: "suggestions", seq: 4, round: "start", suggestions: [{ ...one, state: "rejected" }, anew] },
  ];
  const { suggestions } = events.reduce(reduceRefinement, undefined)!;
  expect(suggestions.map(({ id, state }) => [id, state])).toEqual([
    ["one", "rejected"],
    ["anew", "proposed"],
    ["other", "proposed"],
  ]);
});

test("a feed tells of the refinement it was opened for, and keeps what it knew when it breaks", async () => {
  const broken = Promise.withResolvers<void>();
  const asked: string[] = [];
  const feeds = createRefinementFeeds({
    "refinements.watch": async function* ({ refinement }: { refinement: string }): AsyncGenerator<RefinementEvent> {
      asked.push(refinement);
      yield snapshot;
      throw new Error("gone");
    },
  });
  const leave = feeds.subscribe("r", () => {
    if (feeds.peek("r").failure !== undefined) broken.resolve();
  });
  await broken.promise;
  expect([asked, feeds.peek("r").failure?.code]).toEqual([["r"], "internal"]);
  expect(feeds.peek("r").view).toEqual(refinementOf([start]));
  leave();
});
