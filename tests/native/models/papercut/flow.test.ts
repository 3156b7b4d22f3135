/** @file The flow's graphs and sampling from them: batches, guidance, determinism, aborting, and reading the file back. */
import { afterAll, describe, expect, test } from "vitest";
import { affect } from "../../../../app/affect/plane.ts";
import { gaussianNoise } from "../../../../app/flow/noise.ts";
import { linearSchedule } from "../../../../app/flow/schedule.ts";
import { stream } from "../../../../app/random/philox.ts";
import { differentiate } from "../../../../native/autodiff/differentiate.ts";
import { weightsAsInputs } from "../../../../native/autodiff/trainable.ts";
import { GraphBuilder } from "../../../../native/graph/builder.ts";
import { int } from "../../../../native/graph/graph.ts";
import { fixDimensions } from "../../../../native/graph/passes/fix-dimensions.ts";
import { readGraph } from "../../../../native/graph/read.ts";
import { float32Tensor } from "../../../../native/graph/tensors.ts";
import { verify } from "../../../../native/graph/verify.ts";
import { writeGraph } from "../../../../native/graph/write.ts";
import { buildFlow, buildFlowTraining, buildTextEncoder } from "../../../../native/models/papercut/build.ts";
import { AFFECT } from "../../../../native/models/papercut/flow.ts";
import { sampleTokens, type SampleOptions, type SampleRequest } from "../../../../native/models/papercut/sample.ts";
import { POOLED, SLOT_CONDITION } from "../../../../native/models/papercut/text-encoder.ts";
import { createSession } from "../../../../native/runtime/session.ts";
import { SLOTS, TOKEN_SIZE } from "../../../../native/scene/tokens.ts";
import { createAdapter } from "../../../../native/training/lora/adapter.ts";
import { injectAdapter } from "../../../../native/training/lora/inject.ts";
import { apart, BOAT_AT_NIGHT, normals, numbers, promptFeeds } from "../tiny.ts";
import { livelyWeights } from "./lively-weights.ts";

const weights = livelyWeights();
const flow = buildFlow(weights);
const file = writeGraph(flow);
const networks = { textEncoder: await createSession(buildTextEncoder(weights)), flow: await createSession(file) };
afterAll(() => Promise.all([networks.textEncoder.release(), networks.flow.release()]));

/** Random feeds of the flow. */
function feeds(batch: number, sigma = 0.7) {
  return {
    sample: normals(1, [batch, TOKEN_SIZE]),
    sigma: float32Tensor([batch, 1], new Float32Array(batch).fill(sigma)),
    slots: normals(2, [batch, SLOTS.length, SLOT_CONDITION]),
    pooled: normals(3, [batch, POOLED]),
    affect: normals(4, [batch, AFFECT]),
  };
}

const velocity = async (given: ReturnType<typeof feeds>): Promise<Float32Array> =>
  numbers((await networks.flow.run(given)).velocity);

describe("the flow's graph", () => {
  test("gives each row of a batch what it gives that row alone", async () => {
    const five = feeds(5);
    const together = await velocity(five);
    const width = {
      sample: TOKEN_SIZE,
      sigma: 1,
      slots: SLOTS.length * SLOT_CONDITION,
      pooled: POOLED,
      affect: AFFECT,
    };
    const alone = Object.fromEntries(
      Object.entries(five).map(([name, { shape, data }]) => {
        const size = width[name as keyof typeof width];
        return [name, float32Tensor([1, ...shape.slice(1)], (data as Float32Array).slice(3 * size, 4 * size))];
      }),
    ) as ReturnType<typeof feeds>;
    expect(apart(await velocity(alone), together.subarray(3 * TOKEN_SIZE, 4 * TOKEN_SIZE))).toBeLessThan(1e-5);
  });

  test("every input has a say", async () => {
    const given = feeds(1);
    const before = await velocity(given);
    for (const name of Object.keys(given) as (keyof typeof given)[]) {
      const moved = float32Tensor(
        given[name].shape,
        numbers(given[name]).map((value) => value + 0.3),
      );
      expect(apart(await velocity({ ...given, [name]: moved }), before), name).toBeGreaterThan(1e-4);
    }
  });

  test("velocity is (sample − clean) / σ, with σ taken as .05 below that", async () => {
    const training = buildFlowTraining(1, 0, weights);
    const session = await createSession(training.graph);
    for (const [sigma, level] of [
      [0.6, 0.6],
      [0.05, 0.05],
      [0.01, 0.05],
      [0, 0.05],
    ] as const) {
      const given = { ...feeds(1, sigma), ...(await networks.textEncoder.run(promptFeeds([BOAT_AT_NIGHT]))) };
      const direction = await velocity(given);
      const clean = numbers(given.sample).map((value, i) => value - level * direction[i]!);
      // The training graph's loss against this clean scene is zero only if it predicts the same one.
      const { loss } = await session.run({
        sample: given.sample,
        sigma: given.sigma,
        affect: given.affect,
        ...promptFeeds([BOAT_AT_NIGHT]),
        clean: float32Tensor([1, TOKEN_SIZE], clean),
        weight: float32Tensor([1, TOKEN_SIZE], new Float32Array(TOKEN_SIZE).fill(1)),
      });
      expect(numbers(loss)[0], `at ${sigma}`).toBeLessThan(1e-10);
    }
    await session.release();
  });

  test("its file, read back with dimensions fixed, takes an adapter and gives gradients to all of it", () => {
    const fixed = verify(fixDimensions(verify(readGraph(file)), { symbols: { batch: 2 } }));
    const adapter = createAdapter(fixed, {
      rank: 2,
      alpha: 2,
      seed: 1,
      targets: (path) => path.startsWith("flow.blocks."),
    });
    const { graph, parameters, coverage } = injectAdapter(fixed, adapter);
    // Modulation, qkv, out and two of the perceptron in each of six blocks.
    expect(coverage).toEqual({ applied: 30, total: 30 });
    const withLoss = GraphBuilder.from(graph);
    withLoss.output(withLoss.op("ReduceMean", ["velocity"], { keepdims: int(0) }), "loss");
    const { gradients } = differentiate(weightsAsInputs(withLoss.build(), parameters), "loss", parameters);
    expect(gradients.size).toBe(60);
  });
});

