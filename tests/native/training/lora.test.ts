/** @file Adapters: beside the weights, folded into them, on disk, and refused where they do not belong. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import { GraphBuilder } from "../../../native/graph/builder.ts";
import { type Graph, type Tensor, int } from "../../../native/graph/graph.ts";
import { float32Tensor } from "../../../native/graph/tensors.ts";
import { verify } from "../../../native/graph/verify.ts";
import { createSession } from "../../../native/runtime/session.ts";
import { type Adapter, adapterWeights, createAdapter, extractAdapter } from "../../../native/training/lora/adapter.ts";
import { readAdapter, writeAdapter } from "../../../native/training/lora/adapter-file.ts";
import { injectAdapter } from "../../../native/training/lora/inject.ts";
import { inspectAdapter } from "../../../native/training/lora/inspect.ts";
import { linearSites, modulePath } from "../../../native/training/lora/linear-site.ts";
import { mergeAdapters, unmergeAdapters } from "../../../native/training/lora/merge.ts";
import { decodeSafetensors, encodeSafetensors } from "../../../native/files/safetensors.ts";

const normals = (purpose: string, shape: readonly number[]): Tensor => {
  const random = stream(3, purpose);
  const length = shape.reduce((product, side) => product * side, 1);
  return float32Tensor(
    shape,
    Float32Array.from({ length }, () => random.normal()),
  );
};

/** Every way a weight is multiplied by: MatMul, through Transpose, Gemm with and without transB, one weight used twice. */
function layers(): Graph {
  const g = new GraphBuilder({ name: "layers" });
  g.initializer("w1", normals("w1", [6, 5]));
  g.initializer("w2", normals("w2", [7, 5]));
  g.initializer("w3", normals("w3", [4, 7]));
  g.initializer("w4", normals("w4", [4, 4]));
  const x = g.input("x", "float32", [3, 6]);
  const a = g.op("MatMul", [x, "w1"], {}, { name: "/block.0/attn/to_q/MatMul" });
  const flipped = g.op("Transpose", [g.op("Identity", ["w2"])]);
  const b = g.op("Tanh", [g.op("MatMul", [a, flipped], {}, { name: "/block.0/attn/to_k/MatMul" })]);
  const c = g.op("Gemm", [b, "w3", g.scalar(0.5)], { transB: int(1) }, { name: "/block.0/ff/Gemm" });
  const d = g.op("Gemm", [c, "w4"], {}, { name: "/tied/one/Gemm" });
  const e = g.op("MatMul", [d, "w4"], {}, { name: "/tied/two/MatMul" });
  g.output(e, "y");
  return g.build();
}

const everything = { rank: 2, alpha: 3, seed: 5, targets: () => true };
const input = { x: normals("x", [3, 6]) };

async function outputOf(graph: Graph, feeds: Record<string, Tensor> = {}): Promise<Float32Array> {
  const session = await createSession(verify(graph));
  const { y } = await session.run({ ...input, ...feeds });
  await session.release();
  return y!.data as Float32Array;
}

/** An adapter that has learned something. */
function trained(graph: Graph, request = everything): Adapter {
  const adapter = createAdapter(graph, request);
  const random = stream(8, "trained");
  const weights = [...adapterWeights(adapter)].map(
    ([name, values]) => [name, values.map(() => 0.3 * random.normal())] as const,
  );
  return extractAdapter(adapter, new Map(weights));
}

const distance = (a: Float32Array, b: Float32Array): number =>
  Math.max(...a.map((value, at) => Math.abs(value - b[at]!)));

describe("linear sites", () => {
  test("are found through Identity and Transpose, with their layout and readers", () => {
    const found = linearSites(layers()).map(({ path, transposed, inputs, outputs, exclusive }) => [
      path,
      transposed,
      inputs,
      outputs,
      exclusive,
    ]);
    expect(found).toEqual([
      ["block.0.attn.to_q", false, 6, 5, true],
      ["block.0.attn.to_k", true, 5, 7, true],
      ["block.0.ff", true, 7, 4, true],
      ["tied.one", false, 4, 4, false],
      ["tied.two", false, 4, 4, false],
    ]);
  });

  test("are keyed by module path", () => {
    expect(["/blocks.0/attn/to_q/MatMul_1", "0.q", "/out/Gemm"].map(modulePath)).toEqual([
      "blocks.0.attn.to_q",
      "0.q",
      "out",
    ]);
  });
});

