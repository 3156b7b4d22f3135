/** @file Passes keep what a graph computes; verify notices what they must not break. */
import { describe, expect, test } from "vitest";
import { GraphBuilder } from "../../../native/graph/builder.ts";
import { type Graph, int, type Node, type NamedValue } from "../../../native/graph/graph.ts";
import { ModelError } from "../../../native/graph/model-error.ts";
import { mergeCommonSubexpressions } from "../../../native/graph/passes/common-subexpressions.ts";
import { removeDeadCode } from "../../../native/graph/passes/dead-code.ts";
import { fixDimensions } from "../../../native/graph/passes/fix-dimensions.ts";
import { foldConstants } from "../../../native/graph/passes/fold-constants.ts";
import { runPasses } from "../../../native/graph/passes/run-passes.ts";
import { int64Tensor } from "../../../native/graph/tensors.ts";
import { verify } from "../../../native/graph/verify.ts";
import { evaluate } from "../../../native/runtime/reference.ts";
import { mixedGraph, weights } from "./sample-graphs.ts";

const node = (op: string, inputs: string[], outputs: string[], attributes: Node["attributes"] = {}): Node => ({
  op,
  domain: "",
  name: `make ${outputs.join()}`,
  inputs,
  outputs,
  attributes,
});

function graphOf(nodes: readonly Node[], outputs: readonly string[], more: Partial<Graph> = {}): Graph {
  const named = (name: string): NamedValue => ({ name, type: "float32", shape: ["batch", 3] });
  return {
    name: "test",
    opsets: { "": 20 },
    inputs: [named("x")],
    outputs: outputs.map(named),
    initializers: new Map(),
    nodes,
    values: new Map(),
    metadata: {},
    ...more,
  };
}

const sameResults = (before: Graph, after: Graph) => {
  const feeds = { image: weights([2, 3, 8, 8], 9) };
  expect(evaluate(after, feeds)).toEqual(evaluate(before, feeds));
};

describe("passes", () => {
  test("all together leave the results of a graph as they are, bit for bit", () => {
    const graph = mixedGraph();
    const after = runPasses(graph, [foldConstants, mergeCommonSubexpressions, removeDeadCode]);
    sameResults(graph, after);
    expect(after.nodes.length).toBeLessThan(graph.nodes.length);
    expect(after.nodes.filter(({ op }) => op === "Shape" || op === "Slice")).toEqual([]);
  });

  test("common subexpressions merge through chains, outputs keep their names, draws stay apart", () => {
    const merged = mergeCommonSubexpressions(
      graphOf(
        [
          node("Neg", ["x"], ["a"]),
          node("Neg", ["x"], ["b"]),
          node("Exp", ["a"], ["c"]),
          node("Exp", ["b"], ["d"]),
          node("RandomNormalLike", ["x"], ["r"]),
          node("RandomNormalLike", ["x"], ["s"]),
          node("Sum", ["c", "d", "r", "s"], ["y"]),
          node("Sum", ["d", "c", "r", "s"], ["z"]),
        ],
        ["y", "z"],
      ),
    );
    expect(merged.nodes.map(({ op, inputs, outputs }) => [op, inputs, outputs])).toEqual([
      ["Neg", ["x"], ["a"]],
      ["Exp", ["a"], ["c"]],
      ["RandomNormalLike", ["x"], ["r"]],
      ["RandomNormalLike", ["x"], ["s"]],
      ["Sum", ["c", "c", "r", "s"], ["y"]],
      ["Sum", ["c", "c", "r", "s"], ["z"]],
    ]);
  });

  test("dead code goes, what a subgraph captures stays", () => {
    const branch = graphOf([node("Neg", ["captured"], ["inner"])], ["inner"], { inputs: [] });
    const branches = {
      then_branch: { kind: "graph", value: branch },
      else_branch: { kind: "graph", value: branch },
    } as const;
    const graph = graphOf(
      [node("Exp", ["x"], ["captured"]), node("Log", ["x"], ["dead"]), node("If", ["flag"], ["y"], branches)],
      ["y"],
      {
        initializers: new Map([
          ["flag", { type: "bool", shape: [], data: Uint8Array.of(1) }],
          ["unused", weights([2])],
        ]),
      },
    );
    const alive = verify(removeDeadCode(graph));
    expect(alive.nodes.map(({ op }) => op)).toEqual(["Exp", "If"]);
    expect([...alive.initializers.keys()]).toEqual(["flag"]);
    const inlined = runPasses(graph, [foldConstants]);
    expect(inlined.nodes.map(({ op }) => op)).toEqual(["Exp", "Neg", "Identity"]);
    const feeds = { x: weights([2, 3]) };
    expect(evaluate(inlined, feeds)).toEqual(evaluate(graph, feeds));
  });

  test("free dimensions take the sizes given, and shapes follow", () => {
    const graph = graphOf(
      [
        node("Shape", ["x"], ["s"]),
        node("ReduceSum", ["x"], ["y"], { keepdims: int(0) }),
        node("Expand", ["y", "s"], ["z"]),
      ],
      ["z"],
    );
    expect(fixDimensions(graph, { symbols: { batch: 5 } }).outputs[0]!.shape).toEqual([5, 3]);
    expect(fixDimensions(graph, { inputs: { x: [7, 3] } }).outputs[0]!.shape).toEqual([7, 3]);
    expect(fixDimensions(graph, { fallback: 1 }).inputs[0]!.shape).toEqual([1, 3]);
    expect(() => fixDimensions(graph, {})).toThrow(
      new ModelError('dimension batch of input "x" is free and needs a size'),
    );
    expect(() => fixDimensions(graph, { inputs: { x: [2, 4] } })).toThrow(
      'dimension 1 of input "x" is 3 and cannot be 4',
    );
  });
});

describe("verify", () => {
  const tensors = (shape: number[]) => new Map([["w", { ...int64Tensor([1, 2]), shape }]]);
  test.each([
    ["nodes out of order", graphOf([node("Neg", ["a"], ["b"]), node("Neg", ["x"], ["a"])], ["b"]), /reads "a"/],
    [
      "two producers",
      graphOf([node("Neg", ["x"], ["a"]), node("Split", ["x"], ["b", "a"])], ["a"]),
      /"a" is defined twice/,
    ],
    ["an output nobody computes", graphOf([], ["y"]), /output "y" .* never computed/],
    [
      "two nodes of one name",
      graphOf([node("Neg", ["x"], ["a"]), { ...node("Exp", ["x"], ["b"]), name: "make a" }], ["a"]),
      /two nodes/,
    ],
    ["a tensor of another length", graphOf([], ["x"], { initializers: tensors([3]) }), /shape \[3\] holds 2 values/],
    [
      "an attribute of another kind",
      graphOf([node("Neg", ["x"], ["a"], { n: int(0.5) })], ["a"]),
      /attribute n that is no int/,
    ],
  ])("notices %s", (_, graph, complaint) => {
    expect(() => verify(graph)).toThrow(complaint);
  });

  test("is run on what the builder builds", () => {
    const builder = new GraphBuilder();
    expect(() => builder.output("nothing")).toThrow(ModelError);
  });
});
