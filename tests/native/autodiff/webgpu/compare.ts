/** @file Run in a process of its own: gradients of a small network on WebGPU and on the processor, compared. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { vectorJacobianProduct } from "../../../../native/autodiff/differentiate.ts";
import { weightsAsInputs } from "../../../../native/autodiff/trainable.ts";
import type { Tensor } from "../../../../native/graph/graph.ts";
import { readGraph } from "../../../../native/graph/read.ts";
import { elementCount, float32Tensor } from "../../../../native/graph/tensors.ts";
import { createSession } from "../../../../native/runtime/session.ts";
import { probeProvider } from "../../../../native/runtime/probe.ts";

const model = join(import.meta.dirname, "../../../golden/autodiff/block.onnx");
const wave = (shape: readonly number[], phase: number) =>
  float32Tensor(
    shape,
    Float32Array.from({ length: elementCount(shape) }, (_, index) => Math.sin(1.7 * index + phase)),
  );

try {
  await probeProvider("webgpu");
} catch (error) {
  process.stdout.write(JSON.stringify({ missing: (error as Error).message.split("\n")[0] }));
  process.exit(0);
}

const graph = readGraph(readFileSync(model));
const names = [...graph.initializers].flatMap(([name, { type, shape }]) =>
  type === "float32" && shape.length > 0 ? [name] : [],
);
const product = vectorJacobianProduct(weightsAsInputs(graph, names), ["y"], names, { recomputeStatistics: true });
const feeds: Record<string, Tensor> = {
  x: wave([2, 7, 16], 1),
  condition: wave([2, 8], 2),
  "y.cotangent": wave([2, 7, 16], 3),
  ...Object.fromEntries(names.map((name) => [name, graph.initializers.get(name)!])),
};
const run = async (provider: "cpu" | "webgpu") => (await createSession(product.graph, { provider })).run(feeds);
const [processor, device] = [await run("cpu"), await run("webgpu")];
let [difference, size] = [0, 0];
for (const output of product.gradients.values()) {
  const [a, b] = [processor[output]!.data as Float32Array, device[output]!.data as Float32Array];
  for (let index = 0; index < a.length; index++) {
    difference += (a[index]! - b[index]!) ** 2;
    size += a[index]! ** 2;
  }
}
process.stdout.write(JSON.stringify({ error: Math.sqrt(difference / size), weights: names.length }));
process.exit(0);
