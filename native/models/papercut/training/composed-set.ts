/** @file Stage: composes one set of scenes, draws and labels them, and keeps them in shards. */
import { writeColumns } from "./columns.ts";
import { composedScene } from "./composed.ts";
import { labelledColumns } from "./labelled.ts";
import { sizeOf } from "./picture-set.ts";
import { loadReference } from "./reference.ts";
import { eachShard } from "./shards.ts";
import type { StageContext } from "./stage.ts";

/** Leaves the shards of `set`, with the columns {@link labelledColumns} gives. */
export async function composeSet(context: StageContext, set: "scenes" | "witnessed"): Promise<void> {
  const reference = await loadReference(context);
  await eachShard(context, set, sizeOf(context, set), async (file, first, count) => {
    const scenes = Array.from({ length: count }, (_, i) => composedScene(context.plan.seed, set, first + i));
    await writeColumns(file, await labelledColumns(context, { set, first, scenes, reference }));
  });
}
