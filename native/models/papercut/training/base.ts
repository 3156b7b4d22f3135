/** @file Stage: the base flow, whose mood control is weak on purpose — four in five scenes carry another scene's affect. */
import { stream } from "../../../../app/random/philox.ts";
import { warmingDecay } from "../../../training/ema.ts";
import { buildFlowTraining } from "../build.ts";
import { flowBatch } from "./flow-batch.ts";
import { type FlowData, loadFlowData } from "./flow-data.ts";
import { trainToEnd } from "./loop.ts";
import { adamW } from "./optimiser.ts";
import type { StageContext } from "./stage.ts";

/** Share of scenes that keep their own affect, and so the correlation of label and scene: enough to steer by, not well. */
const TRUE_LABELS = 0.2;
/** Shares of scenes trained without their prompt, and without their affect, so that sampling can be guided. */
export const DROP_PROMPT = 0.1;
const DROP_AFFECT = 0.12;
const WARM_UP = 100;

/** Leaves `base.safetensors`: the averaged weights of text encoder and flow. */
export async function trainBase(context: StageContext): Promise<void> {
  const { plan } = context;
  const { steps, batch, learningRate } = plan.base;
  const data = withWeakLabels(await loadFlowData(context, "label"), plan.seed);
  await trainToEnd(context, {
    name: "base",
    steps,
    trainer: {
      ...buildFlowTraining(batch, plan.seed),
      loss: "loss",
      optimiser: adamW({ learningRate, steps, warmUp: WARM_UP, beta2: 0.95, weightDecay: 0.01 }),
      clipNorm: 1,
      emaDecay: warmingDecay(0.998),
    },
    feeds: (step) =>
      flowBatch(data, step, { batch, seed: plan.seed, dropPrompt: DROP_PROMPT, dropAffect: DROP_AFFECT }),
  });
}

/** Gives most scenes the affect of another, so that label and scene correlate by {@link TRUE_LABELS}. */
function withWeakLabels(data: FlowData, seed: number): FlowData {
  const random = stream(seed, "weak labels");
  const affects = new Float32Array(data.affects);
  for (let scene = 0; scene < data.scenes; scene++) {
    if (random.chance(TRUE_LABELS)) continue;
    const other = random.below(data.scenes);
    affects.set(data.affects.subarray(2 * other, 2 * other + 2), 2 * scene);
  }
  return { ...data, affects };
}
