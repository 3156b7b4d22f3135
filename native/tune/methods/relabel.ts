/** @file Hindsight relabelling, which is supervised: the policy's own pictures are asked for by the mood the judge reads in them. */
import { gaussianNoise } from "../../../app/flow/noise.ts";
import { linearSchedule } from "../../../app/flow/schedule.ts";
import { stream } from "../../../app/random/philox.ts";
import type { StageOf } from "../../../app/tune/config.ts";
import type { FlowData } from "../../models/papercut/training/flow-data.ts";
import { encodePhrases, PROMPT_BYTES } from "../../models/papercut/training/phrase-codes.ts";
import { TOKEN_SIZE } from "../../scene/tokens.ts";
import type { Weights } from "../../training/parameters.ts";
import { linearDecay, warmUp } from "../../training/schedule.ts";
import { matchingGraph } from "../flow/matching.ts";
import type { CreateMethod } from "../method.ts";
import { averagedAdapter, currentAdapter, trainAdapter } from "./adapter-trainer.ts";
import { drawRewarded } from "./draw-rewarded.ts";
import { feltCorpus, joinedFeeds, replayFeeds } from "./replay.ts";
import { groupedWishes } from "./wishes.ts";

/** Pictures drawn for a step, scenes it learns from, and how many of the last pictures are kept. */
const DRAWN = 32;
const BATCH = 64;
const KEPT = 768;
const STEPS = 8;
const DROP_AFFECT = 0.2;

export const createRelabel: CreateMethod<StageOf<"relabel">> = async (stage, parts, saved) => {
  const { steps, learningRate, replay } = stage;
  const { flow, policy, corpus, taught, seed, guidance, breathe } = parts;
  const trainer = await trainAdapter(parts, {
    graph: matchingGraph(flow, BATCH),
    learningRate: warmUp(5, linearDecay(learningRate, steps, learningRate / 10)),
    beta2: 0.98,
    averaging: 0.95,
  });
  const kept = new KeptPictures(saved?.memory);
  if (saved !== null) trainer.restore(saved.training);
  const prior = feltCorpus(corpus, taught);
  const replayed = Math.min(BATCH - 1, Math.round(BATCH * replay));

  return {
    async step(step) {
      const random = stream(seed, "relabel wishes", step);
      const wishes = groupedWishes(corpus, random, DRAWN, 1);
      const noise = wishes.map(() => gaussianNoise(TOKEN_SIZE, random));
      const stretch = { sigmas: linearSchedule(STEPS), guidance };
      const ends = await policy.integrate(currentAdapter(parts, trainer), wishes, noise, stretch, breathe);
      const read = await drawRewarded(parts, wishes, ends, step * DRAWN);
      wishes.forEach(({ phrases }, i) => {
        const { valence, arousal } = taught.felt(read[i]!.reading);
        const prompt = new Uint8Array(PROMPT_BYTES);
        encodePhrases(phrases, prompt, 0);
        kept.add(ends[i]!, [valence, arousal], prompt);
      });
      const order = { dropAffect: DROP_AFFECT, step };
      const feeds = joinedFeeds(
        await replayFeeds(parts, { ...order, data: prior, batch: replayed }),
        await replayFeeds(parts, { ...order, data: kept.data(), batch: BATCH - replayed }),
      );
      await breathe();
      const { loss } = await trainer.train(feeds);
      return { loss, pictures: DRAWN };
    },
    weights: () => averagedAdapter(parts, trainer),
    state: () => ({ training: trainer.state(), memory: kept.memory() }),
    release: () => trainer.release(),
  };
};

/** The last pictures with what was read in them; the oldest makes room for the newest. */
class KeptPictures {
  readonly #tokens = new Float32Array(KEPT * TOKEN_SIZE);
  readonly #affects = new Float32Array(KEPT * 2);
  readonly #prompts = new Float32Array(KEPT * PROMPT_BYTES);
  #count = 0;

  constructor(memory: Weights | undefined) {
    if (memory === undefined) return;
    this.#tokens.set(memory.get("kept.tokens")!);
    this.#affects.set(memory.get("kept.affects")!);
    this.#prompts.set(memory.get("kept.prompts")!);
    this.#count = memory.get("kept.count")![0]!;
  }

  add(tokens: Float32Array, affect: readonly [number, number], prompt: Uint8Array): void {
    const at = this.#count++ % KEPT;
    this.#tokens.set(tokens, at * TOKEN_SIZE);
    this.#affects.set(affect, at * 2);
    this.#prompts.set(prompt, at * PROMPT_BYTES);
  }

  data(): FlowData {
    return {
      scenes: Math.min(this.#count, KEPT),
      variants: 1,
      tokens: this.#tokens,
      affects: this.#affects,
      prompts: Uint8Array.from(this.#prompts),
    };
  }

  memory(): Weights {
    return new Map([
      ["kept.tokens", this.#tokens.slice()],
      ["kept.affects", this.#affects.slice()],
      ["kept.prompts", this.#prompts.slice()],
      ["kept.count", Float32Array.of(this.#count)],
    ]);
  }
}