describe("sampling", () => {
  const request = (seed: number): SampleRequest => ({
    phrases: BOAT_AT_NIGHT,
    affect: affect(1.5, -1),
    noise: gaussianNoise(TOKEN_SIZE, stream(seed, "sample test")),
  });
  const options: SampleOptions = { guidance: { prompt: 1.5, affect: 2 }, sigmas: linearSchedule(3) };

  test("the same noise and wish give the same scene; other noise, prompt or affect give another", async () => {
    const [one] = await sampleTokens(networks, [request(1)], options);
    const [again] = await sampleTokens(networks, [request(1)], options);
    expect(again).toEqual(one);
    for (const other of [request(2), { ...request(1), phrases: [] }, { ...request(1), affect: affect(-1.5, 1) }]) {
      const [drawn] = await sampleTokens(networks, [other], options);
      expect(apart(drawn!, one!)).toBeGreaterThan(1e-3);
    }
  });

  test("a scene does not depend on those drawn with it", async () => {
    const [, second] = await sampleTokens(networks, [request(1), request(2), request(3)], options);
    const [alone] = await sampleTokens(networks, [request(2)], options);
    expect(apart(second!, alone!)).toBeLessThan(1e-4);
  });

  test("guidance 1 is the conditional pass, taken step by step", async () => {
    const guidance = { prompt: 1, affect: 1 };
    const [sampled] = await sampleTokens(networks, [request(1)], { ...options, guidance });
    const condition = await networks.textEncoder.run(promptFeeds([BOAT_AT_NIGHT]));
    let state = request(1).noise;
    for (const [step, sigma] of options.sigmas.slice(0, -1).entries()) {
      const direction = await velocity({
        ...(condition as Pick<ReturnType<typeof feeds>, "slots" | "pooled">),
        sample: float32Tensor([1, TOKEN_SIZE], state),
        sigma: float32Tensor([1, 1], [sigma]),
        affect: float32Tensor([1, AFFECT], [0.5, -1 / 3, 1]),
      });
      state = state.map((value, i) => value + (options.sigmas[step + 1]! - sigma) * direction[i]!);
    }
    expect(apart(sampled!, state)).toBeLessThan(1e-5);
  });

  test("bounds bring the predicted scene back, and change nothing where it stays within", async () => {
    const bounds = (limit: number) => ({
      low: new Float32Array(TOKEN_SIZE).fill(-limit),
      high: new Float32Array(TOKEN_SIZE).fill(limit),
    });
    const free = await sampleTokens(networks, [request(1)], options);
    expect(await sampleTokens(networks, [request(1)], { ...options, bounds: bounds(1e6) })).toEqual(free);
    const [kept] = await sampleTokens(networks, [request(1)], { ...options, bounds: bounds(0.1) });
    expect(Math.max(...free[0]!.map(Math.abs))).toBeGreaterThan(0.1);
    // The last step goes all the way to the predicted scene.
    expect(Math.max(...kept!.map(Math.abs))).toBeLessThanOrEqual(0.1 + 1e-6);
  });

  test("guidance is linear between the passes: 2 is twice the way from 1 and 0 for one step", async () => {
    const step = { sigmas: [1, 0.5] };
    const at = async (prompt: number, mood: number): Promise<Float32Array> =>
      (await sampleTokens(networks, [request(1)], { ...step, guidance: { prompt, affect: mood } }))[0]!;
    const [none, prompt, both] = [await at(0, 0), await at(1, 0), await at(1, 1)];
    const expected = none.map((value, i) => value + 2 * (prompt[i]! - value) + 3 * (both[i]! - prompt[i]!));
    expect(apart(await at(2, 3), expected)).toBeLessThan(1e-4);
  });

  test("bounds hold every number of the scene, and change nothing that lies within them", async () => {
    const fill = (value: number): Float32Array => new Float32Array(TOKEN_SIZE).fill(value);
    const [free] = await sampleTokens(networks, [request(1)], options);
    const within = async (limit: number): Promise<Float32Array> => {
      const bounds = { low: fill(-limit), high: fill(limit) };
      return (await sampleTokens(networks, [request(1)], { ...options, bounds }))[0]!;
    };
    expect(apart(await within(1e4), free!)).toBe(0);
    const limit = 0.05;
    expect(Math.max(...free!.map(Math.abs))).toBeGreaterThan(2 * limit);
    expect(Math.max(...(await within(limit)).map(Math.abs))).toBeLessThan(limit + 1e-6);
  });

  test("it stops between steps when aborted, with the signal's reason", async () => {
    const controller = new AbortController();
    const steps: number[] = [];
    const reason = new Error("enough");
    const sampling = sampleTokens(networks, [request(1)], {
      ...options,
      signal: controller.signal,
      onStep: (done) => {
        steps.push(done);
        if (done === 2) controller.abort(reason);
      },
    });
    await expect(sampling).rejects.toBe(reason);
    expect(steps).toEqual([1, 2]);
  });
});
