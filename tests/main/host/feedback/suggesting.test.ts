/** @file Suggestions where the judge has words of its own: what holds of them comes first, and rules make up the rest. */
import { expect, test } from "vitest";
import { engineContract, type EngineContract, type JudgeOrder } from "../../../../app/contract/engine/engine.ts";
import { StudioError } from "../../../../app/contract/failure.ts";
import type { Handlers } from "../../../../app/contract/kinds.ts";
import { memoryPorts } from "../../../../app/contract/ports/memory.ts";
import { connect, serve } from "../../../../app/contract/wire.ts";
import type { Proposal } from "../../../../app/feedback/proposal.ts";
import { Events } from "../../../../main/host/events.ts";
import { Learned } from "../../../../main/host/feedback/learned.ts";
import { Suggesting } from "../../../../main/host/feedback/suggesting.ts";
import { Lease } from "../../../../main/host/lease.ts";
import { SILENT } from "../../../../main/log.ts";
import type { OpenedStore } from "../../../../main/store/store.ts";
import { fakeHandlers, settled } from "../../../kit/fake-engines.ts";
import { PASSING } from "../../../kit/passing.ts";
import { accept, boatRefinement, drawAll, outcome, proposeTwo, shiftOf } from "../../../kit/refinement-rows.ts";
import { openTestStore } from "../../../kit/store.ts";

type Propose = Handlers<EngineContract>["judges.propose"];

const SERVER: JudgeOrder = {
  kind: "server",
  id: "my-server",
  setup: {
    address: "http://127.0.0.1:1/v1",
    model: "tiny",
    allowedHost: null,
    reads: 1,
    temperature: 0,
    timeoutSeconds: 5,
  },
  key: null,
  calibration: null,
};

const LATE = "a boat at night";

/** A round of a boat at night, read and finished, and what suggests for it by asking this judge. */
function standing(propose: Propose, { judge = SERVER, patience = 60_000 } = {}) {
  const store = openTestStore();
  const { refinement, round, job } = store.refinements.create(boatRefinement({ prompt: LATE }));
  drawAll(store, job);
  store.refinements.finish(round, outcome());
  const [near, far] = memoryPorts();
  serve(engineContract, fakeHandlers({ "judges.propose": propose }), far, { checkOutputs: true });
  const engine = connect(engineContract, near);
  const suggesting = new Suggesting({
    store,
    events: new Events(store, { ...PASSING }),
    learned: new Learned(store),
    lease: new Lease(),
    log: SILENT,
    engine: async () => engine,
    judge: () => judge,
    patience,
  });
  return { store, refinement, round, suggesting };
}

/** What the judge proposes: words added to the prompt, with traits and a source that are not its to say. */
function adds(words: string, change: Partial<Proposal> = {}): Proposal {
  return {
    edits: [{ kind: "add", at: LATE.length, text: `, ${words}` }],
    prompt: `${LATE}, ${words}`,
    families: ["judge"],
    expected: shiftOf(0.4, 0.1),
    reason: "It would look warmer.",
    causes: [],
    traits: [],
    source: "somebody else",
    ...change,
  };
}

const suggested = (store: OpenedStore, round: string) =>
  store.refinements.suggestions(round).map(({ prompt, source }) => [prompt, source]);

test("the judge's own come first, with traits and name given here, and rules fill the list", async () => {
  const { store, round, suggesting } = standing(() => ({ proposals: [adds("in a warm glow")] }));
  await suggesting.ask(round, AbortSignal.timeout(5000));
  const [first, ...others] = suggested(store, round);
  expect(first).toEqual([`${LATE}, in a warm glow`, "my-server"]);
  expect(others.map(([, source]) => source)).toEqual(["rules", "rules"]);
  const { kept } = store.refinements.suggestion(store.refinements.suggestions(round)[0]!.id)!;
  expect(kept).toMatchObject({ context: "judge", prior: shiftOf(0.4, 0.1) });
  expect(kept.proposal.traits).toHaveLength(16);
});

