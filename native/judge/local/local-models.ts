/** @file Opens vision-language models from folders on this machine. */
import path from "node:path";
import { ModelFileError, sha256 } from "../../files/model-files.ts";
import { FileHashes } from "./file-hashes.ts";
import type { LocalModels, ModelFolder, OnLoad } from "./local-model.ts";
import { type ModelPlan, planModel } from "./model-plan.ts";
import { startModel } from "./model-thread.ts";

/** Progress is told in steps of this part of the whole. */
const STEP = 0.01;

/** One hash of all files' names and hashes. */
async function identify({ folder, files }: ModelPlan, hashes: FileHashes, onLoad?: OnLoad): Promise<string> {
  const of = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const found: [name: string, sha256: string][] = [];
  let [done, told] = [0, 0];
  for (const { name } of files) {
    const place = path.join(folder, name);
    const hash = await hashes
      .hash(place, (bytes) => {
        done += bytes;
        if (done - told < of * STEP && done < of) return;
        told = done;
        onLoad?.(name, done, of);
      })
      .catch((error: NodeJS.ErrnoException) => {
        throw new ModelFileError(`${place} cannot be read (${error.code}).`, { cause: error });
      });
    found.push([name, hash]);
  }
  return sha256(Buffer.from(JSON.stringify(found)));
}

/** Models in folders. What was read of a folder once is remembered for as long as its files stay as they are. */
export function localModels(): LocalModels {
  const hashes = new FileHashes();
  const known = async (folder: string, onLoad?: OnLoad): Promise<ModelFolder & { readonly plan: ModelPlan }> => {
    const plan = await planModel(folder);
    return { plan, sha256: await identify(plan, hashes, onLoad), bytes: plan.bytes };
  };
  return {
    async inspect(folder, onLoad) {
      const { sha256: identity, bytes } = await known(folder, onLoad);
      return { sha256: identity, bytes };
    },
    async open(folder, onLoad) {
      const { plan, sha256: identity, bytes } = await known(folder);
      return { sha256: identity, bytes, ...(await startModel(plan, onLoad)) };
    },
  };
}
