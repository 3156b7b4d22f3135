/** @file Suggestions: proposed, decided in one stroke with the log and the next round, taken back, measured. */
import { describe, expect, test } from "vitest";
import { toFailure } from "../../../app/contract/failure.ts";
import type { OpenedStore } from "../../../main/store/store.ts";
import {
  accept,
  boatRefinement,
  decidedEntry,
  drawAll,
  effectEntry,
  outcome,
  proposalOf,
  proposeTwo,
  shiftOf,
} from "../../kit/refinement-rows.ts";
import { openTestStore } from "../../kit/store.ts";
import { startSeries } from "../../kit/store-rows.ts";

interface Begun {
  readonly store: OpenedStore;
  readonly refinement: string;
  readonly round: string;
}

/** A refinement whose first round is measured. */
function begin(): Begun {
  const store = openTestStore();
  const { refinement, round, job } = store.refinements.create(boatRefinement());
  drawAll(store, job);
  store.refinements.finish(round, outcome());
  return { store, refinement, round };
}

/** What the log holds, without numbers and times. */
const entries = (store: OpenedStore, person: string | null = null) =>
  store.log.list(person).map((logged) => logged.entry);

/** What a decision may change, as it is now. */
const everything = ({ store, refinement }: Begun) => ({
  refinement: store.refinements.get(refinement),
  log: store.log.list(null),
  jobs: store.jobs.list(),
  revision: store.refinements.revision(),
});

const issues = (task: () => unknown): unknown => {
  try {
    return task();
  } catch (error) {
    return toFailure(error);
  }
};

describe("proposals", () => {
  test("are kept in the order they came in, with what they were made of", () => {
    const { store, round } = begin();
    const [flowers, snow] = proposeTwo(store, round);
    expect([flowers, snow].map(({ prompt }) => prompt)).toEqual(["a boat, flowers", "a boat, snow"]);
    expect(flowers).toEqual({
      id: flowers.id,
      round,
      edits: [{ kind: "add", at: 6, text: ", flowers" }],
      prompt: "a boat, flowers",
      expected: shiftOf(0.5, -0.25),
      reason: "There is no flowers yet.",
      causes: ["mist"],
      source: "rules",
      state: "proposed",
      leadsTo: null,
      measured: null,
      pairs: 0,
    });
    expect(store.refinements.suggestion(flowers.id)).toEqual({ ...flowers, kept: proposalOf("a boat", "flowers") });
    expect(store.refinements.suggestion("none")).toBeUndefined();
  });

  test("take the place of those that are undecided, and of no others", () => {
    const { store, round } = begin();
    const [flowers] = proposeTwo(store, round);
    accept(store, flowers.id);
    const again = proposeTwo(store, round);
    expect(store.refinements.suggestions(round).map(({ id }) => id)).toEqual([
      flowers.id,
      ...again.map(({ id }) => id),
    ]);
    store.refinements.propose(round, []);
    expect(store.refinements.suggestions(round).map(({ id }) => id)).toEqual([flowers.id]);
  });

  test("with a number that is none are refused whole", () => {
    const { store, round } = begin();
    const before = proposeTwo(store, round);
    const [good, bad] = [
      proposalOf("a boat", "mist"),
      { ...proposalOf("a boat", "fog"), prior: shiftOf(Number.NaN, 0) },
    ];
    expect(() => store.refinements.propose(round, [good, bad])).toThrow();
    expect(store.refinements.suggestions(round)).toEqual(before);
  });
});

describe("a decision", () => {
  test("to accept draws the next round before everything that waits, and says so in the log", () => {
    const { store, refinement, round } = begin();
    startSeries(store);
    const [flowers] = proposeTwo(store, round);
    const next = accept(store, flowers.id);
    expect(store.jobs.next()!.id).toBe(next.job);
    expect(store.refinements.round(next.round)).toMatchObject({
      parent: round,
      depth: 1,
      prompt: "a boat, flowers",
      origin: "suggestion",
      suggestion: flowers.id,
      job: next.job,
    });
    expect(store.refinements.head(refinement)!.current).toBe(next.round);
    expect(store.refinements.suggestions(round)[0]).toEqual({ ...flowers, state: "accepted", leadsTo: next.round });
    expect(entries(store)).toEqual([decidedEntry(flowers.id)]);
  });

  test("to edit draws the person's own words, of which nothing is expected", () => {
    const { store, round } = begin();
    const [flowers] = proposeTwo(store, round);
    const entry = decidedEntry(flowers.id, "edit");
    const next = store.refinements.decide({ suggestion: flowers.id, state: "edited", prompt: "a boat, roses", entry });
    expect(store.refinements.round(next.round!)!.prompt).toBe("a boat, roses");
    expect(store.refinements.suggestions(round)[0]).toMatchObject({
      state: "edited",
      prompt: "a boat, roses",
      expected: null,
      leadsTo: next.round,
    });
  });

  test("to reject draws nothing", () => {
    const { store, refinement, round } = begin();
    const [flowers] = proposeTwo(store, round);
    const jobs = store.jobs.list();
    const entry = decidedEntry(flowers.id, "reject");
    expect(store.refinements.decide({ suggestion: flowers.id, state: "rejected", prompt: null, entry })).toEqual({
      round: null,
      job: null,
    });
    expect(store.jobs.list()).toEqual(jobs);
    expect(store.refinements.head(refinement)).toMatchObject({ current: round, rounds: 1 });
    expect(store.refinements.suggestions(round)[0]).toEqual({ ...flowers, state: "rejected" });
  });

  test("is made once", () => {
    const begun = begin();
    const { store, round } = begun;
    const [flowers] = proposeTwo(store, round);
    accept(store, flowers.id);
    const before = everything(begun);
    expect(issues(() => accept(store, flowers.id))).toEqual({
      code: "input.invalid",
      issues: ["This suggestion has been decided already."],
    });
    expect(everything(begun)).toEqual(before);
  });

  test("that cannot be drawn or logged changes nothing", () => {
    const begun = begin();
    const { store, round } = begun;
    const [flowers] = proposeTwo(store, round);
    const before = everything(begun);
    const entry = decidedEntry(flowers.id, "edit");
    const edited = { suggestion: flowers.id, state: "edited", prompt: "x".repeat(501), entry } as const;
    expect(issues(() => store.refinements.decide(edited))).toEqual({
      code: "input.invalid",
      issues: ["The prompt has 501 characters, 500 is the most."],
    });
    const unreadable = { ...decidedEntry(flowers.id), session: Number.NaN };
    expect(() =>
      store.refinements.decide({ suggestion: flowers.id, state: "accepted", prompt: null, entry: unreadable }),
    ).toThrow();
    expect(everything(begun)).toEqual(before);
  });
});