test("what changes the prompt otherwise than it says, loses the subject, or repeats another is left out", async () => {
  const proposals = [
    adds("with lamps", { prompt: `${LATE}, with a thousand lamps` }),
    adds("with lamps", { edits: [{ kind: "add", at: 400, text: "lamps" }] }),
    adds("at dawn", { edits: [{ kind: "replace", start: 2, end: 6, text: "house" }], prompt: "a house at night" }),
    adds("with lamps"),
    adds("with lamps"),
  ];
  const { store, round, suggesting } = standing(() => ({ proposals }));
  await suggesting.ask(round, AbortSignal.timeout(5000));
  const own = suggested(store, round).filter(([, source]) => source === "my-server");
  expect(own).toEqual([[`${LATE}, with lamps`, "my-server"]]);
});

test("the judge is shown the round's best and worst picture, and what was tried before with what came of it", async () => {
  const asked: Parameters<Propose>[0][] = [];
  const { store, round, suggesting } = standing((input) => {
    asked.push(input);
    return { proposals: [] };
  });
  const [flowers] = proposeTwo(store, round);
  const next = accept(store, flowers.id);
  drawAll(store, next.job);
  const effect = { measured: shiftOf(0.3, -0.1), pairs: 4, entry: null };
  store.refinements.finish(next.round, outcome(1, { effect }));
  await suggesting.ask(next.round, AbortSignal.timeout(5000));
  const { pictures } = store.refinements.round(next.round)!;
  expect(asked).toMatchObject([
    {
      judge: SERVER,
      first: LATE,
      prompt: `${LATE}, flowers`,
      target: { valence: 1, arousal: -1 },
      measured: { mean: outcome().summary!.mean },
      // The target's valence is 1: the last lies nearest to it.
      pictures: [pictures.at(-1)!.picture!.blob, pictures[0]!.picture!.blob],
      tried: [{ prompt: `${LATE}, flowers`, valence: 0.3, arousal: -0.1 }],
    },
  ]);
});

test.each([
  [
    "fails",
    () => Promise.reject(new StudioError({ code: "judge.failed", judge: "x", sentence: "It is away." })),
    60_000,
  ],
  ["says nothing in time", () => new Promise<never>(() => undefined), 20],
] as const)("a judge that %s leaves the suggestions to the rules", async (_what, propose, patience) => {
  const { store, round, suggesting } = standing(propose, { patience });
  await suggesting.ask(round, AbortSignal.timeout(5000));
  expect(new Set(suggested(store, round).map(([, source]) => source))).toEqual(new Set(["rules"]));
});

test("a round that is forgotten while the judge thinks stops nothing", async () => {
  const { store, refinement, round, suggesting } = standing(() => {
    store.refinements.remove(refinement);
    return { proposals: [adds("with lamps")] };
  });
  await suggesting.ask(round, AbortSignal.timeout(5000));
  expect(store.refinements.round(round)).toBeUndefined();
});

test("who asks again is answered by the later words alone, and closing ends what is under way", async () => {
  let asked = 0;
  const { store, round, suggesting } = standing(() => {
    asked++;
    return asked === 1 ? new Promise<never>(() => undefined) : { proposals: [adds("with lamps")] };
  });
  const first = suggesting.ask(round, AbortSignal.timeout(5000));
  const ended = expect(first).rejects.toMatchObject({ name: "AbortError" });
  await settled();
  await suggesting.ask(round, AbortSignal.timeout(5000));
  await ended;
  expect(suggested(store, round)[0]).toEqual([`${LATE}, with lamps`, "my-server"]);
  asked = 0;
  const last = expect(suggesting.ask(round, AbortSignal.timeout(5000))).rejects.toMatchObject({ name: "AbortError" });
  await settled();
  await suggesting.close();
  await last;
});

test("nobody is asked twice for a round that has suggestions, or was given none", async () => {
  let asked = 0;
  const { store, round, suggesting } = standing(() => {
    asked++;
    return { proposals: [] };
  });
  await suggesting.ask(round, AbortSignal.timeout(5000));
  store.refinements.propose(round, []);
  suggesting.wake(round);
  expect(asked).toBe(1);
});
