/** @file The judge's network: its size, its loss against a direct computation, what a weight of 0 means, and that it learns. */
import { describe, expect, test } from "vitest";
import { KIND_NAMES } from "../../../app/scene/kinds.ts";
import { stream } from "../../../app/random/philox.ts";
import type { Tensor } from "../../../native/graph/graph.ts";
import { elementCount, float32Tensor } from "../../../native/graph/tensors.ts";
import { ATTRIBUTES } from "../../../native/judge/attributes.ts";
import { buildJudge } from "../../../native/judge/judge-graph.ts";
import { judgeInput } from "../../../native/judge/network-inputs.ts";
import { judgeReading } from "../../../native/judge/reading.ts";
import { createSession } from "../../../native/runtime/session.ts";
import { createTrainer } from "../../../native/training/trainer.ts";

const KINDS = KIND_NAMES.length;
const BATCH = 4;

/** A plain picture with a disc of another colour. */
function disc(background: readonly number[], colour: readonly number[], x = 48, y = 48) {
  const data = new Uint8Array(3 * 96 * 96);
  for (let i = 0; i < 96 * 96; i++)
    data.set(Math.hypot((i % 96) - x, Math.floor(i / 96) - y) < 14 ? colour : background, 3 * i);
  return { width: 96, height: 96, data };
}

function randomTargets(seed: number): Record<string, Tensor> {
  const random = stream(seed, "targets");
  const table = (width: number, value: () => number): Tensor =>
    float32Tensor([BATCH, width], Array.from({ length: BATCH * width }, value));
  return {
    affect: table(2, () => random.between(-2, 2)),
    affectWeight: table(2, () => Number(random.chance(0.7))),
    presence: table(KINDS, () => Number(random.chance(0.2))),
    presenceWeight: table(KINDS, () => Number(random.chance(0.8))),
    salience: table(KINDS, () => random.uniform()),
    attributes: table(ATTRIBUTES.length, () => random.uniform()),
    attributesWeight: table(ATTRIBUTES.length, () => Number(random.chance(0.5))),
  };
}

const pictures = [1, 2, 3, 4].map((seed) => {
  const random = stream(seed, "discs");
  const colour = () => [random.below(256), random.below(256), random.below(256)];
  return disc(colour(), colour(), random.between(10, 86), random.between(10, 86));
});

const values = (tensor: Tensor | undefined): number[] => Array.from(tensor!.data as Float32Array);
const sum = (list: readonly number[]): number => list.reduce((total, value) => total + value, 0);