describe("an adapter beside the weights", () => {
  test("changes nothing while new, whatever its strength", async () => {
    const graph = layers();
    const injected = injectAdapter(graph, createAdapter(graph, everything), 1.7);
    expect(injected.coverage).toEqual({ applied: 5, total: 5 });
    expect(await outputOf(injected.graph)).toEqual(await outputOf(graph));
  });

  test("changes nothing at strength 0, fixed or fed, and grows with it", async () => {
    const graph = layers();
    const adapter = trained(graph);
    const base = await outputOf(graph);
    expect(await outputOf(injectAdapter(graph, adapter, 0).graph)).toEqual(base);
    const fed = injectAdapter(graph, adapter, { input: "strength" }).graph;
    const at = (strength: number) => outputOf(fed, { strength: float32Tensor([], [strength]) });
    expect(await at(0)).toEqual(base);
    expect(await at(0.7)).toEqual(await outputOf(injectAdapter(graph, adapter, 0.7).graph));
    expect(distance(await at(0.7), base)).toBeGreaterThan(0.1);
  });

  test("sits only where the targets say", () => {
    const graph = layers();
    const adapter = createAdapter(graph, { ...everything, targets: (name) => name.includes("/attn/") });
    const { parameters, coverage } = injectAdapter(graph, adapter);
    expect(coverage).toEqual({ applied: 2, total: 2 });
    expect(parameters).toEqual([
      "block.0.attn.to_q.lora_A.weight",
      "block.0.attn.to_q.lora_B.weight",
      "block.0.attn.to_k.lora_A.weight",
      "block.0.attn.to_k.lora_B.weight",
    ]);
    expect(() => createAdapter(graph, { ...everything, targets: () => false })).toThrow("No linear module of layers");
    expect(() => createAdapter(graph, { ...everything, rank: 5 })).toThrow("Rank 5 does not fit the module block.0.ff");
  });
});

describe("an adapter in the weights", () => {
  test("gives what it gives beside them", async () => {
    const graph = layers();
    const adapter = trained(graph);
    const merged = mergeAdapters(graph, [{ adapter, strength: 0.4 }]);
    expect(merged.coverages).toEqual([{ applied: 5, total: 5 }]);
    const beside = await outputOf(injectAdapter(graph, adapter, 0.4).graph);
    const scale = Math.max(...beside.map(Math.abs));
    expect(distance(await outputOf(merged.graph), beside) / scale).toBeLessThan(1e-6);
    expect(distance(beside, await outputOf(graph)) / scale).toBeGreaterThan(1e-2);
  });

  test("is the base at strength 0, and the base but for rounding when taken out", () => {
    const graph = layers();
    const adapters = [
      { adapter: trained(graph), strength: 0.4 },
      { adapter: trained(graph, { ...everything, rank: 1 }), strength: -1 },
    ];
    expect(mergeAdapters(graph, [{ ...adapters[0]!, strength: 0 }]).graph).toEqual(graph);
    const merged = mergeAdapters(graph, adapters).graph;
    const back = unmergeAdapters(merged, adapters);
    for (const [index, site] of linearSites(graph).entries()) {
      expect(distance(linearSites(back)[index]!.data, site.data)).toBeLessThan(1e-6);
      expect(distance(linearSites(merged)[index]!.data, site.data)).toBeGreaterThan(1e-2);
    }
  });
});

describe("an adapter that does not belong", () => {
  test("is refused for its base, its shapes, or when nothing matches", () => {
    const graph = layers();
    const adapter = trained(graph);
    const w1 = normals("other", [6, 5]);
    const other = { ...graph, initializers: new Map(graph.initializers).set("w1", w1) };
    expect(() => injectAdapter(other, adapter)).toThrow(
      "made for other weights than those of layers (5 of 5 modules found)",
    );
    expect(() => mergeAdapters(other, [{ adapter, strength: 1 }])).toThrow("made for other weights");
    const path = "block.0.attn.to_q";
    const { inputs, outputs, ...rest } = adapter.modules.get(path)!;
    const swapped = { ...rest, inputs: outputs, outputs: inputs };
    const modules = new Map(adapter.modules).set(path, swapped);
    expect(() => injectAdapter(graph, { ...adapter, modules })).toThrow(
      "The adapter's module block.0.attn.to_q maps 5 values to 6, the model's maps 6 to 5.",
    );
    const stranger = { ...adapter, modules: new Map([["elsewhere", swapped]]) };
    expect(() => injectAdapter(graph, stranger)).toThrow("None of the adapter's 1 modules is in layers.");
  });

  test("belongs to the same weights in another layout", () => {
    const graph = layers();
    const w1 = graph.initializers.get("w1")!;
    const g = new GraphBuilder({ name: "layers" });
    const turned = Float32Array.from(
      { length: 30 },
      (_, at) => (w1.data as Float32Array)[(at % 6) * 5 + Math.floor(at / 6)]!,
    );
    g.initializer("w1t", float32Tensor([5, 6], turned));
    const x = g.input("x", "float32", [3, 6]);
    g.output(g.op("Gemm", [x, "w1t"], { transB: int(1) }, { name: "/block.0/attn/to_q/Gemm" }), "y");
    const request = { ...everything, targets: (name: string) => name.includes("to_q") };
    const adapter = createAdapter(graph, request);
    expect(createAdapter(g.build(), request).base).toBe(adapter.base);
    expect(injectAdapter(g.build(), adapter).coverage).toEqual({ applied: 1, total: 1 });
  });
});

