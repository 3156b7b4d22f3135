/** @file Draws scenes from the flow: Euler steps from noise to scene, guided towards the prompt and the affect. */
import type { Affect } from "../../../app/affect/plane.ts";
import { runSteps } from "../../../app/jobs/run-steps.ts";
import type { Phrase } from "../../../app/prompt/phrase.ts";
import type { Tensor } from "../../graph/graph.ts";
import { float32Tensor } from "../../graph/tensors.ts";
import type { Session } from "../../runtime/session.ts";
import { TOKEN_SIZE, type TokenBounds } from "../../scene/tokens.ts";
import { AFFECT, LEAST_SIGMA } from "./flow.ts";
import { FEATURES, ROWS, writePhrases } from "./phrase-features.ts";

/** How far sampling leans on what was asked for (classifier-free guidance, Ho & Salimans 2022); 1 is no leaning. */
export interface Guidance {
  readonly prompt: number;
  readonly affect: number;
}

export interface SampleRequest {
  readonly phrases: readonly Phrase[];
  /** Undefined leaves the mood to the prompt. */
  readonly affect: Affect | undefined;
  /** [TOKEN_SIZE] standard normal numbers: the same noise and wish give the same scene. */
  readonly noise: Float32Array;
}

export interface Networks {
  readonly textEncoder: Session;
  readonly flow: Session;
}

export interface SampleOptions {
  readonly guidance: Guidance;
  /** Noise levels from 1 down to 0, at least two. */
  readonly sigmas: readonly number[];
  /** Normalised; the predicted scene is kept within them at every step, see {@link keepWithin}. */
  readonly bounds?: TokenBounds;
  /** Checked between steps. */
  readonly signal?: AbortSignal;
}

/** A step that is done. */
export interface SampleStep {
  /** How many are done. */
  readonly done: number;
  /** The clean scenes that the flow predicts at this step, [TOKEN_SIZE] a request. To be asked before the next step. */
  predicted(): Float32Array[];
}

/** What the guided velocity is summed from: how often each request is asked, and with which weight. */
interface Pass {
  readonly withPrompt: boolean;
  readonly withAffect: boolean;
  readonly weight: number;
}

/**
 * v = v₀ + g_p·(v_p − v₀) + g_a·(v_pa − v_p), collected by pass; passes of weight zero are not run.
 * Two independent conditions as in InstructPix2Pix (Brooks et al. 2023, eq. 3).
 */
function passesFor({ prompt, affect }: Guidance): readonly Pass[] {
  return [
    { withPrompt: false, withAffect: false, weight: 1 - prompt },
    { withPrompt: true, withAffect: false, weight: prompt - affect },
    { withPrompt: true, withAffect: true, weight: affect },
  ].filter((pass) => Math.abs(pass.weight) > 1e-9);
}

/** {@link sampleSteps} to its end; `onStep` is called after every step with the number done. */
export function sampleTokens(
  networks: Networks,
  requests: readonly SampleRequest[],
  { onStep, ...options }: SampleOptions & { readonly onStep?: (done: number) => void },
): Promise<Float32Array[]> {
  return runSteps(sampleSteps(networks, requests, options), ({ done }) => onStep?.(done));
}

/**
 * Samples one scene a request, all in one batch, step by step.
 *
 * @returns normalised tokens, [TOKEN_SIZE] a request
 * @throws the signal's reason when aborted
 */