describe("the judge's network", () => {
  test("weighs at most 1.5 MB, and the same seed gives the same weights", () => {
    const { graph, parameters } = buildJudge({ batch: 1, training: false, seed: 3 });
    const count = sum(parameters.map((name) => elementCount(graph.initializers.get(name)!.shape)));
    expect(4 * count).toBeLessThan(1.5e6);
    const again = buildJudge({ batch: 2, training: true, seed: 3 });
    for (const name of parameters) expect(again.graph.initializers.get(name)).toEqual(graph.initializers.get(name));
    const other = buildJudge({ batch: 1, training: false, seed: 4 });
    expect(other.graph.initializers.get("judge.stem.weight")).not.toEqual(graph.initializers.get("judge.stem.weight"));
  });

  test("its loss is what its outputs and targets say", async () => {
    const { graph } = buildJudge({ batch: BATCH, training: true });
    const session = await createSession(graph);
    const targets = randomTargets(5);
    const outputs = await session.run({ ...judgeInput(pictures), ...targets });
    await session.release();

    const [affect, affectWeight] = [values(targets.affect), values(targets.affectWeight)];
    const logVariance = values(outputs.logVariance);
    const squares = (output: Tensor | undefined, target: Tensor | undefined): number[] =>
      values(output).map((value, i) => (value - values(target)[i]!) ** 2);
    const weighted = (losses: readonly number[], weights: readonly number[]): number =>
      sum(losses.map((loss, i) => loss * weights[i]!)) / sum(weights);
    const gaussian = squares(outputs.valenceArousal, targets.affect).map(
      (square, i) => 0.5 * (square * (1 + Math.exp(-logVariance[i]!)) + logVariance[i]!),
    );
    expect(affect).toHaveLength(2 * BATCH);
    const presence = values(targets.presence);
    const presenceWeight = values(targets.presenceWeight);
    const entropy = values(outputs.presenceLogits).map((logit, i) => {
      const probability = 1 / (1 + Math.exp(-logit));
      return -Math.log(presence[i] === 1 ? probability : 1 - probability);
    });
    const expected =
      weighted(gaussian, affectWeight) +
      4 * weighted(entropy, presenceWeight) +
      4 *
        weighted(
          squares(outputs.salienceRead, targets.salience),
          presence.map((p, i) => p * presenceWeight[i]!),
        ) +
      weighted(squares(outputs.attributesRead, targets.attributes), values(targets.attributesWeight));
    expect(values(outputs.loss)[0]).toBeCloseTo(expected, 3);
  });

  test("what is unlabelled has no part in the loss", async () => {
    const { graph } = buildJudge({ batch: BATCH, training: true });
    const session = await createSession(graph);
    const targets = randomTargets(6);
    const none = float32Tensor([BATCH, 2], new Float32Array(2 * BATCH));
    const loss = async (affect: Tensor) =>
      values((await session.run({ ...judgeInput(pictures), ...targets, affectWeight: none, affect })).loss)[0]!;
    const far = float32Tensor([BATCH, 2], new Float32Array(2 * BATCH).fill(100));
    expect(await loss(far)).toBe(await loss(targets.affect!));
    await session.release();
  });

  test("a reading has believable parts: probabilities, and deviations between .08 and 1", async () => {
    const { graph } = buildJudge({ batch: BATCH, training: false });
    const session = await createSession(graph);
    const outputs = await session.run(judgeInput(pictures));
    await session.release();
    const readings = pictures.map((_, index) => judgeReading(outputs, index));
    for (const reading of readings) {
      expect(reading.presence).toHaveLength(KINDS);
      expect(reading.attributes).toHaveLength(ATTRIBUTES.length);
      expect(Math.min(...reading.presence, ...reading.salience)).toBeGreaterThan(0);
      expect(Math.max(...reading.presence, ...reading.salience)).toBeLessThan(1);
      expect(reading.valenceDeviation).toBeGreaterThan(0.08);
      expect(reading.arousalDeviation).toBeLessThanOrEqual(1);
    }
    expect(readings[0]).not.toEqual(readings[1]);
  });

  test("it learns where a sun is and what a red picture means", async () => {
    const trainer = await createTrainer({
      ...buildJudge({ batch: 8, training: true }),
      loss: "loss",
      optimiser: { learningRate: () => 2e-3, beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0 },
      clipNorm: 5,
    });
    const sun = KIND_NAMES.indexOf("sun");
    const random = stream(9, "suns");
    const losses: number[] = [];
    for (let step = 0; step < 25; step++) {
      const seen = Array.from({ length: 8 }, () => ({ sunny: random.chance(0.5), red: random.chance(0.5) }));
      const ground = (red: boolean) => (red ? [180, 40, 40] : [40, 40, 180]);
      const drawn = seen.map(({ sunny, red }) =>
        disc(ground(red), sunny ? [250, 220, 60] : ground(red), random.between(15, 80), random.between(15, 80)),
      );
      const table = (width: number, value: (row: number, column: number) => number): Tensor =>
        float32Tensor(
          [8, width],
          Array.from({ length: 8 * width }, (_, i) => value(Math.floor(i / width), i % width)),
        );
      const result = await trainer.train({
        ...judgeInput(drawn),
        affect: table(2, (row) => (seen[row]!.red ? 1.5 : -1.5)),
        affectWeight: table(2, () => 1),
        presence: table(KINDS, (row, kind) => Number(kind === sun && seen[row]!.sunny)),
        presenceWeight: table(KINDS, (_, kind) => Number(kind === sun)),
        salience: table(KINDS, () => 0.5),
        attributes: table(ATTRIBUTES.length, () => 0),
        attributesWeight: table(ATTRIBUTES.length, () => 0),
      });
      losses.push(result.loss);
    }
    await trainer.release();
    const late = losses.slice(-5);
    expect(sum(late) / late.length).toBeLessThan(0.45 * losses[0]!);
  });
});
