/** @file Flow-GRPO (Liu et al. 2025), policy optimisation from rewards: random steps that led to better pictures become likelier. */
import { gaussianNoise } from "../../../app/flow/noise.ts";
import { groupAdvantages } from "../../../app/flow/group-advantage.ts";
import { policyTerms, type PolicyTerms } from "../../../app/flow/grpo-gradient.ts";
import { linearSchedule } from "../../../app/flow/schedule.ts";
import { stream } from "../../../app/random/philox.ts";
import type { Random } from "../../../app/random/random.ts";
import { mean } from "../../../app/statistics/mean.ts";
import type { StageOf } from "../../../app/tune/config.ts";
import { TOKEN_SIZE } from "../../scene/tokens.ts";
import { linearDecay, warmUp } from "../../training/schedule.ts";
import { pulledGraph, pullFeeds } from "../flow/pulled.ts";
import type { Wish } from "../flow/policy.ts";
import { boundedVelocity, drawTrajectory, type RandomStep, type Sampler, stepLaw } from "../flow/random-steps.ts";
import { initialWeights } from "../flow/adapted-flow.ts";
import type { CreateMethod, MethodParts } from "../method.ts";
import { averagedAdapter, currentAdapter, trainAdapter } from "./adapter-trainer.ts";
import { drawRewarded, grouped } from "./draw-rewarded.ts";
import { feltCorpus, replayFeeds, replayedRows } from "./replay.ts";
import { groupedWishes } from "./wishes.ts";

/** Pictures of a batch. */
const ROWS = 16;
/** Steps of the flow while learning. */
const STEPS = 8;
/** Updates made of one set of pictures: each has its share of the random steps, and only the first is wholly on-policy. */
const UPDATES = 2;
const DROP_AFFECT = 0.2;
/** Flow-GRPO-Fast: as many random steps, at a place drawn at random in the first half. */
const FAST_WINDOW = 2;
const NOTHING = new Map<string, Float32Array>();