export async function* sampleSteps(
  networks: Networks,
  requests: readonly SampleRequest[],
  options: SampleOptions,
): AsyncGenerator<SampleStep, Float32Array[], undefined> {
  const passes = passesFor(options.guidance);
  const rows = requests.length * passes.length;
  const condition = await encode(networks.textEncoder, requests, passes);
  const affect = affectRows(requests, passes);
  const states = requests.map(({ noise }) => Float64Array.from(noise));

  for (let step = 0; step + 1 < options.sigmas.length; step++) {
    options.signal?.throwIfAborted();
    const sigma = options.sigmas[step]!;
    const change = options.sigmas[step + 1]! - sigma;
    const sample = new Float32Array(rows * TOKEN_SIZE);
    for (let row = 0; row < rows; row++) sample.set(states[Math.floor(row / passes.length)]!, row * TOKEN_SIZE);
    const { velocity } = await networks.flow.run({
      ...condition,
      affect,
      sample: float32Tensor([rows, TOKEN_SIZE], sample),
      sigma: float32Tensor([rows, 1], new Float32Array(rows).fill(sigma)),
    });
    const data = velocity!.data as Float32Array;
    const before = states.map((state) => state.slice());
    for (let row = 0; row < rows; row++) {
      const state = states[Math.floor(row / passes.length)]!;
      const scaled = passes[row % passes.length]!.weight * change;
      for (let i = 0; i < TOKEN_SIZE; i++) state[i]! += scaled * data[row * TOKEN_SIZE + i]!;
    }
    const { bounds } = options;
    if (bounds) before.forEach((state, i) => keepWithin(bounds, state, states[i]!, sigma, change));
    const level = Math.max(sigma, LEAST_SIGMA);
    yield {
      done: step + 1,
      predicted: () =>
        states.map((after, i) => Float32Array.from(before[i]!, (x, k) => cleanOf(x, after[k]!, level, change))),
    };
  }
  return states.map((state) => Float32Array.from(state));
}

/** x₀ = x − σ·v, the velocity read off the step that was made. */
function cleanOf(before: number, after: number, level: number, change: number): number {
  return before - (level * (after - before)) / change;
}

/**
 * Static thresholding (Saharia et al. 2022, "Imagen", §2.3): guidance pushes the predicted scene x₀ = x − σ·v beyond
 * what any scene can be; it is brought back, and the step taken towards it instead.
 *
 * @param before the state the step started from
 * @param after the state it led to, corrected in place
 */
function keepWithin(
  { low, high }: TokenBounds,
  before: Float64Array,
  after: Float64Array,
  sigma: number,
  change: number,
): void {
  const level = Math.max(sigma, LEAST_SIGMA);
  for (let i = 0; i < TOKEN_SIZE; i++) {
    const clean = cleanOf(before[i]!, after[i]!, level, change);
    const kept = Math.min(high[i]!, Math.max(low[i]!, clean));
    if (kept !== clean) after[i] = before[i]! + (change * (before[i]! - kept)) / level;
  }
}

async function encode(
  textEncoder: Session,
  requests: readonly SampleRequest[],
  passes: readonly Pass[],
): Promise<Record<"slots" | "pooled", Tensor>> {
  const rows = requests.length * passes.length;
  const phrases = new Float32Array(rows * ROWS * FEATURES);
  const mask = new Float32Array(rows * ROWS);
  for (let row = 0; row < rows; row++) {
    const request = requests[Math.floor(row / passes.length)]!;
    writePhrases(passes[row % passes.length]!.withPrompt ? request.phrases : [], row, phrases, mask);
  }
  const { slots, pooled } = await textEncoder.run({
    phrases: float32Tensor([rows, ROWS, FEATURES], phrases),
    mask: float32Tensor([rows, ROWS], mask),
  });
  return { slots: slots!, pooled: pooled! };
}

function affectRows(requests: readonly SampleRequest[], passes: readonly Pass[]): Tensor {
  const rows = requests.length * passes.length;
  const data = new Float32Array(rows * AFFECT);
  for (let row = 0; row < rows; row++) {
    const wanted = requests[Math.floor(row / passes.length)]!.affect;
    if (passes[row % passes.length]!.withAffect && wanted !== undefined) data.set(affectNumbers(wanted), row * AFFECT);
  }
  return float32Tensor([rows, AFFECT], data);
}

/** An affect as the flow reads it. */
export function affectNumbers({ valence, arousal }: { valence: number; arousal: number }): [number, number, number] {
  return [valence / 3, arousal / 3, 1];
}
