/** @file Critic gradient, which is model-based policy optimisation: the flow's last steps follow frozen critics' gradients. */
import { gaussianNoise } from "../../../app/flow/noise.ts";
import { linearSchedule } from "../../../app/flow/schedule.ts";
import { stream } from "../../../app/random/philox.ts";
import { LIMIT } from "../../../app/affect/plane.ts";
import type { StageOf } from "../../../app/tune/config.ts";
import type { Graph } from "../../graph/graph.ts";
import { float32Tensor } from "../../graph/tensors.ts";
import { GLOBAL_SIZE, TOKEN_SIZE } from "../../scene/tokens.ts";
import type { Weights } from "../../training/parameters.ts";
import { linearDecay, warmUp } from "../../training/schedule.ts";
import { criticLoss } from "../critic/critic-loss.ts";
import { thingsIn } from "../critic/critic-network.ts";
import { styleScale, trainCritics } from "../critic/critics.ts";
import { FlowGraph, matchingLoss } from "../flow/matching.ts";
import { affectRows, type Policy, type Wish } from "../flow/policy.ts";
import { tokenRows } from "../flow/pulled.ts";
import { initialWeights } from "../flow/adapted-flow.ts";
import type { CreateMethod, MethodParts } from "../method.ts";
import { averagedAdapter, currentAdapter, type Feeds, trainAdapter } from "./adapter-trainer.ts";
import { feltCorpus, replayFeeds } from "./replay.ts";
import { groupedWishes } from "./wishes.ts";

/** Rows of a batch: scenes that are replayed, and pictures that are drawn, two and two of one wish. */
const REPLAYED = 16;
const DRAWN = 8;
/** Batches of a step: more and smaller ones, so that a person who wants to draw waits for none. */
const BATCHES = 4;
/** Steps of the ODE while tuning, and those at its end that a gradient flows through. */
const STEPS = 6;
const LAST = 3;
const SIGMAS = linearSchedule(STEPS);
const DROP_AFFECT = 0.2;
/** What a liking counts beside an error in units of `range`, as in the reward: 2·(2·limit)·(w_V + w_A) at weights 1 and ½. */
const LIKING = 2 * (2 * LIMIT) * 1.5;

export const createCritic: CreateMethod<StageOf<"critic">> = async (stage, parts, saved) => {
  const { steps, learningRate } = stage;
  const { corpus, taught, seed, threads, breathe } = parts;
  const critics = saved?.memory ?? (await trainCritics(corpus, seed, threads, breathe));
  const trainer = await trainAdapter(parts, {
    graph: criticGraph(stage, parts, critics),
    learningRate: warmUp(5, linearDecay(learningRate, steps, learningRate / 10)),
    beta2: 0.98,
    averaging: 0.95,
    accumulate: BATCHES,
  });
  if (saved !== null) trainer.restore(saved.training);
  const before = initialWeights(parts.flow);
  const data = feltCorpus(corpus, taught);

  return {
    async step(step) {
      let loss = 0;
      for (let batch = 0; batch < BATCHES; batch++) {
        const index = step * BATCHES + batch;
        const replaying = { data, batch: REPLAYED, dropAffect: DROP_AFFECT, step: index };
        const drawn = await drawnFeeds(parts, before, currentAdapter(parts, trainer), index);
        const feeds = { ...(await replayFeeds(parts, replaying)), ...drawn };
        await breathe();
        loss += (await trainer.train(feeds)).loss / BATCHES;
      }
      return { loss, pictures: 0 };
    },
    weights: () => averagedAdapter(parts, trainer),
    state: () => ({ training: trainer.state(), memory: critics }),
    release: () => trainer.release(),
  };
};

/** loss = replay + w·(error + liking·dislike) + w_floor·(closeness + crowding). */
function criticGraph(
  stage: StageOf<"critic">,
  { flow, corpus, taught, guidance }: MethodParts,
  critics: Weights,
): Graph {
  const { weight, floor, floorWeight, deadZone, pessimistic } = stage;
  const graph = new FlowGraph("critic-gradient", flow);
  const replayed = matchingLoss(graph, REPLAYED);
  const drawn = criticLoss(graph, {
    batch: DRAWN,
    sigmas: SIGMAS.slice(STEPS - LAST),
    guidance,
    critics,
    taught,
    style: styleScale(corpus),
    deadZone,
    pessimistic,
    floor,
  });
  const { builder } = graph;
  const weighed = (value: string, by: number): string => builder.op("Mul", [value, builder.scalar(by)]);
  const share = taught.terms?.taste?.share ?? 0;
  const terms = [
    replayed,
    weighed(drawn.error, weight),
    ...(drawn.dislike === undefined ? [] : [weighed(drawn.dislike, weight * LIKING * share)]),
    weighed(drawn.closeness, floorWeight),
    weighed(drawn.crowding, floorWeight),
  ];
  builder.output(
    terms.reduce((one, other) => builder.op("Add", [one, other])),
    "loss",
  );
  return builder.build();
}

/** What `criticLoss` is fed: pairs of pictures half drawn with the weights of now, and how far apart they were before. */
async function drawnFeeds(
  { policy, corpus, seed, guidance, breathe }: MethodParts,
  before: Weights,
  now: Weights,
  batch: number,
): Promise<Feeds> {
  const wishes = groupedWishes(corpus, stream(seed, "critic wishes", batch), DRAWN / 2, 2);
  const noise = wishes.map((_, row) => gaussianNoise(TOKEN_SIZE, stream(seed, "critic noise", batch * DRAWN + row)));
  const ends = await policy.integrate(before, wishes, noise, { sigmas: SIGMAS, guidance }, breathe);
  const first = { sigmas: SIGMAS.slice(0, STEPS - LAST + 1), guidance };
  const states = await policy.integrate(now, wishes, noise, first, breathe);
  return {
    "drawn.sample": tokenRows(states),
    "drawn.affect": affectRows(wishes.map(({ target }) => target)),
    ...(await promptFeeds(policy, wishes)),
    "drawn.target": table(wishes.map(({ target }) => [target.valence, target.arousal])),
    "drawn.things": table(ends.map((end) => [thingsIn(end)])),
    "drawn.apart": table(Array.from({ length: DRAWN / 2 }, (_, pair) => apart(ends[2 * pair]!, ends[2 * pair + 1]!))),
  };
}

async function promptFeeds(policy: Policy, wishes: readonly Wish[]): Promise<Feeds> {
  const { slots, pooled } = await policy.conditions(wishes.map(({ phrases }) => phrases));
  const bounds = wishes.map(({ phrases }) => policy.bounds(phrases));
  return {
    "drawn.slots": slots,
    "drawn.pooled": pooled,
    "drawn.low": tokenRows(bounds.map(({ low }) => Float32Array.from(low))),
    "drawn.high": tokenRows(bounds.map(({ high }) => Float32Array.from(high))),
  };
}

/** Rows of equal width as a tensor. */
function table(rows: readonly (readonly number[])[]) {
  return float32Tensor([rows.length, rows[0]!.length], Float32Array.from(rows.flat()));
}

/** Mean squared distance of globals and of elements. */
function apart(one: Float32Array, other: Float32Array): readonly [number, number] {
  const between = (from: number, to: number): number => {
    let sum = 0;
    for (let i = from; i < to; i++) sum += (one[i]! - other[i]!) ** 2;
    return Math.max(1e-4, sum / (to - from));
  };
  return [between(0, GLOBAL_SIZE), between(GLOBAL_SIZE, TOKEN_SIZE)];
}