export const createGrpo: CreateMethod<StageOf<"grpo">> = async (stage, parts, saved) => {
  const { steps, learningRate, groups, pictures, replay, clip, kl } = stage;
  const { flow, policy, corpus, taught, seed, breathe } = parts;
  const sampler: Sampler = { kind: stage.sampler, noise: stage.noise };
  const sigmas = linearSchedule(STEPS);
  const window = Math.min(stage.fast ? FAST_WINDOW : stage.window, STEPS - 1);
  const updates = Math.min(UPDATES, window);
  const chunks = Math.ceil((groups * pictures) / ROWS);
  const batches = Math.ceil(window / updates) * chunks;
  const replayed = replayedRows(ROWS, replay);
  const trainer = await trainAdapter(parts, {
    graph: pulledGraph(flow, { rows: ROWS, replayed, replayWeight: replay === 0 ? 0 : 1 }),
    learningRate: warmUp(3, linearDecay(learningRate, steps * updates, learningRate / 10)),
    beta2: 0.98,
    averaging: 0.9,
    accumulate: batches,
  });
  if (saved !== null) trainer.restore(saved.training);
  const base = initialWeights(parts.flow);
  const data = feltCorpus(corpus, taught);

  /** What one random step of a chunk of pictures says, under the weights of now. */
  const termsOf = async (
    chunk: Chunk,
    step: RandomStep,
    advantages: readonly number[],
  ): Promise<PolicyTerms<Float32Array>[]> => {
    const asked = { ...step, wishes: chunk.wishes };
    const now = await boundedVelocity(policy, currentAdapter(parts, trainer), asked);
    await breathe();
    const first = await boundedVelocity(policy, base, asked);
    return now.map(({ values, bound }, row) => {
      const place = { state: step.states[row]!, next: step.next[row]! };
      const law = stepLaw(sampler, sigmas, step, { ...place, velocity: values });
      const before = stepLaw(sampler, sigmas, step, { ...place, velocity: first[row]!.values });
      const terms = policyTerms(
        {
          ...law,
          next: place.next,
          mean: law.transition.mean,
          baseMean: before.transition.mean,
          logpOld: step.logp[row]!,
          advantage: advantages[row]!,
        },
        clip,
        kl,
      );
      // What the prompt decides, the policy does not.
      return { ...terms, gradient: terms.gradient.map((value, i) => (bound[i] === 1 ? 0 : value)) };
    });
  };

  return {
    async step(step) {
      const random = stream(seed, "grpo wishes", step);
      const wishes = groupedWishes(corpus, random, groups, pictures);
      const isRandom = chosenSteps(stage.fast, window, random);
      const drawn = await drawChunks(parts, wishes, {
        sigmas,
        isRandom,
        sampler,
        random,
        weights: currentAdapter(parts, trainer),
      });
      const ends = drawn.flatMap(({ ends: own }) => own).slice(0, wishes.length);
      const rewarded = await drawRewarded(parts, wishes, ends, step * wishes.length);
      const advantages = groupAdvantages(
        grouped(
          rewarded.map(({ reward }) => reward),
          pictures,
        ),
      ).flat();
      const losses: number[] = [];
      const perUpdate = Math.ceil(window / updates);
      for (let batch = 0; batch < batches * updates; batch++) {
        const chunk = drawn[batch % chunks]!;
        const which = Math.floor(batch / chunks);
        // When the steps do not divide evenly, the first are seen again.
        const taken = chunk.steps[(which % perUpdate) * updates + Math.floor(which / perUpdate)] ?? chunk.steps[0]!;
        await breathe();
        const terms = await termsOf(
          chunk,
          taken,
          chunk.rows.map((row) => advantages[row]!),
        );
        losses.push(...terms.map(({ loss }) => loss));
        const gradient = terms.map(({ gradient: own }) => own.map((value) => value / ROWS));
        const replaying = { data, batch: replayed, dropAffect: DROP_AFFECT, step: step * batches * updates + batch };
        const feeds = { ...pullFeeds(taken.question, gradient), ...(await replayFeeds(parts, replaying)) };
        await breathe();
        await trainer.train(feeds);
      }
      return { loss: mean(losses), pictures: wishes.length };
    },
    weights: () => averagedAdapter(parts, trainer),
    state: () => ({ training: trainer.state(), memory: NOTHING }),
    release: () => trainer.release(),
  };
};

/** Pictures drawn in one batch. */
interface Chunk {
  /** Which of all wishes; the first again where the last chunk is not full. */
  readonly rows: readonly number[];
  readonly wishes: readonly Wish[];
  readonly ends: readonly Float32Array[];
  readonly steps: readonly RandomStep[];
}

async function drawChunks(
  { policy, breathe }: MethodParts,
  wishes: readonly Wish[],
  {
    weights,
    ...order
  }: Pick<Parameters<typeof drawTrajectory>[2], "sigmas" | "isRandom" | "sampler" | "random"> & {
    readonly weights: Parameters<typeof drawTrajectory>[1];
  },
): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for (let at = 0; at < wishes.length; at += ROWS) {
    const rows = Array.from({ length: ROWS }, (_, row) => (at + row) % wishes.length);
    const own = rows.map((row) => wishes[row]!);
    const noise = own.map(() => gaussianNoise(TOKEN_SIZE, order.random));
    const { ends, steps } = await drawTrajectory(policy, weights, { ...order, wishes: own, noise }, breathe);
    chunks.push({ rows, wishes: own, ends, steps });
  }
  return chunks;
}

/** The first `window` steps, or as many in a row somewhere in the first half. */
function chosenSteps(fast: boolean, window: number, random: Random): (step: number) => boolean {
  const first = fast ? random.below(Math.max(1, STEPS / 2 - window + 1)) : 0;
  return (step) => step >= first && step < first + window;
}
