/** @file What is compared: stages of tuning after one another and in place of one another, at the same number of new pictures. */
import type { RunConfig, Stage } from "../../../../app/tune/config.ts";
import { criticStage, fastStage, grpoStage, nftStage } from "../../../../app/tune/recipes.ts";

export interface Arm {
  readonly name: string;
  /** The arm whose adapter it goes on from; the bare base when there is none. */
  readonly after?: string;
  readonly stages: readonly Stage[];
  readonly modules?: RunConfig["adapter"]["modules"];
  /** Whether one training seed must do: an ablation, not a claim. */
  readonly once?: boolean;
}

/** Steps of calibration, and of critic gradient, in the default recipe at ten minutes. */
const CALIBRATION = 1800;
const CRITIC = 50;
/** New pictures of every method that draws for learning. */
const PICTURES = 1920;

const calibrate = (steps: number): Stage => ({ method: "calibrate", steps, learningRate: 8e-4, dropAffect: 0.2 });
/** As many scenes replayed, at the same learning rate, as beside the critics. */
const replay: Stage = { method: "calibrate", steps: CRITIC, learningRate: 3e-4, dropAffect: 0.2 };
const relabel: Stage = { method: "relabel", steps: PICTURES / 32, learningRate: 2e-4, replay: 0.67 };
const nft = nftStage(PICTURES / 64);
const grpo = grpoStage(PICTURES / 64);

export const ARMS: readonly Arm[] = [
  { name: "calibrated", stages: [calibrate(CALIBRATION)] },
  { name: "critic gradient", after: "calibrated", stages: [criticStage(CRITIC)] },
  { name: "replay only", after: "calibrated", stages: [replay] },
  { name: "relabelling", after: "calibrated", stages: [relabel] },
  { name: "NFT", after: "calibrated", stages: [nft] },
  { name: "Flow-GRPO (SDE)", after: "calibrated", stages: [grpo] },
  { name: "Flow-GRPO-Fast (CPS)", after: "calibrated", stages: [fastStage(PICTURES / 64)] },
  { name: "Flow-GRPO (CPS)", after: "calibrated", stages: [{ ...grpo, sampler: "cps", noise: 0.8 }], once: true },
  {
    name: "critic, dead zone .3",
    after: "calibrated",
    stages: [{ ...criticStage(CRITIC), deadZone: 0.3 }],
    once: true,
  },
  {
    name: "critic, worse of two",
    after: "calibrated",
    stages: [{ ...criticStage(CRITIC), pessimistic: true }],
    once: true,
  },
  { name: "critic, no floor", after: "calibrated", stages: [{ ...criticStage(CRITIC), floorWeight: 0 }], once: true },
  { name: "calibrated, affect path only", stages: [calibrate(CALIBRATION)], modules: "affect", once: true },
  { name: "NFT from the base", stages: [nft], once: true },
  { name: "Flow-GRPO from the base", stages: [grpo], once: true },
  { name: "critic from the base", stages: [criticStage(CRITIC)], once: true },
  {
    name: "forward-only control",
    stages: [{ method: "control", steps: PICTURES / 32, learningRate: 0.25, groups: 4, pictures: 8 }],
    modules: "affect",
    once: true,
  },
];

/** @throws RangeError when there is no such arm */
export function armCalled(name: string): Arm {
  const found = ARMS.find((arm) => arm.name === name);
  if (found === undefined)
    throw new RangeError(`There is no arm “${name}”; there are: ${ARMS.map((arm) => arm.name).join(", ")}.`);
  return found;
}
