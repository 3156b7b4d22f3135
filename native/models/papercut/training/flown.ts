/** @file Stage: scenes drawn by the base flow, so that the judge learns to read what it will be shown. */
import { clampAffect } from "../../../../app/affect/plane.ts";
import { gaussianNoise } from "../../../../app/flow/noise.ts";
import { linearSchedule } from "../../../../app/flow/schedule.ts";
import { stream } from "../../../../app/random/philox.ts";
import { createSession } from "../../../runtime/session.ts";
import { repairScene } from "../../../scene/rules/repair.ts";
import { decodeScene, TOKEN_SIZE } from "../../../scene/tokens.ts";
import { buildFlow, buildTextEncoder } from "../build.ts";
import { restoreTokens } from "../latent.ts";
import { sampleTokens } from "../sample.ts";
import { writeColumns } from "./columns.ts";
import { composedScene, type ComposedScene, VARIANTS } from "./composed.ts";
import { labelledColumns } from "./labelled.ts";
import { loadWeights } from "./loop.ts";
import { loadMeasures } from "./measures.ts";
import { sizeOf } from "./picture-set.ts";
import { loadReference } from "./reference.ts";
import { eachShard } from "./shards.ts";
import type { StageContext } from "./stage.ts";

const STEPS = 10;
const BATCH = 50;
const GUIDANCE = { prompt: 1.3, affect: 1.6 };

/** Leaves the shards `flown`: prompts of composed scenes, affects spread evenly, drawn in ten steps and labelled. */
export async function flyScenes(context: StageContext): Promise<void> {
  const { signal } = context;
  const { seed } = context.plan;
  const weights = await loadWeights(context, "base");
  const { latent } = await loadMeasures(context);
  const reference = await loadReference(context);
  const networks = {
    textEncoder: await createSession(buildTextEncoder(weights)),
    flow: await createSession(buildFlow(weights)),
  };
  const sigmas = linearSchedule(STEPS);

  await eachShard(context, "flown", sizeOf(context, "flown"), async (file, first, count) => {
    const scenes: ComposedScene[] = [];
    for (let at = 0; at < count; at += BATCH) {
      const indices = Array.from({ length: Math.min(BATCH, count - at) }, (_, i) => first + at + i);
      const requests = indices.map((index) => {
        const random = stream(seed, "fly", index);
        const { descriptions } = composedScene(seed, "prompts to fly", index);
        return {
          phrases: descriptions[0]!,
          affect: clampAffect(random.between(-2.4, 2.4), random.between(-2.4, 2.4)),
          noise: gaussianNoise(TOKEN_SIZE, random),
        };
      });
      const sampled = await sampleTokens(networks, requests, { guidance: GUIDANCE, sigmas, signal });
      sampled.forEach((normalised, i) => {
        const scene = repairScene(decodeScene(restoreTokens(normalised, latent), indices[i]!));
        scenes.push({ scene, descriptions: Array.from({ length: VARIANTS }, () => requests[i]!.phrases) });
      });
    }
    await writeColumns(file, await labelledColumns(context, { set: "flown", first, scenes, reference }));
  });
  await Promise.all([networks.textEncoder.release(), networks.flow.release()]);
}
