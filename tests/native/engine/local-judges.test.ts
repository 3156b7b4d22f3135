/** @file Models in folders as judges: loaded once, shared, told of while they load, taken out of memory, and refused in a sentence. */
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import type { JudgeOrder } from "../../../app/contract/engine/engine.ts";
import { localSetup } from "../../../app/contract/studio/judges.ts";
import { LocalJudges } from "../../../native/engine/local-judges.ts";
import { ModelFileError } from "../../../native/files/model-files.ts";
import type { Chat, Question } from "../../../native/judge/chat/chat.ts";
import { readInstructions } from "../../../native/judge/chat/instructions.ts";
import { plainSquare } from "../../../native/judge/chat/known-pictures.ts";
import type { LocalModels } from "../../../native/judge/local/local-model.ts";
import { ROOT } from "../../kit/places.ts";

afterEach(() => void vi.useRealTimers());

const INSTRUCTIONS = await readInstructions(path.join(ROOT, "resources/judge"));
const HASH = "a".repeat(64);
const free = (): AbortSignal => new AbortController().signal;

/** Sees: bright is glad, and of two colours it names the stronger. */
const seeing: Chat = {
  ask: async ({ pictures, schema: { name } }: Question) => {
    const { data } = pictures[0]!;
    const sum = [0, 0, 0];
    data.forEach((value, i) => (sum[i % 3]! += value));
    const [red, , blue] = sum.map((total) => total / (data.length / 3));
    if (name === "colour") return JSON.stringify({ colour: red! > blue! ? "red" : "blue" });
    return JSON.stringify({ causes: [], [name]: (4 * red!) / 255 - 2 });
  },
};

/** Folders as they are in a test: every one holds the model, but "empty". Loading ends when told to. */
function shelf({ bytes = 1000, wait = Promise.resolve() }: { bytes?: number; wait?: Promise<void> } = {}) {
  const log: string[] = [];
  const models: LocalModels = {
    inspect: async (folder) => {
      if (folder === "empty") throw new ModelFileError("empty holds no model.");
      return { sha256: HASH, bytes };
    },
    open: async (folder, onLoad) => {
      log.push(`open ${folder}`);
      onLoad("decoder", 1, 2);
      await wait;
      return { sha256: HASH, bytes, chat: seeing, close: async () => void log.push(`close ${folder}`) };
    },
  };
  const judges = new LocalJudges({ models, instructions: async () => INSTRUCTIONS, free: () => 2000 });
  return { log, judges };
}

type LocalOrder = Extract<JudgeOrder, { kind: "local" }>;

const order = (folder: string, change: Partial<LocalOrder> = {}): LocalOrder => ({
  kind: "local",
  id: "mine",
  setup: localSetup.parse({ folder, reads: 1, idleMinutes: 10 }),
  calibration: null,
  ...change,
});

test("one model in memory serves every judge made of its folder, calibrated or not", async () => {
  const { log, judges } = shelf();
  const line = { offset: 0.5, slope: 0.5 };
  const calibration = { valence: line, arousal: line, residual: { valence: 0.2, arousal: 0.2 } };
  const [raw, brought] = await Promise.all([
    judges.borrow(order("m")),
    judges.borrow(order("m", { id: "other", calibration })),
  ]);
  const picture = plainSquare([255, 0, 0], 32);
  const [said, range] = [await raw.model.measure(picture), await brought.model.measure(picture)];
  expect(said).toMatchObject({ scale: "rated", valence: 2, judge: { id: "mine", sha256: raw.model.sha256 } });
  expect(range).toMatchObject({ scale: "range", valence: 1.5, judge: { id: "other", sha256: raw.model.sha256 } });
  expect(log).toEqual(["open m"]);
});

test("a model nobody has asked for its minutes is taken out of memory, and loaded again for the next question", async () => {
  vi.useFakeTimers();
  const { log, judges } = shelf();
  (await judges.borrow(order("m"))).release();
  await vi.advanceTimersByTimeAsync(9 * 60_000);
  (await judges.borrow(order("m"))).release();
  await vi.advanceTimersByTimeAsync(10 * 60_000 - 1);
  expect(log).toEqual(["open m"]);
  await vi.advanceTimersByTimeAsync(1);
  expect(log).toEqual(["open m", "close m"]);
  (await judges.borrow(order("m"))).release();
  expect(log).toEqual(["open m", "close m", "open m"]);
});

test("a trial tells of the loading, what was found, how large it is and how long it takes", async () => {
  const { judges } = shelf();
  const heard: unknown[] = [];
  const probe = await judges.probe(order("m"), { signal: free(), onLoad: (...progress) => heard.push(progress) });
  expect(heard).toEqual([["decoder", 1, 2]]);
  expect(probe).toMatchObject({ ok: true, milliseconds: expect.any(Number), bytes: 1000 });
  const { model } = await judges.borrow(order("m"));
  expect(probe.sha256).toBe(model.sha256);
});

test("a model that does not fit into memory is not loaded, and the figures are said", async () => {
  const { log, judges } = shelf({ bytes: 3e9 });
  const sentence = "It takes 3.0 GB of memory, and 0.0 GB are free.";
  expect(await judges.probe(order("m"))).toMatchObject({ ok: false, sentence, bytes: 3e9 });
  await expect(judges.borrow(order("m"))).rejects.toMatchObject({ failure: { code: "judge.failed", sentence } });
  expect(log).toEqual([]);
});

test("a folder without a model is the judge's failure, in its own words", async () => {
  const { judges } = shelf();
  const sentence = "empty holds no model.";
  expect(await judges.probe(order("empty"))).toEqual({
    ok: false,
    sentence,
    milliseconds: null,
    bytes: null,
    sha256: null,
  });
  await expect(judges.borrow(order("empty"))).rejects.toMatchObject({
    failure: { code: "judge.failed", judge: "mine", sentence },
  });
});

test("who stops waiting for a model holds it no longer than it loads; others get it", async () => {
  vi.useFakeTimers();
  let loaded: () => void = () => undefined;
  const { log, judges } = shelf({ wait: new Promise((resolve) => (loaded = resolve)) });
  const leaving = new AbortController();
  const left = expect(judges.borrow(order("m"), { signal: leaving.signal })).rejects.toThrow("enough");
  const staying = judges.borrow(order("m"), { signal: free() });
  leaving.abort(new Error("enough"));
  await left;
  loaded();
  (await staying).release();
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(log).toEqual(["open m", "close m"]);
});
