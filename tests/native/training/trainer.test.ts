/** @file Training steps: they learn, they follow the formulas, they resume bit for bit, and they never go on from nonsense. */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Tensor } from "../../../native/graph/graph.ts";
import { float32Tensor } from "../../../native/graph/tensors.ts";
import { createSession } from "../../../native/runtime/session.ts";
import { type TrainingState, loadCheckpoint, saveCheckpoint } from "../../../native/training/checkpoint.ts";
import { adapterWeights, createAdapter, extractAdapter } from "../../../native/training/lora/adapter.ts";
import { injectAdapter } from "../../../native/training/lora/inject.ts";
import { mergeAdapters } from "../../../native/training/lora/merge.ts";
import { bakeParameters } from "../../../native/training/parameters.ts";
import { type Trainer, type TrainerOptions, createTrainer } from "../../../native/training/trainer.ts";
import { TrainingDiverged } from "../../../native/training/training-diverged.ts";
import { PARAMETERS, tinyBatch, tinyNetwork, tinyOptions } from "./tiny-network.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "trainer-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function trained(options: TrainerOptions, steps: number): Promise<Trainer> {
  const trainer = await createTrainer(options);
  await go(trainer, 0, steps);
  return trainer;
}

async function go(trainer: Trainer, from: number, to: number): Promise<number> {
  let loss = NaN;
  for (let step = from; step < to; step++) ({ loss } = await trainer.train(tinyBatch(step)));
  return loss;
}

async function lossOf(graph = tinyNetwork(), feeds = tinyBatch(1000)): Promise<number> {
  const session = await createSession(graph);
  const { loss } = await session.run(feeds, ["loss"]);
  await session.release();
  return Number(loss!.data[0]);
}

describe("a trainer", () => {
  test("learns, and its weights work in the graph they came from", async () => {
    const trainer = await trained(tinyOptions, 200);
    expect(trainer.step).toBe(200);
    const before = await lossOf();
    expect(await lossOf(bakeParameters(tinyNetwork(), trainer.parameters()))).toBeLessThan(0.05 * before);
    expect(await lossOf(bakeParameters(tinyNetwork(), trainer.averaged()))).toBeLessThan(0.05 * before);
    await trainer.release();
  });

  test("reports the loss before the step, the norm before clipping and the outputs", async () => {
    const trainer = await createTrainer({ ...tinyOptions, clipNorm: 1e-3 });
    const { loss, gradientNorm, outputs } = await trainer.train(tinyBatch(1000));
    expect(loss).toBe(await lossOf());
    expect(gradientNorm).toBeGreaterThan(0.1);
    expect(outputs["y"]!.shape).toEqual([8, 2]);
    await trainer.release();
  });

  test("takes steps of finite differences' direction and Adam's length, on the weights of the step before", async () => {
    // With beta 0 and no clip every weight moves by rate · g / (|g| + ε): ε of 1 makes the step show the gradient.
    const rate = 0.05;
    const optimiser = { learningRate: () => rate, beta1: 0, beta2: 0, epsilon: 1, weightDecay: 0 };
    const trainer = await createTrainer({ graph: tinyNetwork(), loss: "loss", parameters: PARAMETERS, optimiser });
    for (let step = 0; step < 3; step++) {
      const before = trainer.state().parameters;
      await trainer.train(tinyBatch(step));
      for (const [name, values] of before) {
        const moved = (values[1]! - trainer.parameters().get(name)![1]!) / rate;
        const slope = await finiteDifference(before, name, tinyBatch(step));
        expect(moved).toBeCloseTo(slope / (Math.abs(slope) + 1), 3);
      }
    }
    await trainer.release();
  });

  test("never lets the session write where it reads weights", async () => {
    const trainer = await trained(tinyOptions, 1);
    const before = trainer.state().parameters;
    await expect(trainer.train(poisoned())).rejects.toThrow(TrainingDiverged);
    expect(trainer.state().parameters).toEqual(before);
    await trainer.release();
  });

  test("gives a group its own rate and decay", async () => {
    const frozen = { contains: (name: string) => name === "w1", learningRateScale: 0 };
    const trainer = await trained({ ...tinyOptions, optimiser: { ...tinyOptions.optimiser, groups: [frozen] } }, 3);
    const initial = tinyNetwork().initializers;
    expect(trainer.parameters().get("w1")).toEqual(initial.get("w1")!.data);
    expect(trainer.parameters().get("w2")).not.toEqual(initial.get("w2")!.data);
    await trainer.release();
  });

  test("takes the mean over accumulated batches", async () => {
    const twice = await createTrainer({ ...tinyOptions, accumulate: 2 });
    const once = await createTrainer(tinyOptions);
    for (let step = 0; step < 4; step++) {
      await twice.train(tinyBatch(step));
      await twice.train(tinyBatch(step));
      await once.train(tinyBatch(step));
    }
    expect(twice.step).toBe(4);
    expect(twice.state().parameters).toEqual(once.state().parameters);
    await twice.release();
    await once.release();
  });

  test("refuses what it cannot train", async () => {
    await expect(createTrainer({ ...tinyOptions, parameters: ["w9"] })).rejects.toThrow(
      "Parameter w9 is not an initializer of the graph tiny.",
    );
    expect(() => bakeParameters(tinyNetwork(), new Map([["b2", new Float32Array(3)]]))).toThrow(
      "Parameter b2 holds 2 values, but 3 were given.",
    );
  });
});

