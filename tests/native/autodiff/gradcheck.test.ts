/** @file What a gradient check says of sound models that are hard to check: it never calls a right gradient wrong. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { gradcheck } from "../../../native/autodiff/gradcheck/gradcheck.ts";
import { GraphBuilder } from "../../../native/graph/builder.ts";
import type { Graph, Node } from "../../../native/graph/graph.ts";
import { ints } from "../../../native/graph/graph.ts";
import { float32Tensor, int64Tensor } from "../../../native/graph/tensors.ts";
import { ModelProto } from "../../../native/graph/schema.ts";
import { writeGraph } from "../../../native/graph/write.ts";

const seed = 1;
const waves = (shape: readonly number[]) => {
  const length = shape.reduce((product, size) => product * size, 1);
  return float32Tensor(
    shape,
    Float32Array.from({ length }, (_, i) => Math.sin(1 + 3 * i)),
  );
};
const node = (op: string, inputs: string[], outputs: string[], attributes: Node["attributes"] = {}): Node => ({
  op,
  domain: "",
  name: `make ${outputs.join()}`,
  inputs,
  outputs,
  attributes,
});

function graphOf(nodes: readonly Node[], more: Partial<Graph> = {}): Graph {
  return {
    name: "test",
    opsets: { "": 17 },
    inputs: [{ name: "x", type: "float32", shape: [2, 3] }],
    outputs: [{ name: "y", type: "float32", shape: undefined }],
    initializers: new Map(),
    nodes,
    values: new Map(),
    metadata: {},
    ...more,
  };
}

async function worstOf(graph: Graph): Promise<number> {
  const report = await gradcheck(writeGraph(graph), seed);
  if (report.outcome !== "checked") throw new Error(JSON.stringify(report));
  return report.worst;
}

describe("passes", () => {
  test("a bias that a softmax makes void", async () => {
    const builder = new GraphBuilder();
    const x = builder.input("x", "float32", [4, 6]);
    const keys = builder.op("Add", [
      builder.op("MatMul", [x, builder.initializer("w", waves([6, 5]))]),
      builder.initializer("bias", waves([5])),
    ]);
    const queries = builder.op("MatMul", [x, builder.initializer("q", waves([6, 5]))]);
    const scores = builder.op("MatMul", [queries, builder.op("Transpose", [keys], { perm: ints([1, 0]) })]);
    builder.output(builder.op("MatMul", [builder.op("Softmax", [scores]), x]), "y");
    expect(await worstOf(builder.build())).toBeLessThan(1e-4);
  });

  test("a mask of minus infinity, which is no weight", async () => {
    const mask = float32Tensor([3], [0, -Infinity, 0]);
    const graph = graphOf([node("Add", ["x", "mask"], ["a"]), node("Softmax", ["a"], ["y"])], {
      initializers: new Map([["mask", mask]]),
    });
    expect(await worstOf(graph)).toBeLessThan(1e-4);
  });

  test("numbers so large that they swallow what is added", async () => {
    const graph = graphOf([node("Add", ["x", "big"], ["a"]), node("Sub", ["a", "big"], ["y"])], {
      initializers: new Map([["big", float32Tensor([3], [1e6, 1e7, 2e6])]]),
    });
    expect(await worstOf(graph)).toBeLessThan(1e-4);
  });

  test("an If that shapes decide, its branch inlined", async () => {
    const branch = (op: string): Graph => graphOf([node(op, ["x"], ["b"])], { inputs: [], outputs: [output("b")] });
    const branches = { then_branch: graphAttribute(branch("Exp")), else_branch: graphAttribute(branch("Sin")) };
    const nodes = [
      node("Size", ["x"], ["size"]),
      node("Equal", ["size", "six"], ["is six"]),
      node("If", ["is six"], ["y"], branches),
    ];
    const initializers = new Map([["six", int64Tensor([6], [])]]);
    expect(await worstOf(graphOf(nodes, { initializers }))).toBeLessThan(1e-4);
  });

  test("a Dropout in training mode, taken in inference", async () => {
    const initializers = new Map([
      ["ratio", float32Tensor([], [0.5])],
      ["training", { type: "bool", shape: [], data: Uint8Array.of(1) } as const],
    ]);
    expect(await worstOf(graphOf([node("Dropout", ["x", "ratio", "training"], ["y"])], { initializers }))).toBeLessThan(
      1e-4,
    );
  });

  test("a free size that must be the one of the export", async () => {
    const graph = graphOf([node("Reshape", ["x", "shape"], ["r"]), node("Exp", ["r"], ["y"])], {
      inputs: [{ name: "x", type: "float32", shape: ["batch", "length"] }],
      initializers: new Map([["shape", int64Tensor([1, 5])]]),
    });
    const report = await gradcheck(writeGraph(graph), seed);
    expect(report).toMatchObject({ outcome: "checked", shapes: { x: [1, 5] } });
  });
});

describe("says", () => {
  test("the name of a function that the model defines itself", async () => {
    const message = ModelProto.decode(writeGraph(graphOf([{ ...node("Square", ["x"], ["y"]), domain: "own" }])));
    const functions = [{ name: "Square", domain: "own", input: ["a"], output: ["b"], node: [] }];
    const bytes = ModelProto.encode({ ...ModelProto.toObject(message), functions }).finish();
    const report = await gradcheck(bytes, seed);
    expect(report).toMatchObject({ outcome: "refused", refused: [{ operator: "own.Square" }] });
  });
});

describe("external data", () => {
  const folder = mkdtempSync(join(tmpdir(), "gradcheck-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("is read from the folder of the model", async () => {
    const builder = new GraphBuilder();
    const x = builder.input("x", "float32", [2, 3]);
    builder.output(builder.op("Mul", [x, builder.initializer("w", waves([3]))]), "y");
    const model = ModelProto.toObject(ModelProto.decode(writeGraph(builder.build()))) as {
      graph: { initializer: Record<string, unknown>[] };
    };
    const [weight] = model.graph.initializer;
    writeFileSync(join(folder, "weights.bin"), weight!["rawData"] as Uint8Array);
    delete weight!["rawData"];
    Object.assign(weight!, { dataLocation: 1, externalData: [{ key: "location", value: "weights.bin" }] });
    const bytes = ModelProto.encode(model).finish();
    expect(await gradcheck(bytes, seed, { directory: folder })).toMatchObject({ outcome: "checked" });
    expect(await gradcheck(bytes, seed)).toMatchObject({ outcome: "unusable" });
  });
});

const output = (name: string) => ({ name, type: "float32", shape: undefined }) as const;
const graphAttribute = (value: Graph) => ({ kind: "graph", value }) as const;
