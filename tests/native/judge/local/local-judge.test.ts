/** @file Tiny models as judges in an engine: they pass their trial, measure what is drawn, suggest, and leave unmeasured what they cannot read. */
import { expect, test } from "vitest";
import { engineContract, type JudgeOrder } from "../../../../app/contract/engine/engine.ts";
import { localSetup } from "../../../../app/contract/studio/judges.ts";
import { LocalJudges } from "../../../../native/engine/local-judges.ts";
import type { LocalModels } from "../../../../native/judge/local/local-model.ts";
import { localModels } from "../../../../native/judge/local/local-models.ts";
import { engineHere, eventsOf, ofKind, smallSeries } from "../../../kit/engine.ts";
import { INSTRUCTIONS, tinyModel, WHITE } from "./models.ts";

const context = () => ({ signal: new AbortController().signal });

type LocalOrder = Extract<JudgeOrder, { kind: "local" }>;

function orderOf(folder: string, change: Readonly<Record<string, unknown>> = {}): LocalOrder {
  return { kind: "local", id: "tiny", setup: localSetup.parse({ folder, reads: 2, ...change }), calibration: null };
}

async function probed(judge: JudgeOrder) {
  const events = [];
  for await (const event of engineHere().engine["judges.probe"]({ judge }, context()))
    events.push(engineContract["judges.probe"].event.parse(event));
  return events;
}

test.each(["llava", "smolvlm"] as const)(
  "a %s that sees passes its trial, which tells of the loading",
  async (type) => {
    const events = await probed(orderOf(tinyModel({ type })));
    const done = events.at(-1)!;
    expect(done).toMatchObject({
      kind: "done",
      probe: {
        ok: true,
        sentence: "It sees colours, and reads a meadow in the sun at +1.5 and graves at night at −1.5 in valence.",
        milliseconds: expect.any(Number),
        bytes: expect.any(Number),
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    const loading = events.slice(0, -1);
    expect(loading.length).toBeGreaterThan(5);
    for (const event of loading) expect(event).toMatchObject({ kind: "loading", of: expect.any(Number) });
  },
);

test("a model that writes without sense does not pass, and a folder without a model says so", async () => {
  const [noise, none] = [tinyModel({ says: "noise" }), `${tinyModel()}/none`];
  expect((await probed(orderOf(noise))).at(-1)).toMatchObject({
    probe: { ok: false, sentence: expect.stringMatching(/^Asked for the colour of a red square, it gave no answer/) },
  });
  expect(await probed(orderOf(none))).toEqual([
    {
      kind: "done",
      probe: { ok: false, sentence: `There is no folder ${none}.`, milliseconds: null, bytes: null, sha256: null },
    },
  ]);
});

test("what is drawn is measured, each axis as often as asked, under the judge's name and on its own scale", async () => {
  const series = { ...smallSeries({ frames: 2 }), judge: orderOf(tinyModel()) };
  const events = await eventsOf(engineHere().engine["series.draw"](series, context()));
  const [opened] = ofKind(events, "opened");
  const measured = ofKind(events, "measured");
  expect(measured).toHaveLength(2);
  for (const { measurement } of measured) {
    expect(measurement).toMatchObject({ scale: "rated", judge: opened!.judge });
    expect([1.5, -1.5]).toContain(measurement.valence);
    expect([1, -1]).toContain(measurement.arousal);
  }
});

test("noise leaves every picture drawn and unmeasured, with the reason", async () => {
  const series = { ...smallSeries({ frames: 2 }), judge: orderOf(tinyModel({ says: "noise" })) };
  const events = await eventsOf(engineHere().engine["series.draw"](series, context()));
  expect(ofKind(events, "drawn")).toHaveLength(2);
  expect(ofKind(events, "measured")).toEqual([]);
  const reasons = ofKind(events, "unmeasured").map(({ reason }) => reason);
  expect(reasons).toHaveLength(2);
  for (const reason of reasons) expect(reason).toMatch(/^tiny could not read it: .*JSON.*\.$/);
});

test("it suggests in its own words what keeps the prompt's subject", async () => {
  const judges = new LocalJudges({ models: localModels(), instructions: async () => INSTRUCTIONS });
  const loan = await judges.borrow(orderOf(tinyModel()));
  const at = { valence: 0, arousal: 0 };
  const round = {
    first: "a red boat on a lake",
    prompt: "a red boat on a lake",
    target: { valence: 2, arousal: 0 },
    measured: { mean: at, deviation: at },
    pictures: [WHITE, WHITE],
    tried: [],
  };
  const [suggestion] = await loan.model.propose!(round, new AbortController().signal);
  expect(suggestion).toMatchObject({ edits: [{ kind: "add" }], reason: "The light is what is missing." });
  // Another's subject is refused, whatever the model says.
  const other = { ...round, first: "a grey owl in a barn", prompt: "a grey owl in a barn" };
  expect(await loan.model.propose!(other, new AbortController().signal)).toEqual([]);
  loan.release();
});

test("a model nobody asks is taken out of memory, and comes back for the next question", async () => {
  const models = localModels();
  const closed: string[] = [];
  const watched: LocalModels = {
    ...models,
    open: async (folder, onLoad) => {
      const model = await models.open(folder, onLoad);
      return { ...model, close: () => model.close().then(() => void closed.push(folder)) };
    },
  };
  const judges = new LocalJudges({ models: watched, instructions: async () => INSTRUCTIONS });
  const order = orderOf(tinyModel());
  const soon = { ...order, setup: { ...order.setup, idleMinutes: 0.001 } };
  const loan = await judges.borrow(soon);
  const first = await loan.model.measure(WHITE);
  expect(closed).toEqual([]);
  loan.release();
  await expect.poll(() => closed, { interval: 20, timeout: 10_000 }).toEqual([order.setup.folder]);
  const again = await judges.borrow(soon);
  expect(await again.model.measure(WHITE)).toEqual(first);
  again.release();
});
