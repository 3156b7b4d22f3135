/** @file Adapters of other tools, in and out, and adapters added to one another. */
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { writeDurably } from "../../../native/files/durable-file.ts";
import { encodeSafetensors, type NamedTensor } from "../../../native/files/safetensors.ts";
import { openModelFile, readManifest } from "../../../native/files/model-files.ts";
import type { Graph } from "../../../native/graph/graph.ts";
import { readGraph } from "../../../native/graph/read.ts";
import { guidanceFor, openPapercut } from "../../../native/models/papercut/pack.ts";
import { packManifest } from "../../../native/models/papercut/manifest.ts";
import type { Adapter } from "../../../native/training/lora/adapter.ts";
import { readAdapter, writeAdapter } from "../../../native/training/lora/adapter-file.ts";
import { importAdapter } from "../../../native/training/lora/import-adapter.ts";
import { encodeKohya } from "../../../native/training/lora/kohya-file.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import { affect } from "../../../app/affect/plane.ts";
import { gaussianNoise } from "../../../app/flow/noise.ts";
import { stream } from "../../../app/random/philox.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { MODELS } from "../../kit/places.ts";

const directory = path.join(MODELS, "papercut");
const mood = path.join(directory, "mood.safetensors");
let flow: Graph;
let adapter: Adapter;
let folder: string;

beforeAll(async () => {
  const { manifest } = await readManifest(path.join(directory, "pack.json"), packManifest);
  flow = await openModelFile(directory, manifest.flow, readGraph);
  adapter = await readAdapter(mood);
  folder = temporaryFolder();
});

const write = async (name: string, bytes: Uint8Array | Iterable<Uint8Array>): Promise<string> => {
  const file = path.join(folder, name);
  await writeDurably(file, bytes instanceof Uint8Array ? [bytes] : bytes);
  return file;
};

test("an adapter goes out in kohya's names and comes back with every value", async () => {
  const file = await write("kohya.safetensors", encodeKohya(adapter, { title: "Mood" }));
  const { adapter: back, applied, total, strange } = await importAdapter(file, "kohya.safetensors", flow);
  expect([applied, total, strange]).toEqual([96, 96, []]);
  expect(back.base).toBe(adapter.base);
  const scale = adapter.alpha / adapter.rank;
  for (const [name, { down, up }] of back.modules) {
    const own = adapter.modules.get(name)!;
    expect(down).toEqual(own.down);
    expect(up).toEqual(own.up.map((value) => value * scale));
  }
});

test("prefixes of other tools are understood; keys without a place are counted and named", async () => {
  const [first] = [...adapter.modules];
  const [name, { inputs, outputs, down, up }] = first!;
  const tensors = new Map<string, NamedTensor>([
    [`base_model.model.${name}.lora_A.weight`, { shape: [adapter.rank, inputs], data: down }],
    [`base_model.model.${name}.lora_B.weight`, { shape: [outputs, adapter.rank], data: up }],
    ["text_encoder.q.lora_A.weight", { shape: [1, 1], data: Float32Array.of(1) }],
  ]);
  const file = await write("peft.safetensors", encodeSafetensors({ tensors, metadata: {} }));
  const { applied, total, strange } = await importAdapter(file, "peft.safetensors", flow);
  expect([applied, total, strange]).toEqual([2, 3, ["text_encoder.q.lora_A.weight"]]);
});

test("a file with nothing for this pack is refused in one sentence", async () => {
  const tensors = new Map<string, NamedTensor>([["x.lora_A.weight", { shape: [1, 1], data: Float32Array.of(1) }]]);
  const file = await write("foreign.safetensors", encodeSafetensors({ tensors, metadata: {} }));
  await expect(importAdapter(file, "foreign.safetensors", flow)).rejects.toThrow(
    "None of the 1 keys in foreign.safetensors is part of an adapter for this pack.",
  );
});

test("adapters stack: two halves of one draw what the whole draws; strength 0 is the pack as it is", async () => {
  const file = path.join(folder, "mood.safetensors");
  await writeAdapter(file, adapter);
  const used = { id: "mood", sha256: "0".repeat(64), file };
  const draw = async (options: Parameters<typeof openPapercut>[1]): Promise<Float32Array> => {
    const pack = await openPapercut(directory, options);
    const { phrases } = readPrompt("a boat on a lake");
    const noise = gaussianNoise(pack.noiseSize, stream(1, "stack"));
    const tokens = await pack.sample({ phrases, target: affect(1, -1), noise, detailSeed: 1 });
    await pack.close();
    return tokens;
  };
  const whole = await draw({});
  const halves = await draw({
    stack: [
      { ...used, strength: 0.5 },
      { ...used, strength: 0.5 },
    ],
  });
  expect(Math.max(...whole.map((value, i) => Math.abs(value - halves[i]!)))).toBeLessThan(1e-3);
  expect(await draw({ stack: [{ ...used, strength: 0 }] })).toEqual(whole);
  expect(await draw({ adapter: null })).not.toEqual(whole);
}, 60_000);

test("the strongest adapter decides the guidance, less than whole as much nearer to the pack's", () => {
  const own = { prompt: 1, affect: 3 };
  expect(guidanceFor(own, [])).toEqual(own);
  expect(guidanceFor(own, [{ strength: 1, guidance: undefined }])).toEqual(own);
  expect(guidanceFor(own, [{ strength: 1, guidance: 1.5 }]).affect).toBe(1.5);
  expect(guidanceFor(own, [{ strength: 0.5, guidance: 1.5 }]).affect).toBe(2.25);
  const two = [
    { strength: 0.4, guidance: 1 },
    { strength: 2, guidance: 2 },
  ];
  expect(guidanceFor(own, two).affect).toBe(2);
});
