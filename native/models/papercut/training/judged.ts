/** @file Stage: the judge reads every composed scene; its readings are what the mood adapter learns from. */
import { affectReading } from "../../../judge/reading.ts";
import { buildJudge } from "../../../judge/judge-graph.ts";
import { judgeInput } from "../../../judge/network-inputs.ts";
import { createSession } from "../../../runtime/session.ts";
import { JUDGE_SIDE } from "../../../judge/judge-side.ts";
import { readColumns, writeColumns } from "./columns.ts";
import { sizeOf } from "./corpus.ts";
import { loadWeights } from "./loop.ts";
import { eachShard, shardFile, type StageContext } from "./stage.ts";

const BATCH = 40;
const PIXELS = JUDGE_SIDE ** 2 * 3;

export async function readScenes(context: StageContext): Promise<void> {
  const weights = await loadWeights(context, "judge");
  const session = await createSession(buildJudge({ batch: BATCH, training: false, weights }).graph);
  await eachShard(context, "judged", sizeOf(context, "scenes"), async (file, first, count) => {
    const { pixels } = await readColumns(shardFile(context, "scenes", first / context.plan.shard));
    const ratedA = new Float32Array(count * 2);
    for (let at = 0; at < count; at += BATCH) {
      const pictures = Array.from({ length: Math.min(BATCH, count - at) }, (_, i) => ({
        width: JUDGE_SIDE,
        height: JUDGE_SIDE,
        data: pixels!.subarray((at + i) * PIXELS, (at + i + 1) * PIXELS) as Uint8Array,
      }));
      const outputs = await session.run(judgeInput(pictures), ["valenceArousal", "logVariance"]);
      pictures.forEach((_, i) => {
        const { valence, arousal } = affectReading(outputs, i);
        ratedA.set([valence, arousal], 2 * (at + i));
      });
    }
    await writeColumns(file, { ratedA });
  });
  await session.release();
}
