/** @file Stage: writes what is shipped — networks, adapter and manifests — as three folders of models. */
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { buildJudge } from "../../../judge/judge-graph.ts";
import type { JudgeManifest } from "../../../judge/manifest.ts";
import { buildWitness } from "../../../judge/witness-graph.ts";
import { writeGraph } from "../../../graph/write.ts";
import { writeDurably } from "../../../files/durable-file.ts";
import { encodeSafetensors } from "../../../files/safetensors.ts";
import { type ModelFile, sha256 } from "../../../files/model-files.ts";
import { buildFlow, buildTextEncoder } from "../build.ts";
import type { PackManifest } from "../manifest.ts";
import { loadWeights } from "./loop.ts";
import { loadMeasures } from "./measures.ts";
import { MOOD_ADAPTER } from "./mood.ts";
import { loadPictures } from "./picture-data.ts";
import { fileOf, type StageContext } from "./stage.ts";
import { witnessScaling } from "./witness-scaling.ts";

const VERSION = "1";
/** How the pack is sampled: chosen on prompts that no figure is measured on. */
const SAMPLING = { steps: 12, guidance: { prompt: 1, affect: 3 } };

/** Leaves `models/papercut`, `models/papercut-judge` and `models/papercut-witness`, each manifest after its files. */
export async function release(context: StageContext): Promise<void> {
  const { latent, knotsA, knotsB, styleReference } = await loadMeasures(context);
  const base = await loadWeights(context, "base");

  const pack = folder(context, "papercut");
  const tensors = new Map([
    ["mean", { shape: [latent.mean.length], data: latent.mean }],
    ["spread", { shape: [latent.spread.length], data: latent.spread }],
  ]);
  const manifest: PackManifest = {
    id: "papercut",
    kind: "scene",
    version: VERSION,
    textEncoder: await pack.write("text-encoder.onnx", writeGraph(buildTextEncoder(base))),
    flow: await pack.write("flow.onnx", writeGraph(buildFlow(base))),
    latent: await pack.write("latent.safetensors", Buffer.concat([...encodeSafetensors({ tensors, metadata: {} })])),
    adapters: [
      {
        id: "mood",
        ...(await pack.write("mood.safetensors", await readFile(fileOf(context, MOOD_ADAPTER)))),
      },
    ],
    defaultAdapter: "mood",
    sampling: SAMPLING,
  };
  await pack.writeManifest("pack.json", manifest);

  const judgeFolder = folder(context, "papercut-judge");
  const judge = buildJudge({ batch: 1, training: false, weights: await loadWeights(context, "judge") });
  await judgeFolder.writeManifest("judge.json", {
    id: "papercut-judge",
    version: VERSION,
    network: "judge",
    model: await judgeFolder.write("judge.onnx", writeGraph(judge.graph)),
    knots: knotsA,
    reference: styleReference,
  } satisfies JudgeManifest);

  const witnessFolder = folder(context, "papercut-witness");
  const scaling = witnessScaling(await loadPictures(context, "witnessed"));
  const witness = buildWitness({ batch: 1, training: false, weights: await loadWeights(context, "witness") }, scaling);
  await witnessFolder.writeManifest("judge.json", {
    id: "papercut-witness",
    version: VERSION,
    network: "witness",
    model: await witnessFolder.write("witness.onnx", writeGraph(witness.graph)),
    knots: knotsB,
    reference: styleReference,
  } satisfies JudgeManifest);
  context.report(1, 1);
}

function folder(context: StageContext, name: string) {
  const directory = path.join(context.directory, "models", name);
  const write = async (file: string, bytes: Uint8Array): Promise<ModelFile> => {
    await mkdir(directory, { recursive: true });
    await writeDurably(path.join(directory, file), [bytes]);
    return { file, sha256: sha256(bytes) };
  };
  return {
    write,
    writeManifest: (file: string, manifest: unknown) =>
      write(file, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)),
  };
}
