/** @file A whole pack on disk with untrained weights and an adapter that changes something. */
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { writeGraph } from "../../../../native/graph/write.ts";
import { type ModelFile, sha256 } from "../../../../native/files/model-files.ts";
import { buildFlow, buildTextEncoder } from "../../../../native/models/papercut/build.ts";
import type { PackManifest } from "../../../../native/models/papercut/manifest.ts";
import { TOKEN_SIZE } from "../../../../native/scene/tokens.ts";
import { type Adapter, createAdapter } from "../../../../native/training/lora/adapter.ts";
import { writeAdapter } from "../../../../native/training/lora/adapter-file.ts";
import { encodeSafetensors } from "../../../../native/files/safetensors.ts";
import { livelyWeights } from "./lively-weights.ts";

const weights = livelyWeights();

export async function writeSmallPack(directory: string): Promise<PackManifest> {
  await mkdir(directory, { recursive: true });
  const write = async (file: string, bytes: Uint8Array): Promise<ModelFile> => {
    await writeFile(path.join(directory, file), bytes);
    return { file, sha256: sha256(bytes) };
  };
  const flow = buildFlow(weights);
  await writeAdapter(path.join(directory, "mood.safetensors"), adapterOf(flow));
  const mood = await readFile(path.join(directory, "mood.safetensors"));
  const mean = Float32Array.from({ length: TOKEN_SIZE }, (_, i) => 0.1 * Math.sin(i));
  const tensors = new Map([
    ["mean", { shape: [TOKEN_SIZE], data: mean }],
    ["spread", { shape: [TOKEN_SIZE], data: new Float32Array(TOKEN_SIZE).fill(0.8) }],
  ]);
  const manifest: PackManifest = {
    id: "small",
    kind: "scene",
    version: "1",
    textEncoder: await write("text-encoder.onnx", writeGraph(buildTextEncoder(weights))),
    flow: await write("flow.onnx", writeGraph(flow)),
    latent: await write("latent.safetensors", Buffer.concat([...encodeSafetensors({ tensors, metadata: {} })])),
    adapters: [{ id: "mood", file: "mood.safetensors", sha256: sha256(mood) }],
    defaultAdapter: "mood",
    sampling: { steps: 2, guidance: { prompt: 1.5, affect: 2 } },
  };
  await write("pack.json", Buffer.from(JSON.stringify(manifest)));
  return manifest;
}

function adapterOf(flow: ReturnType<typeof buildFlow>): Adapter {
  const adapter = createAdapter(flow, { rank: 2, alpha: 2, seed: 1, targets: (name) => name === "flow.last" });
  for (const { up } of adapter.modules.values()) up.forEach((_, i) => (up[i] = Math.sin(i)));
  return adapter;
}
