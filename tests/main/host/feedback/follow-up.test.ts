/** @file What follows when a round has been read, whenever the program was killed, whoever read it, and if nobody could. */
import { expect, test } from "vitest";
import type { Point } from "../../../../app/contract/shapes.ts";
import { SILENT } from "../../../../main/log.ts";
import { Events } from "../../../../main/host/events.ts";
import { FollowUp } from "../../../../main/host/feedback/follow-up.ts";
import { Learned } from "../../../../main/host/feedback/learned.ts";
import { Suggesting } from "../../../../main/host/feedback/suggesting.ts";
import { Lease } from "../../../../main/host/lease.ts";
import { openStore } from "../../../../main/store/open.ts";
import type { OpenedStore } from "../../../../main/store/store.ts";
import { temporaryFolder } from "../../../kit/circumplex.ts";
import { settled } from "../../../kit/fake-engines.ts";
import { PASSING } from "../../../kit/passing.ts";
import { PLAIN_STYLE } from "../../../kit/quick-engine.ts";
import { accept, boatRefinement, TARGET } from "../../../kit/refinement-rows.ts";
import { openTestStore } from "../../../kit/store.ts";
import { drawnFrame, measurementAt } from "../../../kit/store-rows.ts";

const EMBEDDED = measurementAt(0, 0).judge;

/** The host's parts that follow up, as a start of the program makes them. */
function hostOf(store: OpenedStore) {
  const events = new Events(store, { ...PASSING });
  const learned = new Learned(store);
  const engine = () => Promise.reject(new Error("nobody asks an engine here"));
  const judge = () => ({ kind: "embedded", id: EMBEDDED.id }) as const;
  const suggesting = new Suggesting({ store, events, learned, lease: new Lease(), log: SILENT, engine, judge });
  return { learned, suggesting, followUp: new FollowUp({ store, events, learned, suggesting, log: SILENT }) };
}

/** Draws what is missing of a round and has it read; nobody follows it up. */
function drawRound(store: OpenedStore, id: string, at: (index: number) => Point | null, judge = EMBEDDED): void {
  const { job, series } = store.refinements.round(id)!;
  store.jobs.move(job!, "running");
  for (const frame of store.frames.missing(job!)) {
    const { index } = frame;
    const { picture } = store.pictures.add(drawnFrame(store, frame, `${id} ${index}`), { series, index });
    const point = at(index);
    if (point === null) store.pictures.unmeasured(picture, PLAIN_STYLE);
    else store.pictures.measured(picture, measurementAt(point.valence, point.arousal, { judge }), PLAIN_STYLE);
  }
  store.jobs.move(job!, "done");
}

const LOW = (index: number): Point => ({ valence: -1 - index / 10, arousal: 0.5 });
const HIGHER = (index: number): Point => ({ valence: -0.2 - index / 10, arousal: 0.1 });

/** A refinement whose first round is read, followed up and suggested for. */
async function begun(store: OpenedStore) {
  const { followUp } = hostOf(store);
  const { refinement, round } = store.refinements.create(boatRefinement());
  drawRound(store, round, LOW);
  followUp.heard(store.refinements.round(round)!.series);
  await settled();
  return { refinement, round, suggestions: store.refinements.suggestions(round) };
}

const effectsIn = (store: OpenedStore) =>
  store.log.list(null).flatMap(({ entry }) => (entry.kind === "effect.measured" ? [entry] : []));

test("a round is finished once its last picture has been read, and not before", async () => {
  const store = openTestStore();
  const { followUp } = hostOf(store);
  const { round, job } = store.refinements.create(boatRefinement());
  const { series } = store.refinements.round(round)!;
  store.jobs.move(job, "running");
  for (const frame of store.frames.missing(job)) {
    const { picture } = store.pictures.add(drawnFrame(store, frame, `${frame.index}`), { series, index: frame.index });
    followUp.heard(series);
    expect(store.refinements.round(round)!.state).toBe("drawing");
    store.pictures.measured(picture, measurementAt(-1, 0.5), PLAIN_STYLE);
    followUp.heard(series);
  }
  expect(store.refinements.round(round)).toMatchObject({
    state: "measured",
    summary: { mean: { valence: -1, arousal: 0.5 } },
  });
  await settled();
  expect(store.refinements.suggestions(round).length).toBeGreaterThan(0);
});

test("a kill between the last reading and what came of it is made good by the next start, once", async () => {
  const directory = temporaryFolder();
  const first = openStore({ directory });
  const { suggestions } = await begun(first);
  const { round } = accept(first, suggestions[0]!.id);
  drawRound(first, round, HIGHER);
  first.close();
  for (const start of [1, 2]) {
    const store = openStore({ directory });
    const { followUp } = hostOf(store);
    expect(store.refinements.round(round)!.state).toBe(start === 1 ? "drawing" : "measured");
    followUp.start();
    await settled();
    expect(store.refinements.round(round)).toMatchObject({ state: "measured", verdict: "better" });
    expect(effectsIn(store)).toMatchObject([{ suggestion: suggestions[0]!.id, pairs: 4, judge: EMBEDDED }]);
    expect(effectsIn(store)[0]!.measured.valence.mean).toBeCloseTo(0.8, 12);
    expect(store.refinements.suggestions(round).length).toBeGreaterThan(0);
    store.close();
  }
});

