/** @file The few layers our own networks are built of. Shapes never name the batch, so a finished graph can leave it free. */
import { float, int, ints } from "../graph/graph.ts";
import { float32Tensor } from "../graph/tensors.ts";
import type { GraphBuilder } from "../graph/builder.ts";
import type { Parameters, Start } from "./parameters.ts";

/** What every layer needs: where to add nodes and where weights come from. */
export interface Net {
  readonly graph: GraphBuilder;
  readonly parameters: Parameters;
}

/**
 * `x` [rows, in] → [rows, out], weights `PATH.weight` [in, out] and `PATH.bias` [out]. The node bears the module path, by
 * which adapters find it.
 *
 * @param start of the weights; unless told such that the outputs are as large as the inputs
 */
export function linear(net: Net, path: string, x: string, out: number, start?: Start): string {
  const width = net.graph.shapeOf(x)[1]!;
  const weight = net.parameters.get(`${path}.weight`, [width, out], start ?? Math.sqrt(1 / width));
  const bias = net.parameters.get(`${path}.bias`, [out], 0);
  return net.graph.op("Gemm", [x, weight, bias], {}, { name: path });
}

/** [batch, tokens, width] → [batch·tokens, width]. */
export function rows(net: Net, x: string): string {
  return reshape(net, x, [-1, net.graph.shapeOf(x).at(-1)!]);
}

/** The same numbers in another shape; −1 stands for whatever is left, such as the batch. */
export function reshape(net: Net, x: string, shape: readonly number[]): string {
  return net.graph.op("Reshape", [x, net.graph.integers(shape)]);
}

/** x·sigmoid(x) (Elfwing et al. 2018). */
export function silu(net: Net, x: string): string {
  return net.graph.op("Mul", [x, net.graph.op("Sigmoid", [x])]);
}

/** The tanh form of GELU (Hendrycks & Gimpel 2016). */
export function gelu(net: Net, x: string): string {
  return net.graph.op("Gelu", [x], { approximate: { kind: "string", value: "tanh" } });
}

/** Layer normalisation over the last axis; scale and shift are fixed, modulation follows outside. */
export function normalise(net: Net, x: string): string {
  const width = net.graph.shapeOf(x).at(-1)!;
  const ones = net.graph.constant(float32Tensor([width], new Float32Array(width).fill(1)));
  return net.graph.op("LayerNormalization", [x, ones], { axis: int(-1), epsilon: float(1e-6) });
}

/** Cuts the last axis into equal pieces. */
export function split(net: Net, x: string, pieces: number): string[] {
  const shape = net.graph.shapeOf(x);
  const sizes = Array<number>(pieces).fill(shape.at(-1)! / pieces);
  return net.graph.ops("Split", [x, net.graph.integers(sizes)], { axis: int(shape.length - 1) }, pieces);
}

/** Softmax attention over heads. `queries` [b, n, d]; `keys`, `values` [b, m, d]; `mask` is added to the logits. */
export function attend(net: Net, queries: string, keys: string, values: string, heads: number, mask?: string): string {
  const { graph } = net;
  const [, count, width] = graph.shapeOf(queries) as [number, number, number];
  const others = graph.shapeOf(keys)[1]!;
  const head = width / heads;
  const apart = (x: string, tokens: number, order: readonly number[]): string =>
    graph.op("Transpose", [reshape(net, x, [-1, tokens, heads, head])], { perm: ints(order) });
  const scaled = graph.op("Mul", [apart(queries, count, [0, 2, 1, 3]), graph.scalar(1 / Math.sqrt(head))]);
  const scores = graph.op("MatMul", [scaled, apart(keys, others, [0, 2, 3, 1])]);
  const masked = mask === undefined ? scores : graph.op("Add", [scores, mask]);
  const weights = graph.op("Softmax", [masked], { axis: int(-1) });
  const mixed = graph.op("MatMul", [weights, apart(values, others, [0, 2, 1, 3])]);
  return reshape(net, graph.op("Transpose", [mixed], { perm: ints([0, 2, 1, 3]) }), [-1, count, width]);
}

/**
 * Self-attention over `x` [batch, tokens, width] with its projections, modules `PATH.qkv` and `PATH.out`.
 *
 * @param start of the outgoing weights
 * @param mask is added to the logits
 */
export function attendSelf(net: Net, path: string, x: string, heads: number, start?: Start, mask?: string): string {
  const [, count, width] = net.graph.shapeOf(x) as [number, number, number];
  const apart = (value: string): string => reshape(net, value, [-1, count, width]);
  const [q, k, v] = split(net, linear(net, `${path}.qkv`, rows(net, x), 3 * width), 3) as [string, string, string];
  const attended = attend(net, apart(q), apart(k), apart(v), heads, mask);
  return apart(linear(net, `${path}.out`, rows(net, attended), width, start));
}

/** `x` [rows, width] → [rows, width] through one hidden layer, modules `PATH.in` and `PATH.out`. */
export function perceptron(net: Net, path: string, x: string, hidden: number, start?: Start): string {
  const width = net.graph.shapeOf(x)[1]!;
  return linear(net, `${path}.out`, gelu(net, linear(net, `${path}.in`, x, hidden)), width, start);
}

/** x·(1 + scale) + shift, with scale and shift [batch, width] spread over the tokens. */
export function modulate(net: Net, x: string, scale: string, shift: string): string {
  const { graph } = net;
  const spread = (value: string): string => graph.op("Unsqueeze", [value, graph.integers([1])]);
  const scaled = graph.op("Mul", [x, graph.op("Add", [spread(scale), graph.scalar(1)])]);
  return graph.op("Add", [scaled, spread(shift)]);
}

/** x + gate·y, with gate [batch, width] spread over the tokens. */
export function gated(net: Net, x: string, gate: string, y: string): string {
  const { graph } = net;
  const spread = graph.op("Unsqueeze", [gate, graph.integers([1])]);
  return graph.op("Add", [x, graph.op("Mul", [spread, y])]);
}
