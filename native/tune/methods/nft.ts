/** @file DiffusionNFT (arXiv 2509.16117), policy optimisation from rewards: better pictures attract, worse ones repel. */
import { gaussianNoise } from "../../../app/flow/noise.ts";
import { groupAdvantages, optimality } from "../../../app/flow/group-advantage.ts";
import { nftTerms } from "../../../app/flow/nft.ts";
import { linearSchedule } from "../../../app/flow/schedule.ts";
import { stream } from "../../../app/random/philox.ts";
import { mean } from "../../../app/statistics/mean.ts";
import type { StageOf } from "../../../app/tune/config.ts";
import { TOKEN_SIZE } from "../../scene/tokens.ts";
import type { Weights } from "../../training/parameters.ts";
import { linearDecay, warmUp } from "../../training/schedule.ts";
import { pulledGraph, pullFeeds, questionAt, rowsOf } from "../flow/pulled.ts";
import { initialWeights } from "../flow/adapted-flow.ts";
import type { CreateMethod } from "../method.ts";
import { averagedAdapter, currentAdapter, trainAdapter } from "./adapter-trainer.ts";
import { drawRewarded, grouped } from "./draw-rewarded.ts";
import { feltCorpus, replayFeeds, replayedRows } from "./replay.ts";
import { groupedWishes } from "./wishes.ts";

/** Pictures of a batch; a step is all its pictures. */
const ROWS = 16;
/** Steps of the ODE that pictures are drawn in while learning. */
const STEPS = 8;
/** Noise levels that pictures are taken back to. */
const LEAST_LEVEL = 0.05;
const DROP_AFFECT = 0.2;
/** Pull towards the stage's start (`baseWeight`), as in the paper's code. */
const BASE_WEIGHT = 1e-4;
/** The sampler follows the policy slowly: η = min(most, rise · step). */
const LAG = { rise: 0.05, most: 0.7 } as const;

export const createNft: CreateMethod<StageOf<"nft">> = async (stage, parts, saved) => {
  const { steps, learningRate, groups, pictures, replay, beta } = stage;
  const { flow, policy, corpus, taught, seed, breathe, guidance } = parts;
  const batches = Math.ceil((groups * pictures) / ROWS);
  const replayed = replayedRows(ROWS, replay);
  const trainer = await trainAdapter(parts, {
    graph: pulledGraph(flow, { rows: ROWS, replayed, replayWeight: replay === 0 ? 0 : 1 }),
    learningRate: warmUp(3, linearDecay(learningRate, steps, learningRate / 10)),
    beta2: 0.98,
    averaging: 0.9,
    accumulate: batches,
  });
  const base = initialWeights(parts.flow);
  const old = new Map([...base].map(([name, values]) => [name, (saved?.memory.get(name) ?? values).slice()]));
  if (saved !== null) trainer.restore(saved.training);
  const data = feltCorpus(corpus, taught);

  return {
    async step(step) {
      const random = stream(seed, "nft wishes", step);
      const wishes = groupedWishes(corpus, random, groups, pictures);
      const noise = wishes.map(() => gaussianNoise(TOKEN_SIZE, random));
      const ends: Float32Array[] = [];
      for (let at = 0; at < wishes.length; at += ROWS) {
        const stretch = { sigmas: linearSchedule(STEPS), guidance };
        ends.push(
          ...(await policy.integrate(old, wishes.slice(at, at + ROWS), noise.slice(at, at + ROWS), stretch, breathe)),
        );
      }
      const rewarded = await drawRewarded(parts, wishes, ends, step * wishes.length);
      const advantages = groupAdvantages(
        grouped(
          rewarded.map(({ reward }) => reward),
          pictures,
        ),
      ).flat();

      const losses: number[] = [];
      for (let batch = 0; batch < batches; batch++) {
        const at = (batch * ROWS) % wishes.length;
        const rows = Array.from({ length: ROWS }, (_, row) => (at + row) % wishes.length);
        const own = rows.map((row) => wishes[row]!);
        const levels = rows.map(() => random.between(LEAST_LEVEL, 1));
        const noised = rows.map((row, i) => {
          const fresh = gaussianNoise(TOKEN_SIZE, random);
          return ends[row]!.map((x0, k) => (1 - levels[i]!) * x0 + levels[i]! * fresh[k]!);
        });
        const conditions = await policy.conditions(own.map(({ phrases }) => phrases));
        const question = questionAt(conditions, own, noised, levels);
        const said = async (weights: Weights): Promise<Float32Array[]> => {
          await breathe();
          return rowsOf(await policy.velocity(weights, question));
        };
        const [now, before, first] = [await said(currentAdapter(parts, trainer)), await said(old), await said(base)];
        const terms = rows.map((row, i) =>
          nftTerms(
            {
              x0: ends[row]!,
              noised: noised[i]!,
              t: levels[i]!,
              velocity: now[i]!,
              oldVelocity: before[i]!,
              baseVelocity: first[i]!,
              optimality: optimality(advantages[row]!),
            },
            { beta, baseWeight: BASE_WEIGHT },
          ),
        );
        losses.push(...terms.map(({ loss }) => loss));
        const gradient = terms.map(({ gradient: own }) => own.map((value) => value / ROWS));
        const replaying = { data, batch: replayed, dropAffect: DROP_AFFECT, step: step * batches + batch };
        const feeds = { ...pullFeeds(question, gradient), ...(await replayFeeds(parts, replaying)) };
        await breathe();
        await trainer.train(feeds);
      }
      follow(old, currentAdapter(parts, trainer), Math.min(LAG.most, LAG.rise * step));
      return { loss: mean(losses), pictures: wishes.length };
    },
    weights: () => averagedAdapter(parts, trainer),
    state: () => ({
      training: trainer.state(),
      memory: new Map([...old].map(([name, values]) => [name, values.slice()])),
    }),
    release: () => trainer.release(),
  };
};

/** old ← η·old + (1 − η)·now, in place. */
function follow(old: Weights, now: Weights, eta: number): void {
  for (const [name, values] of old) {
    const next = now.get(name)!;
    for (let i = 0; i < values.length; i++) values[i] = eta * values[i]! + (1 - eta) * next[i]!;
  }
}
