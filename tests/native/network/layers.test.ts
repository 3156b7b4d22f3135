/** @file The layers against formulas written out in float64, through the reference interpreter and through onnxruntime. */
import { expect, test } from "vitest";
import { GraphBuilder } from "../../../native/graph/builder.ts";
import type { Graph, Tensor } from "../../../native/graph/graph.ts";
import { verify } from "../../../native/graph/verify.ts";
import {
  attend,
  gated,
  gelu,
  linear,
  modulate,
  type Net,
  normalise,
  silu,
  split,
} from "../../../native/network/layers.ts";
import { Parameters } from "../../../native/network/parameters.ts";
import { evaluate } from "../../../native/runtime/reference.ts";
import { createSession } from "../../../native/runtime/session.ts";
import { apart, normals, numbers } from "../models/tiny.ts";

/** A graph of one layer over inputs of these shapes. */
function layer(
  shapes: Readonly<Record<string, readonly number[]>>,
  add: (net: Net, ...inputs: string[]) => string,
): Graph {
  const graph = new GraphBuilder({ name: "layer" });
  const net = { graph, parameters: new Parameters(graph, 5) };
  const inputs = Object.entries(shapes).map(([name, shape]) => graph.input(name, "float32", shape));
  graph.output(add(net, ...inputs), "y");
  return verify(graph.build());
}

/** The layer on random inputs; fails unless reference and onnxruntime agree. */
async function run(
  shapes: Readonly<Record<string, readonly number[]>>,
  add: (net: Net, ...inputs: string[]) => string,
) {
  const graph = layer(shapes, add);
  const feeds = Object.fromEntries(Object.entries(shapes).map(([name, shape], i) => [name, normals(i + 1, shape)]));
  const { y } = evaluate(graph, feeds);
  const session = await createSession(graph);
  expect(apart(numbers((await session.run(feeds)).y), y!.data)).toBeLessThan(1e-5);
  await session.release();
  return { y: y!, feeds, weight: (name: string) => Array.from(graph.initializers.get(name)!.data as Float32Array) };
}

const at = (tensor: Tensor | undefined, ...index: number[]): number =>
  numbers(tensor)[index.reduce((offset, i, axis) => offset * tensor!.shape[axis]! + i, 0)]!;

test("attention is softmax(q·kᵀ/√d + mask)·v, head by head", async () => {
  const [batch, n, m, heads, head] = [2, 3, 5, 2, 4];
  const width = heads * head;
  const shapes = { q: [batch, n, width], k: [batch, m, width], v: [batch, m, width], mask: [batch, 1, 1, m] };
  const { y, feeds } = await run(shapes, (net, q, k, v, mask) => attend(net, q!, k!, v!, heads, mask));
  const expected: number[] = [];
  for (let b = 0; b < batch; b++)
    for (let i = 0; i < n; i++)
      for (let h = 0; h < heads; h++) {
        const columns = Array.from({ length: head }, (_, c) => h * head + c);
        const scores = Array.from({ length: m }, (_, j) => {
          const dot = columns.reduce((sum, c) => sum + at(feeds.q, b, i, c) * at(feeds.k, b, j, c), 0);
          return Math.exp(dot / Math.sqrt(head) + at(feeds.mask, b, 0, 0, j));
        });
        const total = scores.reduce((sum, score) => sum + score, 0);
        for (const c of columns)
          expected.push(scores.reduce((sum, score, j) => sum + (score / total) * at(feeds.v, b, j, c), 0));
      }
  expect(y.shape).toEqual([batch, n, width]);
  expect(apart(y.data, expected)).toBeLessThan(1e-6);
});

test("a linear layer is x·W (b starts at zero), its outputs as large as its inputs", async () => {
  const { y, feeds, weight } = await run({ x: [64, 32] }, (net, x) => linear(net, "some.layer", x!, 16));
  const w = weight("some.layer.weight");
  const expected = Array.from({ length: 64 * 16 }, (_, i) => {
    const [row, out] = [Math.floor(i / 16), i % 16];
    return w.reduce((sum, _, k) => (k < 32 ? sum + at(feeds.x, row, k) * w[k * 16 + out]! : sum), 0);
  });
  expect(apart(y.data, expected)).toBeLessThan(1e-6);
  const size = Math.sqrt(y.data.reduce((sum, value) => sum + value ** 2, 0) / y.data.length);
  expect(size).toBeGreaterThan(0.8);
  expect(size).toBeLessThan(1.2);
});

test("normalised rows have mean 0 and variance 1", async () => {
  const { y } = await run({ x: [2, 3, 8] }, (net, x) => normalise(net, x!));
  for (let row = 0; row < 6; row++) {
    const values = Array.from(y.data.subarray(8 * row, 8 * row + 8));
    expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 5);
    expect(values.reduce((sum, value) => sum + value ** 2, 0) / 8).toBeCloseTo(1, 4);
  }
});

test("modulation and gates spread over the tokens", async () => {
  const shapes = { x: [2, 3, 4], a: [2, 4], b: [2, 4], y: [2, 3, 4] };
  const modulated = await run({ x: shapes.x, a: shapes.a, b: shapes.b }, (net, x, a, b) => modulate(net, x!, a!, b!));
  const joined = await run({ x: shapes.x, a: shapes.a, y2: shapes.y }, (net, x, a, y) => gated(net, x!, a!, y!));
  const each = (value: (b: number, t: number, c: number) => number): number[] =>
    Array.from({ length: 24 }, (_, i) => value(Math.floor(i / 12), Math.floor(i / 4) % 3, i % 4));
  const { feeds: m } = modulated;
  const { feeds: j } = joined;
  expect(
    apart(
      modulated.y.data,
      each((b, t, c) => at(m.x, b, t, c) * (1 + at(m.a, b, c)) + at(m.b, b, c)),
    ),
  ).toBeLessThan(1e-6);
  expect(
    apart(
      joined.y.data,
      each((b, t, c) => at(j.x, b, t, c) + at(j.a, b, c) * at(j.y2, b, t, c)),
    ),
  ).toBeLessThan(1e-6);
});

test("activations and splits", async () => {
  const { y, feeds } = await run({ x: [2, 6] }, (net, x) => {
    const [one, two] = split(net, x!, 2) as [string, string];
    return net.graph.op("Sub", [silu(net, one), gelu(net, two)]);
  });
  const smooth = (v: number): number => v / (1 + Math.exp(-v));
  const gaussian = (v: number): number => 0.5 * v * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (v + 0.044715 * v ** 3)));
  const expected = [0, 1].flatMap((row) =>
    [0, 1, 2].map((column) => smooth(at(feeds.x, row, column)) - gaussian(at(feeds.x, row, column + 3))),
  );
  expect(apart(y.data, expected)).toBeLessThan(1e-6);
});
