/** @file What went wrong once must not go wrong again: one test for each pitfall. */
import { describe, expect, test } from "vitest";
import { differentiate } from "../../../native/autodiff/differentiate.ts";
import { hoistConstants } from "../../../native/autodiff/hoist.ts";
import { liftOpset } from "../../../native/autodiff/lift.ts";
import { weightsAsInputs } from "../../../native/autodiff/trainable.ts";
import { UnsupportedGradient } from "../../../native/autodiff/unsupported-gradient.ts";
import { GraphBuilder } from "../../../native/graph/builder.ts";
import type { Attribute, Graph, Node } from "../../../native/graph/graph.ts";
import { float, int, ints, text } from "../../../native/graph/graph.ts";
import { readGraph } from "../../../native/graph/read.ts";
import { float32Tensor } from "../../../native/graph/tensors.ts";
import { writeGraph } from "../../../native/graph/write.ts";
import { evaluate } from "../../../native/runtime/reference.ts";
import { createSession } from "../../../native/runtime/session.ts";

const node = (op: string, inputs: string[], outputs: string[], attributes: Record<string, Attribute> = {}): Node => ({
  op,
  domain: "",
  name: `${op}-${outputs.join()}`,
  inputs,
  outputs,
  attributes,
});

function graphOf(opset: number, shape: readonly number[], nodes: readonly Node[]): Graph {
  return {
    name: "test",
    opsets: { "": opset },
    inputs: [{ name: "x", type: "float32", shape }],
    outputs: [{ name: "y", type: "float32", shape: undefined }],
    initializers: new Map(),
    nodes,
    values: new Map(),
    metadata: {},
  };
}

/** Two layers, the first frozen: loss = Σ ((x w₁) w₂)². */
function twoLayers(): Graph {
  const builder = new GraphBuilder();
  const x = builder.input("x", "float32", [3, 4]);
  const w1 = builder.initializer(
    "w1",
    float32Tensor(
      [4, 5],
      Array.from({ length: 20 }, (_, i) => Math.sin(i)),
    ),
  );
  const w2 = builder.initializer(
    "w2",
    float32Tensor(
      [5, 2],
      Array.from({ length: 10 }, (_, i) => Math.cos(i)),
    ),
  );
  const y = builder.op("MatMul", [builder.op("MatMul", [x, w1]), w2]);
  builder.output(builder.op("ReduceSum", [builder.op("Mul", [y, y])], { keepdims: int(0) }), "loss");
  return builder.build();
}

const x = float32Tensor(
  [3, 4],
  Array.from({ length: 12 }, (_, i) => Math.sin(2 * i)),
);

test("frozen weights build no gradient", () => {
  const { graph } = differentiate(twoLayers(), "loss", ["w2"]);
  const added = graph.nodes.filter(({ op }) => op === "Gemm");
  expect(added).toHaveLength(1);
  const all = differentiate(twoLayers(), "loss", ["w1", "w2"]);
  expect(all.graph.nodes.filter(({ op }) => op === "Gemm")).toHaveLength(3);
});

test("a trained weight is an input, so that no pass folds what hangs on it", async () => {
  const names = ["w1", "w2"];
  const { graph, gradients } = differentiate(weightsAsInputs(twoLayers(), names), "loss", names);
  const session = await createSession(graph);
  const weights = Object.fromEntries(names.map((name) => [name, twoLayers().initializers.get(name)!]));
  const before = await session.run({ x, ...weights });
  const doubled = float32Tensor(
    [5, 2],
    (weights["w2"]!.data as Float32Array).map((value) => 2 * value),
  );
  const after = await session.run({ x, ...weights, w2: doubled });
  await session.release();
  const of = (run: typeof before) => Array.from(run[gradients.get("w2")!]!.data as Float32Array);
  const twice = of(before).map((value) => 2 * value);
  expect(of(after).every((value, index) => Math.abs(value - twice[index]!) < 1e-5)).toBe(true);
});

