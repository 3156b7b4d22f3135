/** @file The builder shares what is equal, infers at once and says clearly what does not fit. */
import { describe, expect, test } from "vitest";
import { GraphBuilder } from "../../../native/graph/builder.ts";
import { float, int } from "../../../native/graph/graph.ts";
import { ModelError } from "../../../native/graph/model-error.ts";
import { verify } from "../../../native/graph/verify.ts";
import { mixedGraph, weights } from "./sample-graphs.ts";

describe("GraphBuilder", () => {
  test("equal nodes and constants are one, unequal ones are not", () => {
    const builder = new GraphBuilder();
    const x = builder.input("x", "float32", [2, 3]);
    expect(builder.op("Neg", [x])).toBe(builder.op("Neg", [x], {}, { name: "other" }));
    expect(builder.scalar(2)).toBe(builder.scalar(2));
    expect(builder.scalar(0)).not.toBe(builder.scalar(-0));
    expect(builder.integers([1])).not.toBe(builder.integers([1], true));
    expect(builder.op("Elu", [x], { alpha: float(1) })).not.toBe(builder.op("Elu", [x], { alpha: float(2) }));
    expect(builder.initializer("a", weights([3]))).not.toBe(builder.initializer("b", weights([3])));
  });

  test("shapes follow from values that are known", () => {
    const builder = new GraphBuilder();
    const x = builder.input("x", "float32", [2, 3, 4]);
    const rows = builder.op("Gather", [builder.op("Shape", [x]), builder.integers([0])], { axis: int(0) });
    const target = builder.op("Concat", [rows, builder.integers([-1])], { axis: int(0) });
    expect(builder.tensorOf(target)?.data).toEqual(BigInt64Array.of(2n, -1n));
    expect(builder.shapeOf(builder.op("Reshape", [x, target]))).toEqual([2, 12]);
    expect(builder.typeOf(builder.op("Greater", [x, x]))).toBe("bool");
  });

  test("a mistake names operator and shapes", () => {
    const builder = new GraphBuilder();
    const x = builder.input("x", "float32", [2, 3]);
    const n = builder.input("n", "int64", [1]);
    const complaint = (op: string, inputs: string[]) => () => builder.op(op, inputs);
    expect(complaint("MatMul", [x, x])).toThrow(new ModelError("MatMul: inner sizes of [2,3] and [2,3] differ"));
    expect(complaint("Add", [x, n])).toThrow(new ModelError("Add: its inputs are float32 and int64"));
    expect(complaint("Reshape", [x, n])).toThrow(/known only at run time/);
    expect(complaint("Neg", ["y"])).toThrow(new ModelError('Neg was given "y", which is not a value of the graph'));
    expect(complaint("Frobnicate", [x])).toThrow(/Frobnicate has no shape rule/);
    expect(complaint("Neg", [])).toThrow(/Neg: input 0 is missing/);
    expect(() => builder.input("x", "float32", [])).toThrow(/defined twice/);
  });

  test("what no output needs is gone from the built graph", () => {
    const builder = new GraphBuilder();
    const x = builder.input("x", "float32", [2]);
    builder.op("Exp", [builder.op("Mul", [x, builder.scalar(3)])]);
    builder.output(builder.op("Neg", [x]), "y");
    const graph = builder.build();
    expect(graph.nodes.map(({ op }) => op)).toEqual(["Neg", "Identity"]);
    expect([...graph.initializers.keys()]).toEqual([]);
    expect(graph.outputs).toEqual([{ name: "y", type: "float32", shape: [2] }]);
  });

  test("a built graph can be continued, its nodes shared", () => {
    const graph = mixedGraph();
    const builder = GraphBuilder.from(graph);
    expect(builder.op("LayerNormalization", graph.nodes.find(({ op }) => op === "LayerNormalization")!.inputs)).toBe(
      graph.nodes.find(({ op }) => op === "LayerNormalization")!.outputs[0],
    );
    builder.output(builder.op("Exp", ["mean"]), "more");
    const longer = builder.build();
    expect(longer.outputs.map(({ name }) => name)).toEqual(["tokens", "mean", "more"]);
    expect(verify(longer).nodes.length).toBe(graph.nodes.length + 2);
  });
});
