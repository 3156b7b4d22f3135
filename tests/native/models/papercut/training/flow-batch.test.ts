/** @file Batches of the flow: they follow from seed and step alone, and hold what the formulas say. */
import { describe, expect, test } from "vitest";
import { stream } from "../../../../../app/random/philox.ts";
import { encodePhrases, PROMPT_BYTES } from "../../../../../native/models/papercut/training/phrase-codes.ts";
import { flowBatch } from "../../../../../native/models/papercut/training/flow-batch.ts";
import type { FlowData } from "../../../../../native/models/papercut/training/flow-data.ts";
import { ELEMENT_SIZE, GLOBAL_SIZE, SLOTS, TOKEN_SIZE } from "../../../../../native/scene/tokens.ts";
import { AFFECT } from "../../../../../native/models/papercut/flow.ts";
import { FEATURES, ROWS } from "../../../../../native/models/papercut/phrase-features.ts";
import { apart, BOAT_AT_NIGHT, numbers } from "../../tiny.ts";

const SCENES = 6;
const random = stream(3, "flow data");
const data: FlowData = {
  scenes: SCENES,
  tokens: Float32Array.from({ length: SCENES * TOKEN_SIZE }, () => random.normal()),
  prompts: new Uint8Array(SCENES * PROMPT_BYTES),
  variants: 1,
  affects: Float32Array.from({ length: 2 * SCENES }, (_, i) => i / 4 - 1),
};
for (let scene = 0; scene < SCENES; scene++) encodePhrases(BOAT_AT_NIGHT, data.prompts, scene * PROMPT_BYTES);
const options = { batch: 48, seed: 5, dropPrompt: 0.25, dropAffect: 0.25 };
const BATCH = options.batch;
const batch = flowBatch(data, 9, options);

/** Which scene each row was made of. */
const scenesOf = Array.from({ length: BATCH }, (_, row) => {
  const first = numbers(batch.clean)[row * TOKEN_SIZE];
  return Array.from({ length: SCENES }, (__, scene) => scene).find(
    (scene) => data.tokens[scene * TOKEN_SIZE] === first,
  )!;
});

describe("a batch of the flow", () => {
  test("is the same for the same seed and step, whatever was drawn before, and another for others", () => {
    flowBatch(data, 3, options);
    const again = flowBatch(data, 9, options);
    for (const name of Object.keys(batch) as (keyof typeof batch)[])
      expect(apart(numbers(again[name]), numbers(batch[name])), name).toBe(0);
    for (const other of [flowBatch(data, 10, options), flowBatch(data, 9, { ...options, seed: 6 })])
      expect(apart(numbers(other.sample), numbers(batch.sample))).toBeGreaterThan(1);
  });

  test("mixes each scene with standard normal noise by its level", () => {
    const noise: number[] = [];
    for (let row = 0; row < BATCH; row++) {
      const own = data.tokens.subarray(scenesOf[row]! * TOKEN_SIZE, (scenesOf[row]! + 1) * TOKEN_SIZE);
      expect(apart(numbers(batch.clean).subarray(row * TOKEN_SIZE, (row + 1) * TOKEN_SIZE), own)).toBe(0);
      const sigma = numbers(batch.sigma)[row]!;
      expect(sigma).toBeGreaterThan(0);
      expect(sigma).toBeLessThan(1);
      for (let i = 0; i < TOKEN_SIZE; i++) {
        noise.push((numbers(batch.sample)[row * TOKEN_SIZE + i]! - (1 - sigma) * own[i]!) / sigma);
      }
    }
    const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
    const variance = noise.reduce((sum, value) => sum + value ** 2, 0) / noise.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(variance).toBeCloseTo(1, 1);
  });

  test("weighs globals and presence twice, absent attributes a twentieth, all by 1/σ up to ten", () => {
    for (let row = 0; row < BATCH; row++) {
      const importance = 1 / Math.max(numbers(batch.sigma)[row]!, 0.1);
      const weight = numbers(batch.weight).subarray(row * TOKEN_SIZE, (row + 1) * TOKEN_SIZE);
      const near = (value: number | undefined, factor: number): void =>
        expect(value! / importance).toBeCloseTo(factor, 5);
      near(weight[0], 2);
      near(weight[GLOBAL_SIZE - 1], 2);
      for (let slot = 0; slot < SLOTS.length; slot++) {
        const at = GLOBAL_SIZE + slot * ELEMENT_SIZE;
        near(weight[at], 2);
        const present = data.tokens[scenesOf[row]! * TOKEN_SIZE + at]! > 0;
        near(weight[at + 1], present ? 1 : 0.05);
        near(weight[at + ELEMENT_SIZE - 1], present ? 1 : 0.05);
      }
    }
  });

  test("tells the scene's own affect and phrases, or neither in about the share asked for", () => {
    let [silent, moodless] = [0, 0];
    for (let row = 0; row < BATCH; row++) {
      const said = [...numbers(batch.mask).subarray(row * ROWS, (row + 1) * ROWS)].filter(
        (value) => value === 0,
      ).length;
      expect([1, 1 + BOAT_AT_NIGHT.length]).toContain(said);
      if (said === 1) silent++;
      const told = [...numbers(batch.affect).subarray(row * AFFECT, (row + 1) * AFFECT)];
      const [valence, arousal] = [data.affects[2 * scenesOf[row]!]!, data.affects[2 * scenesOf[row]! + 1]!];
      if (told[2] === 0) moodless++;
      expect(told).toEqual(told[2] === 0 ? [0, 0, 0] : [...Float32Array.of(valence / 3, arousal / 3, 1)]);
    }
    for (const dropped of [silent, moodless]) {
      expect(dropped).toBeGreaterThan(3);
      expect(dropped).toBeLessThan(24);
    }
    expect(numbers(batch.phrases)).toHaveLength(BATCH * ROWS * FEATURES);
  });
});