test("a kill between what came of a round and its suggestions is made good when somebody looks", async () => {
  const store = openTestStore();
  const { round } = store.refinements.create(boatRefinement());
  drawRound(store, round, LOW);
  const killed = hostOf(store);
  killed.followUp.heard(store.refinements.round(round)!.series);
  await killed.suggesting.close();
  const { followUp, suggesting } = hostOf(store);
  followUp.start();
  expect(store.refinements.suggestions(round)).toEqual([]);
  suggesting.wake(round);
  await settled();
  expect(store.refinements.suggestions(round).length).toBeGreaterThan(0);
});

test("a round that is drawn before its parent waits for it, and is laid beside it then", () => {
  const store = openTestStore();
  const { followUp } = hostOf(store);
  const { round } = store.refinements.create(boatRefinement());
  const words = { parent: round, prompt: "a boat at dawn", origin: "written", suggestion: null } as const;
  const child = store.refinements.addRound(words).round;
  drawRound(store, child, HIGHER);
  followUp.heard(store.refinements.round(child)!.series);
  expect(store.refinements.round(child)!.state).toBe("drawing");
  drawRound(store, round, LOW);
  followUp.heard(store.refinements.round(round)!.series);
  expect(store.refinements.round(child)).toMatchObject({ state: "measured", verdict: "better" });
});

test("a round nobody could read is finished without a summary, and nothing is suggested for it", async () => {
  const store = openTestStore();
  const { followUp } = hostOf(store);
  const { round } = store.refinements.create(boatRefinement());
  drawRound(store, round, () => null);
  followUp.heard(store.refinements.round(round)!.series);
  await settled();
  expect(store.refinements.round(round)).toMatchObject({ state: "measured", summary: null, verdict: null });
  expect(store.refinements.suggestions(round)).toEqual([]);
});

test("pictures that two judges have read are not compared: what they say differs by more than the edit", async () => {
  const store = openTestStore();
  const { suggestions } = await begun(store);
  const { round } = accept(store, suggestions[0]!.id);
  drawRound(store, round, HIGHER, { id: "another", sha256: "c".repeat(64) });
  hostOf(store).followUp.start();
  expect(store.refinements.round(round)).toMatchObject({ state: "measured", verdict: "unclear" });
  expect(store.refinements.suggestion(suggestions[0]!.id)).toMatchObject({ measured: null, pairs: 0 });
  expect(effectsIn(store)).toEqual([]);
});

test("a round that was cancelled half-way is summed up as it is, and anew when the rest is drawn after all", async () => {
  const store = openTestStore();
  const { suggestions } = await begun(store);
  const { round, job } = accept(store, suggestions[0]!.id);
  const { series } = store.refinements.round(round)!;
  const { followUp, learned } = hostOf(store);
  store.jobs.move(job, "running");
  const [first] = store.frames.missing(job);
  const { picture } = store.pictures.add(drawnFrame(store, first!, "half"), { series, index: 0 });
  store.pictures.measured(picture, measurementAt(1, -1), PLAIN_STYLE);
  store.jobs.move(job, "cancelling");
  store.jobs.move(job, "cancelled");
  followUp.heard(series);
  expect(store.refinements.round(round)).toMatchObject({ state: "measured", summary: { mean: { valence: 1 } } });
  store.jobs.move(job, "waiting");
  expect(store.refinements.round(round)).toMatchObject({ state: "drawing", summary: null });
  drawRound(store, round, HIGHER);
  followUp.heard(series);
  expect(store.refinements.suggestion(suggestions[0]!.id)).toMatchObject({ pairs: 4 });
  expect(effectsIn(store).map(({ pairs }) => pairs)).toEqual([1, 4]);
  expect(learned.describe()).toMatchObject({ record: { measured: 1 }, effects: [{ times: 1 }] });
});

test("what the person feels is what distances are of, and the judge's own reading what is kept", async () => {
  const store = openTestStore();
  // A judge that reads this person's moods as if turned over.
  for (let i = 0; i < 200; i++) {
    const measured = { valence: -2 + i / 50, arousal: 0 };
    const felt = { valence: -measured.valence, arousal: 0 };
    store.log.append({ kind: "mood.corrected", picture: `p${i}`, judge: EMBEDDED, measured, felt });
  }
  const { round } = store.refinements.create(boatRefinement());
  drawRound(store, round, () => ({ valence: -TARGET.valence, arousal: 0 }));
  hostOf(store).followUp.start();
  const { summary } = store.refinements.round(round)!;
  expect(summary!.mean.valence).toBe(-TARGET.valence);
  expect(summary!.distance).toBeLessThan(1.3);
});
