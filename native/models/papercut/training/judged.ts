/** @file Stage: the judge reads every composed scene; its readings are what the mood adapter learns from. */
import { affectReading } from "../../../judge/reading.ts";
import { buildJudge } from "../../../judge/judge-graph.ts";
import { judgeInput } from "../../../judge/network-inputs.ts";
import { createSession } from "../../../runtime/session.ts";
import { JUDGE_SIDE } from "../../../judge/judge-side.ts";
import { writeColumns } from "./columns.ts";
import { PICTURE_BYTES } from "./label.ts";
import { loadWeights } from "./loop.ts";
import { sizeOf } from "./picture-set.ts";
import { eachShard, loadShard } from "./shards.ts";
import type { StageContext } from "./stage.ts";

const BATCH = 40;

/** Leaves the shards `judged` with one column `ratedA` [scenes, 2], the affect as the judge reads it. */
export async function readScenes(context: StageContext): Promise<void> {
  const weights = await loadWeights(context, "judge");
  const session = await createSession(buildJudge({ batch: BATCH, training: false, weights }).graph);
  await eachShard(context, "judged", sizeOf(context, "scenes"), async (file, first, count) => {
    const { pixels } = await loadShard(context, "scenes", first / context.plan.shard, ["pixels"]);
    const ratedA = new Float32Array(count * 2);
    for (let at = 0; at < count; at += BATCH) {
      context.signal.throwIfAborted();
      // The graph takes whole batches, so a shard's last one repeats its last picture.
      const pictures = Array.from({ length: BATCH }, (_, i) => pictureOf(pixels, Math.min(at + i, count - 1)));
      const outputs = await session.run(judgeInput(pictures), ["valenceArousal", "logVariance"]);
      for (let i = 0; i < Math.min(BATCH, count - at); i++) {
        const { valence, arousal } = affectReading(outputs, i);
        ratedA.set([valence, arousal], 2 * (at + i));
      }
    }
    await writeColumns(file, { ratedA });
  });
  await session.release();
}

function pictureOf(pixels: Uint8Array, index: number) {
  const data = pixels.subarray(index * PICTURE_BYTES, (index + 1) * PICTURE_BYTES);
  return { width: JUDGE_SIDE, height: JUDGE_SIDE, data };
}
