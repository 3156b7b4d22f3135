/** @file The reference interpreter, shape inference and onnxruntime agree on every operator. */
import { describe, expect, test } from "vitest";
import { stream } from "../../../app/random/philox.ts";
import { GraphBuilder } from "../../../native/graph/builder.ts";
import { type Graph, int, type Tensor } from "../../../native/graph/graph.ts";
import { isOperator, shapeRules } from "../../../native/graph/shapes.ts";
import { elementCount, numbersOf } from "../../../native/graph/tensors.ts";
import { evaluate, UnsupportedOperator } from "../../../native/runtime/reference.ts";
import { toTensor } from "../../../native/runtime/reference/numbers.ts";
import { createSession } from "../../../native/runtime/session.ts";
import type { OperatorCase } from "./operator-case.ts";
import { operatorCases } from "./operator-cases.ts";

/** A graph of the one node, and the feeds drawn for it. */
function prepare(example: OperatorCase, seed: number) {
  const random = stream(seed, "operator-case", 0);
  const builder = new GraphBuilder({ opset: example.opset ?? 20 });
  const feeds: Record<string, Tensor> = {};
  const inputs = example.inputs.map((input, index) => {
    if (input.kind === "none") return "";
    if (input.kind === "constant") return builder.constant(input.tensor);
    const name = `input_${index}`;
    const draw = () => random.between(input.low, input.high);
    const numbers = Float64Array.from({ length: elementCount(input.shape) }, draw);
    const rounded = input.type === "float32" ? numbers.map(Math.fround) : numbers.map(Math.floor);
    feeds[name] = toTensor(input.type, input.shape, rounded);
    return builder.input(name, input.type, input.shape);
  });
  const values = builder.ops(example.op, inputs, example.attributes ?? {}, example.outputs ?? 1);
  const shapes = values.map((value) => builder.shapeOf(value));
  const types = values.map((value) => builder.typeOf(value));
  const outputs = values.map((value, index) => builder.output(value, `output_${index}`));
  return { graph: builder.build(), feeds, outputs, shapes, types };
}

async function runNatively(graph: Graph, feeds: Record<string, Tensor>): Promise<Record<string, Tensor>> {
  const session = await createSession(graph, { optimise: "disabled" });
  const results = await session.run(feeds);
  await session.release();
  return results;
}

describe("one operator at a time", () => {
  for (const [index, example] of operatorCases.entries())
    test(`${index}: ${example.op} of opset ${example.opset ?? 20}`, async () => {
      const { graph, feeds, outputs, shapes, types } = prepare(example, index);
      const expected = await runNatively(graph, feeds);
      const actual = evaluate(graph, feeds);
      for (const [position, name] of outputs.entries()) {
        expect(shapes[position]).toEqual(expected[name]!.shape);
        expect(types[position]).toBe(expected[name]!.type);
        expect(actual[name]!.shape).toEqual(expected[name]!.shape);
        expectClose(actual[name]!.data, numbersOf(expected[name]!)!);
      }
    });

  test("every operator with a shape rule and a meaning without chance is among the cases", () => {
    const tested = new Set(operatorCases.map(({ op }) => op));
    const untested = Object.keys(shapeRules).filter((op) => !tested.has(op));
    expect(untested.filter((op) => !op.startsWith("Random"))).toEqual(["NonZero"]);
    expect([...tested].every(isOperator)).toBe(true);
  });
});

/** Within 1e-5 of the larger of 1 and the expected value. */
function expectClose(actual: Float64Array, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  const worst = expected.reduce((most, value, index) => {
    const difference = value === actual[index] ? 0 : Math.abs(value - actual[index]!) / Math.max(1, Math.abs(value));
    return Math.max(most, difference);
  }, 0);
  expect(worst).toBeLessThan(1e-5);
}

describe("the interpreter", () => {
  test("stops when its budget is spent, before the work is done", () => {
    const builder = new GraphBuilder();
    const x = builder.input("x", "float32", [400, 400]);
    builder.output(builder.op("MatMul", [x, x]), "y");
    const feeds = { x: { shape: [400, 400], data: new Float64Array(160_000) } };
    expect(() => evaluate(builder.build(), feeds, { budget: 1e6 })).toThrow(/too much work/);
  });

  test("stops before a tensor that grows and grows fills the memory", () => {
    const builder = new GraphBuilder();
    let value = builder.input("x", "float32", [1, 1000]);
    for (let step = 0; step < 20; step++) value = builder.op("Concat", [value, value], { axis: int(0) });
    builder.output(value, "y");
    expect(() => evaluate(builder.build(), { x: { shape: [1, 1000], data: new Float64Array(1000) } })).toThrow(
      /too much memory/,
    );
    expect(() => builder.op("Tile", [value, builder.integers([100_000, 1])])).toThrow(/too large/);
  });

  test("keeps float64 where float32 would lose it", () => {
    const builder = new GraphBuilder();
    const x = builder.input("x", "float32", []);
    builder.output(builder.op("Sub", [builder.op("Add", [x, builder.scalar(1)]), builder.scalar(1)]), "y");
    expect(evaluate(builder.build(), { x: { shape: [], data: [1e-12] } })["y"]!.data[0]).toBeCloseTo(1e-12, 15);
  });

  test("finds out how long NonZero's result is", () => {
    const graph: Graph = {
      ...new GraphBuilder().build(),
      inputs: [{ name: "x", type: "float32", shape: [2, 3] }],
      outputs: [{ name: "y", type: "int64", shape: undefined }],
      nodes: [{ op: "NonZero", domain: "", name: "n", inputs: ["x"], outputs: ["y"], attributes: {} }],
    };
    const { shape, data } = evaluate(graph, { x: { shape: [2, 3], data: [0, 1, 0, 0, 0, 2] } })["y"]!;
    expect([shape, [...data]]).toEqual([
      [2, 2],
      [0, 1, 1, 2],
    ]);
  });

  test("names an operator it does not know", () => {
    const node = { op: "Frobnicate", domain: "some.domain", name: "f", inputs: ["x"], outputs: ["y"], attributes: {} };
    const x = { name: "x", type: "float32" as const, shape: [1] };
    const graph: Graph = { ...new GraphBuilder().build(), inputs: [x], outputs: [{ ...x, name: "y" }], nodes: [node] };
    expect(() => evaluate(graph, { x: { shape: [1], data: [1] } })).toThrow(UnsupportedOperator);
    expect(() => evaluate(graph, {})).toThrow('input "x" of the graph was not given');
  });
});
