/** @file Stages: the judge learns function A on drawn scenes, the witness function B on others; both read pixels only. */
import { buildJudge } from "../../../judge/judge-graph.ts";
import { buildWitness } from "../../../judge/witness-graph.ts";
import { warmingDecay } from "../../../training/ema.ts";
import { loadWeights, trainToEnd } from "./loop.ts";
import { adamW } from "./optimiser.ts";
import { judgeBatch, witnessBatch } from "./picture-batch.ts";
import { loadPictures } from "./picture-data.ts";
import type { StageContext } from "./stage.ts";
import { witnessScaling } from "./witness-scaling.ts";
import { witnessViews } from "./witness-views.ts";

const WARM_UP = 100;
/** Half of what the judge sees while it is refined was drawn by the flow, whose scenes it will have to read. */
const FLOW_SHARE = 0.5;
/** Refining draws its batches from here on, so that none is the first training's again. */
const REFINING_FROM = 1e6;
/** The witness starts from other weights than the judge, and so errs otherwise. */
const WITNESS_SEED = 7;

const PLAN = { loss: "loss", clipNorm: 5, emaDecay: warmingDecay(0.995) };

/** The judge on composed scenes. */
export async function trainJudge(context: StageContext): Promise<void> {
  const { seed } = context.plan;
  const { steps, batch, learningRate } = context.plan.judge;
  const data = await loadPictures(context, "scenes");
  await trainToEnd(context, {
    name: "judge-first",
    steps,
    trainer: {
      ...buildJudge({ batch, training: true, seed }),
      ...PLAN,
      optimiser: adamW({ learningRate, steps, warmUp: WARM_UP, beta2: 0.98, weightDecay: 0.02 }),
    },
    feeds: (step) => judgeBatch({ seed, step, batch, choose: () => data }),
  });
}

/** The judge goes on, at a lower rate, on composed scenes and on scenes of the base flow. */
export async function refineJudge(context: StageContext): Promise<void> {
  const { seed } = context.plan;
  const { refineSteps: steps, batch, learningRate } = context.plan.judge;
  const composed = await loadPictures(context, "scenes");
  const flown = await loadPictures(context, "flown");
  const choose = (uniform: number) => (uniform < FLOW_SHARE ? flown : composed);
  await trainToEnd(context, {
    name: "judge",
    steps,
    trainer: {
      ...buildJudge({ batch, training: true, weights: await loadWeights(context, "judge-first") }),
      ...PLAN,
      optimiser: adamW({ learningRate: learningRate / 4, steps, warmUp: WARM_UP, beta2: 0.98, weightDecay: 0.02 }),
    },
    feeds: (step) => judgeBatch({ seed, step: step + REFINING_FROM, batch, choose }),
  });
}

/** The witness on scenes of its own. */
export async function trainWitness(context: StageContext): Promise<void> {
  const { seed } = context.plan;
  const { steps, batch, learningRate } = context.plan.witness;
  const data = await loadPictures(context, "witnessed");
  const views = witnessViews(data);
  await trainToEnd(context, {
    name: "witness",
    steps,
    trainer: {
      ...buildWitness({ batch, training: true, seed: seed + WITNESS_SEED }, witnessScaling(data)),
      ...PLAN,
      optimiser: adamW({ learningRate, steps, warmUp: WARM_UP, beta2: 0.98, weightDecay: 0.05 }),
    },
    feeds: (step) => witnessBatch({ seed, step, batch, choose: () => data }, views),
  });
}
