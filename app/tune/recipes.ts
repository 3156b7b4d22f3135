/** @file Recipes: what a budget in minutes buys, as the config of a run. */
import type { PersonalTerms, RunConfig, Stage } from "./config.ts";

/** `default` calibrates and then follows the critics' gradient; the others put one method in its place. */
export const RECIPES = ["default", "calibrate", "critic", "nft", "grpo", "fast", "control"] as const;
export type RecipeName = (typeof RECIPES)[number];

/** How fast this machine tunes: steps of calibration, and pictures drawn and read, a minute. */
export interface TuningPace {
  readonly stepsPerMinute: number;
  readonly picturesPerMinute: number;
}

/** Two processors of 2023; an earlier run on the machine at hand says better. */
export const USUAL_PACE: TuningPace = { stepsPerMinute: 420, picturesPerMinute: 4500 };

export interface RunOrder extends Pick<RunConfig, "pack" | "judge" | "witness" | "personal" | "seed"> {
  readonly recipe: RecipeName;
  /** Computing time to aim at. */
  readonly minutes: number;
  /** Blob of an adapter to go on from. */
  readonly from: string | null;
  /** Null where nothing was measured yet. */
  readonly pace: TuningPace | null;
}

/** Affect guidance that adapters are tuned for: where the error is low and pictures of one wish still differ. */
export const TUNED_GUIDANCE = 1.5;

const RANK = 16;
const CORPUS_SEED = 7;
/** Scenes of the corpus: more were measured to teach no better. */
const MOST_SCENES = 6000;
const LEAST_SCENES = 500;
const SHARD = 250;
/** Share of the budget that the corpus may take, and that follows calibration. */
const CORPUS_SHARE = 0.2;
const SECOND_SHARE = 0.25;
/** Steps beyond which calibration was not seen to gain, and policy optimisation to please the judge more than the eye. */
const MOST_CALIBRATION = 2400;
const MOST_CRITIC = 50;
/** A step of each method in steps of calibration. */
const COST: { readonly [M in Stage["method"]]: number } = {
  calibrate: 1,
  relabel: 6,
  critic: 7,
  nft: 16,
  grpo: 22,
  control: 10,
};
/** Steps of calibration that the critics' own training takes. */
const CRITICS = 120;
/** Points of the curve, the pairs of each, and what each takes in steps of calibration. */
const POINTS = 10;
const PAIRS = 48;
const POINT_COST = 30;

/** The config of a run that takes about as long as it is given. The same order gives the same config. */
export function planRun(order: RunOrder): RunConfig {
  const { recipe, minutes, seed, from, pack, judge, witness, personal, pace } = order;
  const { stepsPerMinute, picturesPerMinute } = pace ?? USUAL_PACE;
  const scenes = corpusFor(minutes, picturesPerMinute);
  const left = (minutes - scenes / picturesPerMinute) * stepsPerMinute - POINTS * POINT_COST;
  const stages = stagesOf(recipe, Math.max(20, left));
  const total = stages.reduce((sum, { steps }) => sum + steps, 0);
  return {
    version: 1,
    pack,
    judge,
    witness,
    seed,
    adapter: { rank: RANK, alpha: RANK, modules: recipe === "control" ? "affect" : "all", from },
    guidance: TUNED_GUIDANCE,
    corpus: { scenes, seed: CORPUS_SEED },
    stages,
    heldOut: { pairs: PAIRS, everySteps: Math.max(1, Math.ceil(total / POINTS)) },
    personal: personal as PersonalTerms | null,
  };
}

function corpusFor(minutes: number, picturesPerMinute: number): number {
  const affordable = Math.floor((CORPUS_SHARE * minutes * picturesPerMinute) / SHARD) * SHARD;
  return Math.min(MOST_SCENES, Math.max(LEAST_SCENES, affordable));
}

/** @param left steps of calibration that the budget has room for */
function stagesOf(recipe: RecipeName, left: number): Stage[] {
  const calibration = (share: number): Stage => ({
    method: "calibrate",
    steps: Math.min(MOST_CALIBRATION, Math.max(10, Math.round(left * share))),
    learningRate: 8e-4,
    dropAffect: 0.2,
  });
  const stepsOf = (method: Stage["method"], share: number): number =>
    Math.max(4, Math.round((left * share) / COST[method]));
  switch (recipe) {
    case "calibrate":
      return [calibration(1)];
    case "default": {
      const affordable = Math.round((left * SECOND_SHARE - CRITICS) / COST.critic);
      return [calibration(1 - SECOND_SHARE), criticStage(Math.min(MOST_CRITIC, Math.max(4, affordable)))];
    }
    case "critic":
      return [criticStage(Math.min(MOST_CRITIC, Math.max(4, Math.round((left - CRITICS) / COST.critic))))];
    case "nft":
      return [calibration(1 - 2 * SECOND_SHARE), nftStage(stepsOf("nft", 2 * SECOND_SHARE))];
    case "grpo":
      return [calibration(1 - 2 * SECOND_SHARE), grpoStage(stepsOf("grpo", 2 * SECOND_SHARE))];
    case "fast":
      return [calibration(1 - 2 * SECOND_SHARE), fastStage(stepsOf("grpo", 2 * SECOND_SHARE))];
    case "control":
      return [{ method: "control", steps: stepsOf("control", 1), learningRate: 0.25, groups: 4, pictures: 8 }];
  }
}

/** Critic gradient as the default recipe has it. */
export const criticStage = (steps: number): Stage & { method: "critic" } => ({
  method: "critic",
  steps,
  learningRate: 3e-4,
  weight: 0.5,
  floor: 0.95,
  floorWeight: 1,
  deadZone: 0,
  pessimistic: false,
});

/** DiffusionNFT with plain ODE rollouts and a slow sampler. */
export const nftStage = (steps: number): Stage & { method: "nft" } => ({
  method: "nft",
  steps,
  learningRate: 2e-4,
  groups: 8,
  pictures: 8,
  replay: 0.5,
  beta: 1,
});

/** Flow-GRPO with the paper's sampler, clip and divergence. */
export const grpoStage = (steps: number): Stage & { method: "grpo" } => ({
  method: "grpo",
  steps,
  learningRate: 2e-4,
  groups: 4,
  pictures: 16,
  replay: 0.5,
  sampler: "sde",
  noise: 0.7,
  window: 6,
  fast: false,
  clip: 1e-4,
  kl: 0.04,
});

/** Flow-GRPO-Fast: two random steps at a random place, coefficients-preserving. */
export const fastStage = (steps: number): Stage & { method: "grpo" } => ({
  ...grpoStage(steps),
  sampler: "cps",
  noise: 0.8,
  window: 2,
  fast: true,
  clip: 1e-5,
  kl: 0,
});
