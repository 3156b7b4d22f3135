/** @file Sampling with some random steps: each is kept with its log-probability, which policy gradients learn from. */
import { cpsStep, cpsTransition } from "../../../app/flow/cps.ts";
import { eulerStep } from "../../../app/flow/euler.ts";
import { gaussianNoise } from "../../../app/flow/noise.ts";
import { sdeStep, sdeTransition } from "../../../app/flow/sde.ts";
import { gaussianLogp, type Transition } from "../../../app/flow/transition.ts";
import { meanSquare } from "../../../app/flow/vector.ts";
import type { Random } from "../../../app/random/random.ts";
import { LEAST_SIGMA } from "../../models/papercut/flow.ts";
import type { TokenBounds } from "../../scene/tokens.ts";
import type { Weights } from "../../training/parameters.ts";
import { type Question, questionAt, rowsOf } from "./pulled.ts";
import type { Policy, Wish } from "./policy.ts";

/** A kind of random step: Flow-GRPO's SDE with its noise level a, or coefficients-preserving steps with their η. */
export interface Sampler {
  readonly kind: "sde" | "cps";
  readonly noise: number;
}

/** A random step of every row. */
export interface RandomStep {
  readonly question: Question;
  readonly sigma: number;
  readonly sigmaNext: number;
  readonly states: readonly Float32Array[];
  readonly next: readonly Float32Array[];
  /** Under the weights that drew. */
  readonly logp: readonly number[];
}

export interface Trajectory {
  readonly ends: readonly Float32Array[];
  readonly steps: readonly RandomStep[];
}

export interface TrajectoryOrder {
  readonly wishes: readonly Wish[];
  /** States at the first level. */
  readonly noise: readonly Float32Array[];
  readonly sigmas: readonly number[];
  /** Whether step i is random; the others follow the ODE. The last one always does: it ends without noise. */
  readonly isRandom: (step: number) => boolean;
  readonly sampler: Sampler;
  readonly random: Random;
}

/** Draws all rows in one batch, without guidance. */
export async function drawTrajectory(
  policy: Policy,
  weights: Weights,
  { wishes, noise, sigmas, isRandom, sampler, random }: TrajectoryOrder,
  breathe: () => Promise<void>,
): Promise<Trajectory> {
  const conditions = await policy.conditions(wishes.map(({ phrases }) => phrases));
  const steps: RandomStep[] = [];
  let states: readonly Float32Array[] = noise;
  for (let step = 0; step + 1 < sigmas.length; step++) {
    await breathe();
    const [sigma, sigmaNext] = [sigmas[step]!, sigmas[step + 1]!];
    const question = questionAt(conditions, wishes, states, Array<number>(wishes.length).fill(sigma));
    const velocities = await boundedVelocity(policy, weights, { question, wishes, states, sigma });
    if (sigmaNext > 0 && isRandom(step)) {
      const landed = states.map((state, row) => {
        const fresh = gaussianNoise(state.length, random);
        return stepOf(sampler, sigmas)(state, velocities[row]!.values, sigma, sigmaNext, fresh);
      });
      const next = landed.map((own) => own.next);
      steps.push({ question, sigma, sigmaNext, states, next, logp: landed.map(({ logp }) => logp) });
      states = next;
    } else states = states.map((state, row) => eulerStep(state, velocities[row]!.values, sigma, sigmaNext));
  }
  return { ends: states, steps };
}

/** A velocity that leads to a clean scene within the bounds, and which of its numbers the bounds decide. */
export interface BoundedVelocity {
  readonly values: Float32Array;
  readonly bound: Uint8Array;
}

/** What the flow says at some states, kept within what the prompts demand. */
export async function boundedVelocity(
  policy: Policy,
  weights: Weights,
  at: Pick<RandomStep, "question" | "states" | "sigma"> & { readonly wishes: readonly Wish[] },
): Promise<BoundedVelocity[]> {
  const raw = rowsOf(await policy.velocity(weights, at.question));
  return raw.map((velocity, row) =>
    within(policy.bounds(at.wishes[row]!.phrases), at.states[row]!, velocity, Math.max(at.sigma, LEAST_SIGMA)),
  );
}

function within(
  { low, high }: TokenBounds,
  state: Float32Array,
  velocity: Float32Array,
  level: number,
): BoundedVelocity {
  const values = new Float32Array(velocity.length);
  const bound = new Uint8Array(velocity.length);
  for (let i = 0; i < values.length; i++) {
    const clean = state[i]! - level * velocity[i]!;
    const kept = Math.min(high[i]!, Math.max(low[i]!, clean));
    bound[i] = kept === clean ? 0 : 1;
    values[i] = kept === clean ? velocity[i]! : (state[i]! - kept) / level;
  }
  return { values, bound };
}

/** How a step of the sampler looks under some velocity: its mean, how that moves with the velocity, how likely `next` is. */
export interface StepLaw {
  readonly transition: Transition<Float32Array>;
  readonly move: number;
  readonly sharpness: number;
  readonly variance: number;
  readonly logp: number;
}

/** @param sigmas of the whole schedule */
export function stepLaw(
  { kind, noise }: Sampler,
  sigmas: readonly number[],
  { sigma, sigmaNext }: Pick<RandomStep, "sigma" | "sigmaNext">,
  { state, next, velocity }: Readonly<Record<"state" | "next" | "velocity", Float32Array>>,
): StepLaw {
  const n = state.length;
  if (kind === "cps") {
    const transition = cpsTransition(state, velocity, sigma, sigmaNext, noise);
    const kept = Math.sqrt(Math.max(0, sigmaNext ** 2 - transition.std ** 2));
    const move = -sigma * (1 - sigmaNext) + (1 - sigma) * kept;
    const logp = -meanSquare(next, transition.mean);
    return { transition, move, sharpness: 2 / n, variance: transition.std ** 2, logp };
  }
  const settings = { noiseLevel: noise, secondSigma: sigmas[1]! };
  const transition = sdeTransition(state, velocity, sigma, sigmaNext, settings);
  const move = (1 + (transition.std ** 2 * (1 - sigma)) / (2 * sigma)) * (sigmaNext - sigma);
  const logp = gaussianLogp(next, transition);
  return { transition, move, sharpness: 1 / (transition.sd ** 2 * n), variance: transition.std ** 2, logp };
}

function stepOf({ kind, noise }: Sampler, sigmas: readonly number[]) {
  return (x: Float32Array, velocity: Float32Array, sigma: number, next: number, fresh: Float32Array) =>
    kind === "cps"
      ? cpsStep(x, velocity, sigma, next, noise, fresh)
      : sdeStep(x, velocity, sigma, next, { noiseLevel: noise, secondSigma: sigmas[1]! }, fresh);
}