test("a weight that happens to be 1 is not taken for the constant 1", () => {
  const builder = new GraphBuilder();
  const value = builder.input("x", "float32", [2]);
  const scale = builder.initializer("scale", float32Tensor([], [1]));
  const scaled = builder.op("Mul", [value, scale]);
  builder.output(builder.op("ReduceSum", [builder.op("Mul", [scaled, scaled])], { keepdims: int(0) }), "loss");
  const { graph } = differentiate(weightsAsInputs(builder.build(), ["scale"]), "loss", ["x", "scale"]);
  const results = evaluate(graph, { x: { shape: [2], data: [1, 2] }, scale: { shape: [], data: [3] } });
  expect([...results["x.grad"]!.data, ...results["scale.grad"]!.data]).toEqual([18, 36, 30]);
});

test("weights written as Constant nodes are hoisted", () => {
  const weight: Attribute = { kind: "tensor", value: float32Tensor([4], [1, 2, 3, 4]) };
  const graph = graphOf(17, [4], [node("Constant", [], ["w"], { value: weight }), node("Mul", ["x", "w"], ["y"])]);
  expect([...hoistConstants(graph).initializers.keys()]).toEqual(["w"]);
});

describe("LayerNormalization", () => {
  const builder = new GraphBuilder();
  const value = builder.input("x", "float32", [3, 4]);
  const scale = builder.initializer("scale", float32Tensor([4], [1, 2, 3, 4]));
  const y = builder.op("LayerNormalization", [value, scale]);
  builder.output(builder.op("ReduceSum", [builder.op("Mul", [y, y])], { keepdims: int(0) }), "loss");
  const graph = builder.build();
  const outputs = (model: Graph) => model.nodes.find(({ op }) => op === "LayerNormalization")!.outputs.length;

  test("puts its statistics out where the provider can", () => {
    expect(outputs(differentiate(graph, "loss", ["x"]).graph)).toBe(3);
  });

  test("has its statistics recomputed for WebGPU, with the same gradient", () => {
    const recomputed = differentiate(graph, "loss", ["x"], { recomputeStatistics: true }).graph;
    expect(outputs(recomputed)).toBe(1);
    const [a, b] = [recomputed, differentiate(graph, "loss", ["x"]).graph].map((each) =>
      evaluate(each, { x } as never),
    );
    const difference = a!["x.grad"]!.data.map((each, index) => Math.abs(each - b!["x.grad"]!.data[index]!));
    expect(Math.max(...difference)).toBeLessThan(1e-9);
  });
});

describe("what cannot be differentiated is refused by name", () => {
  function refusalsOf(graph: Graph): readonly string[] {
    try {
      differentiate(graph, "y", ["x"]);
      return [];
    } catch (error) {
      if (!(error instanceof UnsupportedGradient)) throw error;
      return error.refused.map(({ operator, node: name }) => `${operator} ${name}`);
    }
  }

  test("all operators at once, with their nodes", () => {
    const nodes = [
      node("Loop", ["x"], ["a"]),
      { ...node("FusedConv", ["a"], ["b"]), domain: "com.microsoft" },
      node("QuantizeLinear", ["b"], ["c"]),
      node("Whatever", ["c"], ["y"]),
    ];
    expect(refusalsOf(graphOf(17, [], nodes))).toEqual([
      "Loop Loop-a",
      "com.microsoft.FusedConv FusedConv-b",
      "QuantizeLinear QuantizeLinear-c",
      "Whatever Whatever-y",
    ]);
  });

  test("forms of an operator that a rule does not cover, all of them", () => {
    const scales = float32Tensor([4], [1, 1, 0.5, 0.5]);
    const smooth = { mode: text("linear"), antialias: int(1) };
    const graph = graphOf(
      18,
      [1, 1, 8, 8],
      [
        node("Resize", ["x", "", "scales"], ["a"], smooth),
        node("Resize", ["a", "", "scales"], ["b"], smooth),
        node("ReduceSum", ["b"], ["y"], { keepdims: int(0) }),
      ],
    );
    const sized = { ...graph, initializers: new Map([["scales", scales]]) };
    expect(refusalsOf(sized)).toEqual(["Resize Resize-a", "Resize Resize-b"]);
  });

  test("half precision", () => {
    const graph = graphOf(
      17,
      [],
      [node("Cast", ["x"], ["h"], { to: int(10) }), node("Cast", ["h"], ["y"], { to: int(1) })],
    );
    expect(refusalsOf(graph)).toEqual(["Cast Cast-h", "Cast Cast-y"]);
  });

  test("only on the way to the loss", () => {
    const unused = graphOf(17, [], [node("Loop", ["x"], ["a"]), node("Identity", ["x"], ["y"])]);
    expect(refusalsOf({ ...unused, nodes: unused.nodes.slice(1) })).toEqual([]);
  });
});

