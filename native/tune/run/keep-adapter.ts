/** @file The adapter of a run as a file among the blobs, with what it was made of in its metadata. */
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { RunConfig } from "../../../app/tune/config.ts";
import { storeBlob } from "../../files/blobs.ts";
import { sha256 } from "../../files/model-files.ts";
import type { Adapter } from "../../training/lora/adapter.ts";
import { writeAdapter } from "../../training/lora/adapter-file.ts";

/** Hash by which runs of the same config are known. */
export const configHash = (config: RunConfig): string => sha256(new TextEncoder().encode(JSON.stringify(config)));

/**
 * Keeps the adapter and gives its blob. The same adapter of the same config gives the same bytes.
 *
 * @param folder of the run, where the file is written first
 */
export async function keepAdapter(
  { blobs, folder }: { readonly blobs: string; readonly folder: string },
  adapter: Adapter,
  config: RunConfig,
): Promise<string> {
  const file = path.join(folder, "adapter.safetensors");
  await writeAdapter(file, adapter, {
    pack: config.pack,
    judge: config.judge,
    witness: config.witness,
    guidance: config.guidance,
    config: configHash(config),
  });
  const blob = await storeBlob(blobs, await readFile(file));
  await rm(file, { force: true });
  return blob;
}
