/** @file What the flow learns from: normalised scenes, what may be said of them, and their affects. */
import { affectScale } from "../../../../app/affect/ground/range.ts";
import { TOKEN_SIZE } from "../../../scene/tokens.ts";
import { normaliseTokens } from "../latent.ts";
import { VARIANTS } from "./composed.ts";
import { loadMeasures } from "./measures.ts";
import { loadColumns } from "./shards.ts";
import type { StageContext } from "./stage.ts";

export interface FlowData {
  readonly scenes: number;
  /** [scenes, TOKEN_SIZE], normalised. */
  readonly tokens: Float32Array;
  /** [scenes, variants, PROMPT_BYTES] */
  readonly prompts: Uint8Array;
  readonly variants: number;
  /** [scenes, 2], valence and arousal on the range scale. */
  readonly affects: Float32Array;
}

/** The composed scenes without those held out; affects as function A labels them or as the judge reads them. */
export async function loadFlowData(context: StageContext, by: "label" | "judged"): Promise<FlowData> {
  const { plan } = context;
  const { latent, knotsA } = await loadMeasures(context);
  const corpus = await loadColumns(context, "scenes", plan.scenes, ["tokens", "prompts", "ratedA"]);
  const { ratedA } = by === "label" ? corpus : await loadColumns(context, "judged", plan.scenes, ["ratedA"]);
  const all = corpus.tokens;
  const scale = affectScale(knotsA);
  const scenes = plan.scenes - plan.heldOut;
  const tokens = new Float32Array(scenes * TOKEN_SIZE);
  const affects = new Float32Array(scenes * 2);
  for (let scene = 0; scene < scenes; scene++) {
    const own = all.subarray(scene * TOKEN_SIZE, (scene + 1) * TOKEN_SIZE);
    tokens.set(normaliseTokens(own, latent), scene * TOKEN_SIZE);
    const { valence, arousal } = scale.toRange({ valence: ratedA[2 * scene]!, arousal: ratedA[2 * scene + 1]! });
    affects.set([valence, arousal], 2 * scene);
  }
  return { scenes, tokens, prompts: corpus.prompts, variants: VARIANTS, affects };
}