describe("older opsets are lifted without changing what is computed", () => {
  const same = (before: Graph, feed: { shape: readonly number[]; data: Float32Array }) => {
    const lifted = liftOpset(before);
    expect(lifted.opsets[""]).toBe(17);
    const [old, recent] = [before, lifted].map((graph) => evaluate(graph, { x: feed })["y"]!);
    expect(recent).toEqual(old);
  };
  const feed = (...shape: number[]) => {
    const count = shape.reduce((a, b) => a * b, 1);
    return { shape, data: Float32Array.from({ length: count }, (_, index) => Math.sin(3 * index)) };
  };
  const cases: [string, number, number[], Node[]][] = [
    ["Softmax over all later axes", 11, [2, 3, 4], [node("Softmax", ["x"], ["y"])]],
    ["Clip by attributes", 6 + 1, [5], [node("Clip", ["x"], ["y"], { min: float(-0.5), max: float(0.25) })]],
    ["Pad by attributes", 10, [2, 3], [node("Pad", ["x"], ["y"], { pads: ints([1, 0, 0, 2]), value: float(3) })]],
    [
      "Slice by attributes",
      9,
      [4, 5],
      [node("Slice", ["x"], ["y"], { starts: ints([1]), ends: ints([-1]), axes: ints([1]) })],
    ],
    [
      "Unsqueeze and ReduceSum by attributes",
      11,
      [2, 3],
      [
        node("Unsqueeze", ["x"], ["u"], { axes: ints([0]) }),
        node("ReduceSum", ["u"], ["y"], { axes: ints([2]), keepdims: int(0) }),
      ],
    ],
    ["Split by attribute", 11, [6], [node("Split", ["x"], ["y", "z"], { axis: int(0), split: ints([2, 4]) })]],
    [
      "Upsample",
      7,
      [1, 1, 2, 3],
      [node("Upsample", ["x"], ["y"], { scales: { kind: "floats", value: [1, 1, 2, 3] } })],
    ],
    ["Dropout", 10, [4], [node("Dropout", ["x"], ["y"], { ratio: float(0.5) })]],
  ];
  test.each(cases)("%s", (_name, opset, shape, nodes) => same(graphOf(opset, shape, nodes), feed(...shape)));

  test("before opset 7 broadcasting was another, so those are refused", () => {
    expect(() => liftOpset(graphOf(6, [1], [node("Relu", ["x"], ["y"])]))).toThrow(/opset 6/);
  });
});

test("an ONNX file is copied out of Node's buffer pool before its numbers are read", () => {
  const bytes = Buffer.from(writeGraph(twoLayers()));
  const graph = readGraph(bytes);
  bytes.fill(0);
  expect((graph.initializers.get("w2")!.data as Float32Array)[0]).toBe(1);
});

describe("what is asked for must make sense", () => {
  test("a target the loss does not depend on", () => {
    const builder = GraphBuilder.from(twoLayers());
    builder.input("unused", "float32", [2]);
    expect(() => differentiate(builder.build(), "loss", ["unused"])).toThrow(/no gradient reaches "unused"/);
  });

  test("a loss that is not one number", () => {
    const graph = graphOf(17, [3], [node("Exp", ["x"], ["y"])]);
    expect(() => differentiate(graph, "y", ["x"])).toThrow(/not a single floating number/);
  });
});
