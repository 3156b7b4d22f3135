/** @file The witness's features and network: what they see, that mirrored pictures mirror, and that it learns. */
import { describe, expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import { float32Tensor } from "../../../native/graph/tensors.ts";
import { HAND_FEATURES, handFeatures } from "../../../native/judge/hand-features.ts";
import { buildJudge } from "../../../native/judge/judge-graph.ts";
import { judgeInput, witnessInput } from "../../../native/judge/network-inputs.ts";
import { shrink } from "../../../native/judge/shrink.ts";
import { labPlanes } from "../../../native/judge/style.ts";
import { buildWitness, PATCHES, PATCH_VALUES } from "../../../native/judge/witness-graph.ts";
import type { Raster } from "../../../native/scene/finish.ts";
import { createTrainer } from "../../../native/training/trainer.ts";

const drawn = (of: (x: number, y: number) => readonly number[], side = 96): Raster => {
  const data = new Uint8Array(3 * side * side);
  for (let i = 0; i < side * side; i++) data.set(of(i % side, Math.floor(i / side)), 3 * i);
  return { width: side, height: side, data };
};
const features = (picture: Raster): number[] => [...handFeatures(labPlanes(picture))];

describe("hand features", () => {
  const picture = drawn((x, y) => [x * 2, y * 2, 128]);

  test("there are as many as said, the histograms of lightness and chroma are shares", () => {
    const all = features(picture);
    expect(all).toHaveLength(HAND_FEATURES);
    const total = (from: number, count: number): number =>
      all.slice(from, from + count).reduce((sum, value) => sum + value, 0);
    expect(total(64, 8)).toBeCloseTo(1, 5);
    expect(total(72, 6)).toBeCloseTo(1, 5);
  });

  test("the grid says where light lies, and mirrors with the picture", () => {
    const half = features(drawn((x) => (x < 48 ? [255, 255, 255] : [0, 0, 0])));
    const mirrored = features(drawn((x) => (x < 48 ? [0, 0, 0] : [255, 255, 255])));
    const row = (list: number[]): number[] => list.slice(0, 4).map((value) => Math.round(value));
    expect(row(half)).toEqual([1, 1, 0, 0]);
    expect(row(mirrored)).toEqual([0, 0, 1, 1]);
  });

  test("orientations tell level stripes from upright ones, in every quadrant", () => {
    const wave = (at: number): number[] => Array<number>(3).fill(128 + Math.round(100 * Math.sin(at / 2)));
    const [level, upright] = [features(drawn((_, y) => wave(y))), features(drawn((x) => wave(x)))];
    for (const quadrant of [0, 1, 2, 3]) {
      const start = HAND_FEATURES - 32 + 8 * quadrant;
      const strongest = (all: number[]): number => {
        const bins = all.slice(start, start + 8);
        return bins.indexOf(Math.max(...bins));
      };
      expect([strongest(level), strongest(upright)]).toEqual([4, 0]);
    }
  });

  test("shrinking takes means of whole blocks and refuses others", () => {
    expect([...shrink(Float64Array.of(1, 2, 5, 6, 3, 4, 7, 8), 4, 2, 2)]).toEqual([2.5, 6.5]);
    expect(() => shrink(new Float64Array(9), 3, 3, 2)).toThrow("no whole blocks of 2");
  });
});

describe("network inputs", () => {
  test("the judge gets planes of red, green and blue; other sizes are refused", () => {
    const { image } = judgeInput([drawn(() => [255, 51, 0])]);
    expect(image.shape).toEqual([1, 3, 96, 96]);
    expect([0, 96 * 96, 2 * 96 * 96].map((at) => (image.data as Float32Array)[at])).toEqual([1, Math.fround(0.2), 0]);
    expect(() => judgeInput([drawn(() => [0, 0, 0], 64)])).toThrow("96 × 96 pixels, not 64 × 64");
  });

  test("a patch holds what lies at its place and nothing else", () => {
    const { patches } = witnessInput([drawn((x, y) => (x >= 80 && y >= 80 ? [255, 0, 0] : [0, 0, 0]))]);
    expect(patches.shape).toEqual([1, PATCHES, PATCH_VALUES]);
    const patch = (index: number): Float32Array =>
      (patches.data as Float32Array).subarray(index * PATCH_VALUES, (index + 1) * PATCH_VALUES);
    expect(Math.max(...patch(35).subarray(64))).toBeGreaterThan(2);
    expect(Math.max(...patch(34).subarray(64))).toBeLessThan(0.01);
    expect(patch(0)[0]).toBeCloseTo(4 * -0.6, 3);
  });
});

describe("the witness's network", () => {
  test("shares no weight and no convolution with the judge", () => {
    const witness = buildWitness({ batch: 1, training: false });
    const judge = new Set(buildJudge({ batch: 1, training: false }).parameters);
    expect(witness.parameters.filter((name) => judge.has(name))).toEqual([]);
    expect(witness.graph.nodes.filter((node) => node.op.startsWith("Conv"))).toEqual([]);
  });

  test("the scaling is stored but not trained", () => {
    const mean = new Float32Array(HAND_FEATURES).fill(0.5);
    const deviation = new Float32Array(HAND_FEATURES).fill(2);
    const { graph, parameters } = buildWitness({ batch: 1, training: false }, { mean, deviation });
    expect(graph.initializers.get("witness.scaling.mean")!.data).toEqual(mean);
    expect(parameters).not.toContain("witness.scaling.mean");
  });

  test("it learns light from dark", async () => {
    const trainer = await createTrainer({
      ...buildWitness({ batch: 8, training: true }),
      loss: "loss",
      optimiser: { learningRate: () => 2e-3, beta1: 0.9, beta2: 0.99, epsilon: 1e-8, weightDecay: 0 },
    });
    const random = stream(3, "lights");
    const losses: number[] = [];
    for (let step = 0; step < 30; step++) {
      const light = Array.from({ length: 8 }, () => random.between(0.1, 0.9));
      const pictures = light.map((value) => drawn((x, y) => Array<number>(3).fill(255 * value + ((x * y) % 7))));
      const affect = float32Tensor(
        [8, 2],
        light.flatMap((value) => [4 * (value - 0.5), -2 * (value - 0.5)]),
      );
      const affectWeight = float32Tensor([8, 2], new Float32Array(16).fill(1));
      losses.push((await trainer.train({ ...witnessInput(pictures), affect, affectWeight })).loss);
    }
    await trainer.release();
    expect(losses.at(-1)).toBeLessThan(0);
    expect(losses[0]).toBeGreaterThan(1);
  });
});