describe("a diverging batch", () => {
  test.each([
    ["an infinite loss", 1e30],
    ["a loss that is not a number", NaN],
  ])("with %s stops the run and leaves its state", async (_, value) => {
    const trainer = await trained({ ...tinyOptions, accumulate: 2 }, 5);
    const before = trainer.state();
    const failure = await trainer.train(poisoned(value)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TrainingDiverged);
    expect((failure as TrainingDiverged).step).toBe(2);
    expect(trainer.state()).toEqual(before);
    expect(Number.isFinite((await trainer.train(tinyBatch(9))).loss)).toBe(true);
    await trainer.release();
  });
});

describe("a resumed run", () => {
  const straightOptions: TrainerOptions = { ...tinyOptions, accumulate: 3 };

  test("is the uninterrupted one, bit for bit, saved in the middle of a step", async () => {
    const straight = await trained(straightOptions, 40);
    const first = await trained(straightOptions, 20);
    const path = join(folder, "middle");
    await saveCheckpoint(path, { state: first.state(), extra: { position: 20 } });
    await first.release();
    const resumed = await createTrainer(straightOptions);
    const { state, extra } = await loadCheckpoint(path);
    resumed.restore(state);
    await go(resumed, extra["position"] as number, 40);
    expect(resumed.state()).toEqual(straight.state());
    await resumed.release();

    const script = new URL("./resume.ts", import.meta.url).pathname;
    execFileSync(process.execPath, [script, path, "40"]);
    expect((await loadCheckpoint(path)).state).toEqual(straight.state());
    await straight.release();
  });

  test("is refused for another model or another accumulation", async () => {
    const trainer = await trained(straightOptions, 4);
    const state = trainer.state();
    const cut: TrainingState = { ...state, first: new Map(state.first).set("w2", new Float32Array(3)) };
    expect(() => trainer.restore(cut)).toThrow("The checkpoint is of another model: it does not fit the parameter w2.");
    expect(trainer.state()).toEqual(state);
    const single = await createTrainer(tinyOptions);
    expect(() => single.restore(state)).toThrow("The checkpoint holds 1 batches of an unfinished step");
    await trainer.release();
    await single.release();
  });
});

test("an adapter is trained beside a frozen base, and merged gives the same loss", async () => {
  const base = tinyNetwork();
  const adapter = createAdapter(base, { rank: 2, alpha: 4, seed: 1, targets: () => true });
  const { graph, parameters } = injectAdapter(base, adapter);
  const trainer = await trained({ ...tinyOptions, graph, parameters }, 60);
  const learned = extractAdapter(adapter, trainer.parameters());
  expect([...adapterWeights(learned).keys()]).toEqual(parameters);
  const merged = await lossOf(mergeAdapters(base, [{ adapter: learned, strength: 1 }]).graph);
  expect(merged).toBeLessThan(0.5 * (await lossOf()));
  expect(merged).toBeCloseTo(await lossOf(injectAdapter(base, learned).graph), 6);
  await trainer.release();
});

function poisoned(value = NaN): Record<string, Tensor> {
  return { ...tinyBatch(0), t: float32Tensor([8, 2], new Float32Array(16).fill(value)) };
}

/** Slope of the loss along element 1 of a parameter. */
async function finiteDifference(
  weights: ReadonlyMap<string, Float32Array>,
  name: string,
  feeds: Record<string, Tensor>,
): Promise<number> {
  const at = (shift: number): Promise<number> => {
    const moved = weights.get(name)!.slice();
    moved[1] = moved[1]! + shift;
    return lossOf(bakeParameters(tinyNetwork(), new Map(weights).set(name, moved)), feeds);
  };
  const width = 0.01;
  return ((await at(width)) - (await at(-width))) / (2 * width);
}