describe("the adapter's facts", () => {
  test("name idle modules and give the relative change", () => {
    const graph = layers();
    expect(inspectAdapter(graph, createAdapter(graph, everything)).idle).toHaveLength(5);
    const adapter = trained(graph);
    const { idle, change } = inspectAdapter(graph, adapter);
    expect(idle).toEqual([]);
    const merged = linearSites(mergeAdapters(graph, [{ adapter, strength: 1 }]).graph)[2]!.data;
    const base = linearSites(graph)[2]!.data;
    const expected = Math.hypot(...merged.map((value, at) => value - base[at]!)) / Math.hypot(...base);
    expect(change.get("block.0.ff")).toBeCloseTo(expected, 5);
  });
});

describe("an adapter file", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "adapter-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test("comes back as it was, under PEFT's names", async () => {
    const path = join(folder, "whole.safetensors");
    const adapter = trained(layers());
    await writeAdapter(path, adapter);
    expect(await readAdapter(path)).toEqual(adapter);
    const { tensors, metadata } = decodeSafetensors(await readFile(path));
    expect(tensors.get("block.0.attn.to_k.lora_A.weight")?.shape).toEqual([2, 5]);
    expect(tensors.get("block.0.attn.to_k.lora_B.weight")?.shape).toEqual([7, 2]);
    expect(metadata).toMatchObject({ rank: "2", alpha: "3", base_sha256: adapter.base });
  });

  test("is refused cut short, foreign, missing or with values that are not finite", async () => {
    const path = join(folder, "bad.safetensors");
    const adapter = trained(layers());
    await writeAdapter(path, adapter);
    const bytes = await readFile(path);
    const reading = async (content: Uint8Array) => {
      await writeFile(path, content);
      return readAdapter(path);
    };
    await expect(reading(bytes.subarray(0, 5))).rejects.toThrow(`The adapter ${path} is cut short`);
    await expect(reading(bytes.subarray(0, bytes.length - 4))).rejects.toThrow(
      "is cut short inside tied.two.lora_B.weight.",
    );
    await expect(reading(Buffer.from("PK\u0003\u0004 something else entirely"))).rejects.toThrow(
      "is cut short or no safetensors file",
    );
    const renamed = Buffer.from(bytes.toString("latin1").replace("circumplex-lora-1", "circumplex-lora-9"), "latin1");
    await expect(reading(renamed)).rejects.toThrow("lacks the metadata of a Circumplex adapter");
    const poisoned = Buffer.from(bytes);
    poisoned.writeFloatLE(NaN, bytes.length - 4);
    await expect(reading(poisoned)).rejects.toThrow("tied.two.lora_B.weight holds values that are not finite");
    await expect(readAdapter(join(folder, "none"))).rejects.toThrow("does not exist");
    adapter.modules.get("tied.one")!.up[0] = Infinity;
    await expect(writeAdapter(path, adapter)).rejects.toThrow(
      "tied.one.lora_B.weight holds values that are not finite",
    );
  });

  test("with swapped matrices is refused", async () => {
    const path = join(folder, "swapped.safetensors");
    await writeAdapter(path, trained(layers()));
    const { tensors, metadata } = decodeSafetensors(await readFile(path));
    const [down, up] = ["A", "B"].map((half) => `block.0.ff.lora_${half}.weight`) as [string, string];
    const swapped = new Map([...tensors, [down, tensors.get(up)!], [up, tensors.get(down)!]]);
    await writeFile(path, Buffer.concat([...encodeSafetensors({ tensors: swapped, metadata })]));
    await expect(readAdapter(path)).rejects.toThrow(
      `The adapter ${path} has shapes [4, 2] and [2, 7] for block.0.ff, not [2, inputs] and [outputs, 2].`,
    );
  });
});

test("a second adapter beside the first is refused", () => {
  const graph = layers();
  const adapter = createAdapter(graph, { rank: 1, alpha: 1, seed: 1, targets: () => true });
  const { graph: once } = injectAdapter(graph, adapter);
  expect(() => injectAdapter(once, adapter)).toThrow(/carries an adapter already/);
});
