/** @file Gradients of models exported from PyTorch, against PyTorch's own in double precision (see make.py). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { vectorJacobianProduct } from "../../../native/autodiff/differentiate.ts";
import { weightsAsInputs } from "../../../native/autodiff/trainable.ts";
import type { Tensor } from "../../../native/graph/graph.ts";
import { readGraph } from "../../../native/graph/read.ts";
import { elementCount, float32Tensor } from "../../../native/graph/tensors.ts";
import { createSession } from "../../../native/runtime/session.ts";

interface Golden {
  readonly feeds: Readonly<Record<string, Tensor>>;
  readonly cotangent: Tensor;
  readonly gradients: ReadonlyMap<string, Float64Array>;
}

function readGolden(model: string): Golden {
  const file = (extension: string) => readFileSync(join(import.meta.dirname, `${model}.${extension}`));
  const entries = JSON.parse(file("json").toString()) as { name: string; shape: number[] }[];
  // readFileSync may answer a view into a pool: copied, so that the numbers are aligned.
  const numbers = new Float64Array(new Uint8Array(file("bin")).buffer);
  let offset = 0;
  const all = entries.map(({ name, shape }) => {
    const data = numbers.subarray(offset, (offset += elementCount(shape)));
    return { name, shape, data };
  });
  const single = ({ shape, data }: (typeof all)[number]) => float32Tensor(shape, Float32Array.from(data));
  const output = all.findIndex(({ name }) => name === "y");
  return {
    feeds: Object.fromEntries(all.slice(0, output).map((entry) => [entry.name, single(entry)])),
    cotangent: single(all[output]!),
    gradients: new Map(all.slice(output + 1).map(({ name, data }) => [name, data])),
  };
}

async function gradientsOf(model: string, options: { readonly recomputeStatistics?: boolean } = {}) {
  const golden = readGolden(model);
  const graph = readGraph(readFileSync(join(import.meta.dirname, `${model}.onnx`)));
  const names = [...golden.gradients.keys()];
  const product = vectorJacobianProduct(weightsAsInputs(graph, names), ["y"], names, options);
  const session = await createSession(product.graph);
  const weights = Object.fromEntries(names.map((name) => [name, graph.initializers.get(name)!]));
  const results = await session.run({ ...golden.feeds, ...weights, [product.cotangents.get("y")!]: golden.cotangent });
  await session.release();
  return new Map(names.map((name) => [name, results[product.gradients.get(name)!]!.data as Float32Array]));
}

function squares(length: number, value: (index: number) => number): number {
  let sum = 0;
  for (let index = 0; index < length; index++) sum += value(index) ** 2;
  return sum;
}

describe.each(["perceptron", "block", "unet"])("%s", (model) => {
  test.each([{}, { recomputeStatistics: true }])("every weight has PyTorch's gradient %j", async (options) => {
    const { gradients: golden } = readGolden(model);
    const ours = await gradientsOf(model, options);
    const rows = [...golden].map(([name, data]) => ({
      name,
      error: squares(data.length, (index) => ours.get(name)![index]! - data[index]!),
      size: squares(data.length, (index) => data[index]!),
    }));
    const total = (key: "error" | "size") => rows.reduce((sum, row) => sum + row[key], 0);
    expect(Math.sqrt(total("error") / total("size"))).toBeLessThan(2e-6);
    // A key's bias cancels in softmax: its true gradient is zero and only rounding is left, so a floor on the size.
    const floor = total("size") * 1e-12;
    expect(rows.filter(({ error, size }) => Math.sqrt(error / (size + floor)) > 1e-5)).toEqual([]);
  });

  test("two runs are equal bit for bit", async () => {
    expect(await gradientsOf(model)).toEqual(await gradientsOf(model));
  });
});