describe("a decision that is taken back", () => {
  test("leaves its round as a branch, and one stands at the parent", () => {
    const { store, refinement, round } = begin();
    const [flowers] = proposeTwo(store, round);
    const next = accept(store, flowers.id);
    store.refinements.undo(flowers.id);
    expect(store.refinements.suggestions(round)[0]).toEqual(flowers);
    expect(store.refinements.head(refinement)).toMatchObject({ current: round, rounds: 2 });
    expect(store.refinements.round(next.round)).toMatchObject({ parent: round, suggestion: flowers.id });
    const [decided] = store.log.list(null);
    expect(entries(store)).toEqual([decided!.entry, { kind: "undone", number: decided!.number }]);
    expect(issues(() => store.refinements.undo(flowers.id))).toMatchObject({ code: "input.invalid" });
    accept(store, flowers.id);
    expect(store.refinements.head(refinement)!.rounds).toBe(3);
  });

  test("takes the effect back as well, which is not measured again by the branch", () => {
    const { store, round } = begin();
    const [flowers] = proposeTwo(store, round);
    const next = accept(store, flowers.id);
    drawAll(store, next.job);
    const effect = { measured: shiftOf(0.3, -0.1), pairs: 4, entry: effectEntry(flowers.id) };
    store.refinements.finish(next.round, outcome(0.5, { effect }));
    expect(store.refinements.suggestions(round)[0]).toMatchObject({ measured: effect.measured, pairs: 4 });
    const [decided, measured] = store.log.list(null);
    expect(measured!.entry).toEqual(effect.entry);
    store.refinements.undo(flowers.id);
    expect(store.refinements.suggestions(round)[0]).toEqual(flowers);
    expect(entries(store).slice(2)).toEqual([
      { kind: "undone", number: measured!.number },
      { kind: "undone", number: decided!.number },
    ]);
    const { series } = store.refinements.round(next.round)!;
    drawAll(store, store.frames.redraw({ series, index: 0 }, { seed: 7, prompt: "a boat, flowers" }, true).job);
    expect(store.refinements.finish(next.round, outcome(0.5, { effect }))).toBe(true);
    expect(entries(store)).toHaveLength(4);
    expect(store.refinements.suggestions(round)[0]).toEqual(flowers);
  });
});

describe("what was measured of a suggestion", () => {
  test("is logged for whoever accepted it, and replaced when a picture is drawn again", () => {
    const { store, round } = begin();
    const me = store.people.current().id;
    const [flowers] = proposeTwo(store, round);
    const next = accept(store, flowers.id);
    store.people.choose(store.people.create("Ada"));
    drawAll(store, next.job);
    const effect = { measured: shiftOf(0.3, -0.1), pairs: 4, entry: effectEntry(flowers.id) };
    store.refinements.finish(next.round, outcome(0.5, { effect }));
    expect(store.refinements.finish(next.round, outcome(0.5, { effect }))).toBe(false);
    expect(entries(store, me)).toEqual([decidedEntry(flowers.id), effect.entry]);
    const { number } = store.log.list(me)[1]!;
    const { series } = store.refinements.round(next.round)!;
    drawAll(store, store.frames.redraw({ series, index: 0 }, { seed: 7, prompt: "a boat, flowers" }, true).job);
    store.refinements.finish(next.round, outcome(0.5, { effect: { ...effect, pairs: 3 } }));
    expect(entries(store, me).slice(2)).toEqual([{ kind: "undone", number }, effect.entry]);
    expect(entries(store)).toHaveLength(4);
    expect(store.refinements.suggestions(round)[0]).toMatchObject({ pairs: 3 });
  });

  test("stays with the suggestion and is logged for nobody when that person has left", () => {
    const { store, round } = begin();
    const me = store.people.current().id;
    const [flowers] = proposeTwo(store, round);
    const next = accept(store, flowers.id);
    store.people.create("Ada");
    store.people.remove(me);
    drawAll(store, next.job);
    const effect = { measured: shiftOf(0.3, -0.1), pairs: 4, entry: effectEntry(flowers.id) };
    store.refinements.finish(next.round, outcome(0.5, { effect }));
    expect(store.refinements.suggestions(round)[0]).toMatchObject({ state: "accepted", measured: effect.measured });
    store.refinements.undo(flowers.id);
    expect(store.log.list(null)).toEqual([]);
  });
});
