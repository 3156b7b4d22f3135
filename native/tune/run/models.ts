/** @file The models a run works with, opened and found to be those its config names. */
import path from "node:path";
import { StudioError } from "../../../app/contract/failure.ts";
import type { RunConfig } from "../../../app/tune/config.ts";
import { blobPath } from "../../files/blobs.ts";
import { readManifest } from "../../files/model-files.ts";
import { judgeManifest } from "../../judge/manifest.ts";
import { packManifest } from "../../models/papercut/manifest.ts";
import { type AdaptedFlow, adaptFlow, readTunablePack, type TunablePack } from "../flow/adapted-flow.ts";
import { openReader, type Reader } from "../reader.ts";

export interface RunModels {
  readonly pack: TunablePack;
  /** With the adapter as the run begins. */
  readonly flow: AdaptedFlow;
  readonly judge: Reader;
  readonly witness: Reader;
  close(): Promise<void>;
}

/**
 * Opens what the config names.
 *
 * @throws StudioError model.missing when a model's files are others than when the run was planned; ModelFileError when one is
 *   missing or damaged; AdapterError when the adapter to go on from does not fit
 */
export async function openRunModels(
  { models, blobs }: { readonly models: string; readonly blobs: string },
  config: RunConfig,
): Promise<RunModels> {
  const pack = await readTunablePack(path.join(models, config.pack.id));
  const judge = await openReader(path.join(models, config.judge.id));
  const witness = await openReader(path.join(models, config.witness.id));
  const asPlanned = [
    [config.pack, pack.sha256],
    [config.judge, judge.sha256],
    [config.witness, witness.sha256],
  ] as const;
  for (const [{ id, sha256 }, found] of asPlanned)
    if (sha256 !== found)
      throw new StudioError({ code: "model.missing", model: `${id} of hash ${sha256.slice(0, 12)}` });
  const from = config.adapter.from === null ? null : blobPath(blobs, config.adapter.from);
  const flow = await adaptFlow(pack.flow, config.adapter, config.seed, from);
  return {
    pack,
    flow,
    judge,
    witness,
    async close() {
      await Promise.all([judge.close(), witness.close()]);
    },
  };
}

/**
 * The embedded pack, judge and witness as they lie in `models` now, for a config.
 *
 * @throws ModelFileError when a manifest is missing or damaged
 */
export async function embeddedModels(models: string): Promise<Pick<RunConfig, "pack" | "judge" | "witness">> {
  const pack = await readManifest(path.join(models, "papercut", "pack.json"), packManifest);
  const judged = async (id: string): Promise<RunConfig["judge"]> => {
    const { manifest, sha256 } = await readManifest(path.join(models, id, "judge.json"), judgeManifest);
    return { id: manifest.id, sha256 };
  };
  return {
    pack: { id: pack.manifest.id, sha256: pack.sha256 },
    judge: await judged("papercut-judge"),
    witness: await judged("papercut-witness"),
  };
}
