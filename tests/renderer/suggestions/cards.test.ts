/** @file Which suggestions stand beside a round, how each stands, and which one a key means. */
import { describe, expect, test } from "vitest";
import type { RefinementHead } from "../../../app/contract/studio/refinements.ts";
import {
  atHand,
  cardsOf,
  currentRound,
  following,
  stateOf,
  stepped,
} from "../../../renderer/features/suggestions/cards.ts";
import { nearestOf } from "../../../renderer/features/history/readings.ts";
import { refinementOf } from "../../../renderer/features/suggestions/refinement-of.ts";
import { nearedBy, newlyMeasured, returnFrom } from "../../../renderer/features/suggestions/rounds.ts";
import {
  refinementOf as refinementWith,
  roundPictureAt,
  roundWith,
  suggestionWith,
  TARGET,
} from "../../kit/refinement.ts";

const SHIFT = { valence: { mean: 0.3, sd: 0.1 }, arousal: { mean: 0, sd: 0.1 } };
const at = (valence: number, arousal: number) => ({ valence, arousal });

describe("the refinement of a frame", () => {
  const head = (id: string, created: number, from: RefinementHead["from"]): RefinementHead => ({
    ...refinementWith([roundWith("start", null)]).head,
    id,
    created,
    from,
  });
  const heads = [
    head("other frame", 9, { series: "s", index: 2 }),
    head("first", 1, { series: "s", index: 1 }),
    head("second", 5, { series: "s", index: 1 }),
    head("from the gallery", 8, null),
  ];

  test("is the newest that began with it", () => {
    expect(refinementOf(heads, "s", 1)?.id).toBe("second");
  });

  test("is missing for another series, another frame and before there is a series", () => {
    expect([refinementOf(heads, "t", 1), refinementOf(heads, "s", 0), refinementOf(heads, null, 1)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("cards", () => {
  const start = roundWith("start", null);
  const next = roundWith("next", "start", { suggestion: "taken" });
  const taken = suggestionWith({ id: "taken", state: "accepted", leadsTo: "next" });
  const left = suggestionWith({ id: "left", state: "rejected" });
  const open = ["a", "b", "c"].map((id) => suggestionWith({ id, round: "next" }));
  const view = refinementWith([start, next], { suggestions: [taken, left, ...open] });

  test("are those of the round one stands at, and the one it was drawn for", () => {
    expect(currentRound(view)).toBe(view.rounds[1]);
    expect(cardsOf(view, next)).toEqual({ open, decided: [], led: taken });
    expect(cardsOf(view, start)).toEqual({ open: [], decided: [taken, left], led: null });
  });

  test("belong to the first round while the host has not told of the current one", () => {
    expect(currentRound({ ...view, head: { ...view.head, current: "unheard" } })?.id).toBe("start");
  });

  test("stand open, accepted, rejected or measured; an edited one is an accepted one", () => {
    const states = [
      { state: "proposed", measured: null },
      { state: "rejected", measured: null },
      { state: "accepted", measured: null },
      { state: "edited", measured: null },
      { state: "accepted", measured: SHIFT },
      { state: "edited", measured: SHIFT },
    ] as const;
    expect(states.map(stateOf)).toEqual(["open", "rejected", "accepted", "accepted", "measured", "measured"]);
  });

  test("are meant by keys: the chosen one, and the first when it is gone or none is chosen", () => {
    expect([atHand(open, "b"), atHand(open, "taken"), atHand(open, null), atHand([], "b")]).toEqual([
      open[1],
      open[0],
      open[0],
      undefined,
    ]);
  });

  test("are walked to either end and no further", () => {
    const [a, b, c] = [open[0]!, open[1]!, open[2]!];
    expect([stepped(open, a, 1), stepped(open, c, 1), stepped(open, a, -1), stepped(open, b, -1)]).toEqual([
      b,
      c,
      a,
      a,
    ]);
  });

  test("give way to the next, the last one to the one before", () => {
    expect(open.map((one) => following(open, one)?.id)).toEqual(["b", "c", "b"]);
    expect(following([open[0]!], open[0]!)).toBeUndefined();
  });
});

describe("what is said of rounds", () => {
  const drawing = roundWith("next", "start", { state: "drawing", summary: null });
  const start = roundWith("start", null, {}, at(0, 0));
  const next = roundWith("next", "start", {}, at(1.5, 0.5));

  test("is said once, when a round that was being drawn has been read", () => {
    expect(newlyMeasured([start, drawing], [start, next])).toEqual([next]);
    expect(newlyMeasured([start, next], [start, next])).toEqual([]);
    // A round that is measured when one first hears of it is no news.
    expect(newlyMeasured([], [start, next])).toEqual([]);
  });

  test("tells how much nearer the target it came, where both rounds were read", () => {
    expect(nearedBy([start, next], next)).toBeCloseTo(Math.hypot(1.5, 1.5) - 2, 12);
    expect(nearedBy([start, next], start)).toBeNull();
    expect(nearedBy([start, drawing], drawing)).toBeNull();
    expect(nearedBy([{ ...start, summary: null }, next], next)).toBeNull();
  });

  test("offers the way back from a round that led away, clearly or not", () => {
    const away = at(-2, 2);
    const rounds = (["better", "unclear", "worse", null] as const).flatMap((verdict) => [
      roundWith("there", "start", { verdict }, at(1.5, 0.5)),
      roundWith("away", "start", { verdict }, away),
    ]);
    const back = rounds.map((round) => returnFrom([start, round], round)?.id ?? "stay");
    expect(back).toEqual(["stay", "stay", "stay", "start", "start", "start", "stay", "stay"]);
    expect(returnFrom([start], start)).toBeUndefined();
  });
});

describe("the nearest picture of a round", () => {
  test("is the one with the smallest distance shown, the first of equals, and none while nothing is read", () => {
    const pictures = [null, at(1, -1), at(1.5, -1), at(1.5, -2)].map((place, i) => roundPictureAt(i, place));
    expect(nearestOf({ pictures }, TARGET)).toEqual({ picture: pictures[2], distance: 0.5 });
    expect(nearestOf({ pictures: pictures.slice(0, 1) }, TARGET)).toBeUndefined();
  });
});
