/** @file One training batch of the flow: scenes with noise, what may be said of them, and how much each number counts. */
import { stream } from "../../../../app/random/philox.ts";
import type { Random } from "../../../../app/random/random.ts";
import { float32Tensor } from "../../../graph/tensors.ts";
import { ELEMENT_SIZE, GLOBAL_SIZE, SLOTS, TOKEN_SIZE } from "../../../scene/tokens.ts";
import { AFFECT } from "../flow.ts";
import { FEATURES, ROWS, writePhrases } from "../phrase-features.ts";
import { affectNumbers } from "../sample.ts";
import type { FlowData } from "./flow-data.ts";
import { decodePhrases, PROMPT_BYTES } from "./phrase-codes.ts";

export interface BatchOptions {
  readonly batch: number;
  readonly seed: number;
  /** Share of rows trained without a prompt, and without an affect, so that sampling can be guided. */
  readonly dropPrompt: number;
  readonly dropAffect: number;
}

/** Weight of what a scene shows beside what an absent element would look like. */
const PRESENCE_WEIGHT = 2;
const ABSENT_WEIGHT = 0.05;
const GLOBAL_WEIGHT = 2;
/** Noise levels are logistic-normal (Esser et al. 2024, §3.1) and their loss weighed by 1/σ, at most 10. */
const SIGMA_SHIFT = 0.3;
const LEAST_SIGMA = 0.1;

/**
 * The feeds of step `step`. Everything is drawn from streams of the seed and the step, so a resumed run sees the
 * same batches.
 */
export function flowBatch(data: FlowData, step: number, options: BatchOptions) {
  const { batch } = options;
  const random = stream(options.seed, "flow batch", step);
  const sample = new Float32Array(batch * TOKEN_SIZE);
  const clean = new Float32Array(batch * TOKEN_SIZE);
  const weight = new Float32Array(batch * TOKEN_SIZE);
  const sigma = new Float32Array(batch);
  const affect = new Float32Array(batch * AFFECT);
  const phrases = new Float32Array(batch * ROWS * FEATURES);
  const mask = new Float32Array(batch * ROWS);

  for (let row = 0; row < batch; row++) {
    const scene = random.below(data.scenes);
    const level = 1 / (1 + Math.exp(-random.normal() - SIGMA_SHIFT));
    sigma[row] = level;
    const tokens = data.tokens.subarray(scene * TOKEN_SIZE, (scene + 1) * TOKEN_SIZE);
    clean.set(tokens, row * TOKEN_SIZE);
    for (let i = 0; i < TOKEN_SIZE; i++)
      sample[row * TOKEN_SIZE + i] = (1 - level) * tokens[i]! + level * random.normal();
    writeWeights(tokens, 1 / Math.max(level, LEAST_SIGMA), weight.subarray(row * TOKEN_SIZE, (row + 1) * TOKEN_SIZE));
    const variant = (scene * data.variants + random.below(data.variants)) * PROMPT_BYTES;
    const said = random.chance(options.dropPrompt) ? [] : decodePhrases(data.prompts, variant);
    writePhrases(shuffled(said, random), row, phrases, mask);
    if (!random.chance(options.dropAffect)) {
      const [valence, arousal] = [data.affects[scene * 2]!, data.affects[scene * 2 + 1]!];
      affect.set(affectNumbers({ valence, arousal }), row * AFFECT);
    }
  }
  return {
    sample: float32Tensor([batch, TOKEN_SIZE], sample),
    clean: float32Tensor([batch, TOKEN_SIZE], clean),
    weight: float32Tensor([batch, TOKEN_SIZE], weight),
    sigma: float32Tensor([batch, 1], sigma),
    affect: float32Tensor([batch, AFFECT], affect),
    phrases: float32Tensor([batch, ROWS, FEATURES], phrases),
    mask: float32Tensor([batch, ROWS], mask),
  };
}

function writeWeights(tokens: Float32Array, importance: number, weight: Float32Array): void {
  weight.fill(GLOBAL_WEIGHT * importance, 0, GLOBAL_SIZE);
  for (let slot = 0; slot < SLOTS.length; slot++) {
    const at = GLOBAL_SIZE + slot * ELEMENT_SIZE;
    weight.fill((tokens[at]! > 0 ? 1 : ABSENT_WEIGHT) * importance, at + 1, at + ELEMENT_SIZE);
    weight[at] = PRESENCE_WEIGHT * importance;
  }
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
