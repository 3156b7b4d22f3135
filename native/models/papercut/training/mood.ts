/** @file Stage: the mood adapter — the base learns, on scenes the judge has read, what an affect asks for. */
import { buildFlowTraining } from "../build.ts";
import { createAdapter, extractAdapter } from "../../../training/lora/adapter.ts";
import { writeAdapter } from "../../../training/lora/adapter-file.ts";
import { injectAdapter } from "../../../training/lora/inject.ts";
import { warmingDecay } from "../../../training/ema.ts";
import { DROP_PROMPT } from "./base.ts";
import { flowBatch } from "./flow-batch.ts";
import { loadFlowData } from "./flow-data.ts";
import { loadWeights, trainToEnd } from "./loop.ts";
import { adamW } from "./optimiser.ts";
import { fileOf, type StageContext } from "./stage.ts";

/** Scenes trained without an affect keep the base's taste: the replay of the prior. */
const DROP_AFFECT = 0.2;
const WARM_UP = 50;
/** The file the adapter is left in. */
export const MOOD_ADAPTER = "mood-adapter.safetensors";

/** What the adapter may change: the blocks, the last modulation and how an affect is read; words stay the base's. */
const isTarget = (path: string): boolean =>
  path.startsWith("flow.blocks.") || path === "flow.affect.out" || path === "flow.last";

/** Leaves {@link MOOD_ADAPTER}, an adapter of the base. */
export async function trainMood(context: StageContext): Promise<void> {
  const { plan } = context;
  const { steps, batch, learningRate, rank } = plan.mood;
  const base = await loadWeights(context, "base");
  const data = await loadFlowData(context, "judged");
  const { graph } = buildFlowTraining(batch, plan.seed, base);
  const adapter = createAdapter(graph, { rank, alpha: rank, seed: plan.seed, targets: isTarget });
  const injected = injectAdapter(graph, adapter);
  const trained = await trainToEnd(context, {
    name: "mood",
    steps,
    trainer: {
      graph: injected.graph,
      parameters: injected.parameters,
      loss: "loss",
      optimiser: adamW({ learningRate, steps, warmUp: WARM_UP, beta2: 0.98, weightDecay: 0 }),
      clipNorm: 1,
      emaDecay: warmingDecay(0.995),
    },
    feeds: (step) =>
      flowBatch(data, step, { batch, seed: plan.seed + 1, dropPrompt: DROP_PROMPT, dropAffect: DROP_AFFECT }),
  });
  await writeAdapter(fileOf(context, MOOD_ADAPTER), extractAdapter(adapter, trained));
}
