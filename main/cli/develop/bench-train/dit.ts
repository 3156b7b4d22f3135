/** @file The measured network: a diffusion transformer (Peebles & Xie, ICCV 2023) with adaLN, qk-RMSNorm and tanh-GELU. */
import { stream } from "../../../../app/random/philox.ts";
import { GraphBuilder } from "../../../../native/graph/builder.ts";
import { type Graph, type Tensor, float, int, ints, text } from "../../../../native/graph/graph.ts";
import { elementCount, float32Tensor, int64Tensor } from "../../../../native/graph/tensors.ts";

export interface Size {
  readonly batch: number;
  readonly tokens: number;
  readonly width: number;
  readonly layers: number;
  readonly heads: number;
  readonly channels: number;
  readonly classes: number;
}

export const SMALL: Size = { batch: 16, tokens: 64, width: 256, layers: 6, heads: 4, channels: 16, classes: 10 };

const EPSILON = 1e-6;

/** Weights by name; linear ones as [outputs, inputs], as PyTorch keeps them. */
export function ditWeights(size: Size): Map<string, Tensor> {
  const { tokens, width, layers, heads, channels, classes } = size;
  const random = stream(7, "bench weights");
  const weights = new Map<string, Tensor>();
  const normal = (name: string, shape: readonly number[], spread: number, mean = 0): void => {
    const data = Float32Array.from({ length: elementCount(shape) }, () => mean + spread * random.normal());
    weights.set(name, float32Tensor(shape, data));
  };
  const linear = (name: string, inputs: number, outputs: number, gain = 1): void => {
    normal(`${name}.weight`, [outputs, inputs], gain / Math.sqrt(inputs));
    normal(`${name}.bias`, [outputs], 0.02);
  };
  linear("in", channels, width);
  normal("position", [tokens, width], 0.3);
  linear("time1", width, width);
  linear("time2", width, width);
  normal("class", [classes, width], 0.5);
  for (let layer = 0; layer < layers; layer++) {
    linear(`${layer}.modulation`, width, 6 * width, 0.5);
    for (const part of ["q", "k", "v", "o"]) linear(`${layer}.${part}`, width, width);
    for (const part of ["q", "k"]) normal(`${layer}.${part}norm`, [width / heads], 0.1, 1);
    linear(`${layer}.up`, width, 4 * width);
    linear(`${layer}.down`, 4 * width, width);
  }
  linear("modulation", width, 2 * width, 0.5);
  linear("out", width, channels);
  return weights;
}

/** One fixed batch. */
export function ditBatch({ batch, tokens, width, channels, classes }: Size): Record<string, Tensor> {
  const random = stream(11, "bench batch");
  const normal = (shape: readonly number[]): Tensor =>
    float32Tensor(
      shape,
      Float32Array.from({ length: elementCount(shape) }, () => random.normal()),
    );
  return {
    noisy: normal([batch, tokens, channels]),
    target: normal([batch, tokens, channels]),
    time: normal([batch, width]),
    label: int64Tensor(Array.from({ length: batch }, (_, index) => index % classes)),
  };
}

/** The graph with output `loss`, the mean squared error, or with output `prediction` alone. */
export function ditGraph(size: Size, weights: ReadonlyMap<string, Tensor>, output: "loss" | "prediction"): Graph {
  const { batch, tokens, width, layers, heads, channels } = size;
  const side = width / heads;
  const g = new GraphBuilder({ name: "dit" });
  for (const [name, tensor] of weights) g.initializer(name, tensor);
  const add = (a: string, b: string): string => g.op("Add", [a, b]);
  const multiply = (a: string, b: string): string => g.op("Mul", [a, b]);
  const reshape = (x: string, shape: readonly number[]): string => g.op("Reshape", [x, g.integers(shape)]);
  const transpose = (x: string, perm: readonly number[]): string => g.op("Transpose", [x], { perm: ints(perm) });

  const linear = (x: string, name: string): string =>
    g.op("Gemm", [x, `${name}.weight`, `${name}.bias`], { transB: int(1) }, { name });
  const silu = (x: string): string => multiply(x, g.op("Sigmoid", [x]));
  const ones = g.constant(float32Tensor([width], new Float32Array(width).fill(1)));
  const zeros = g.constant(float32Tensor([width], new Float32Array(width)));
  const normalise = (x: string): string =>
    g.op("LayerNormalization", [x, ones, zeros], { axis: int(-1), epsilon: float(EPSILON) });
  const rootMeanSquare = (x: string, gain: string): string => {
    const mean = g.op("ReduceMean", [multiply(x, x), g.integers([-1])], { keepdims: int(1) });
    return multiply(g.op("Div", [x, g.op("Sqrt", [add(mean, g.scalar(EPSILON))])]), gain);
  };
  const flat = (x: string): string => reshape(x, [batch * tokens, width]);
  const modulations = (name: string, condition: string, count: number): string[] =>
    g
      .ops("Split", [linear(condition, name), g.integers(Array(count).fill(width))], { axis: int(-1) }, count)
      .map((part) => g.op("Unsqueeze", [part, g.integers([1])]));
  const modulated = (x: string, shift: string, scale: string): string =>
    flat(add(multiply(normalise(x), add(scale, g.scalar(1))), shift));
  const asBatch = (x: string): string => reshape(x, [batch, tokens, width]);
  const asHeads = (x: string): string => reshape(x, [batch, tokens, heads, side]);

  const noisy = g.input("noisy", "float32", [batch, tokens, channels]);
  const time = g.input("time", "float32", [batch, width]);
  const label = g.input("label", "int64", [batch]);
  let x = add(asBatch(linear(reshape(noisy, [batch * tokens, channels]), "in")), "position");
  const timed = linear(silu(linear(time, "time1")), "time2");
  const condition = silu(add(timed, g.op("Gather", ["class", label], { axis: int(0) })));
  for (let layer = 0; layer < layers; layer++) {
    const [shift1, scale1, gate1, shift2, scale2, gate2] = modulations(`${layer}.modulation`, condition, 6);
    const inside = modulated(x, shift1!, scale1!);
    const q = rootMeanSquare(asHeads(linear(inside, `${layer}.q`)), `${layer}.qnorm`);
    const k = rootMeanSquare(asHeads(linear(inside, `${layer}.k`)), `${layer}.knorm`);
    const v = asHeads(linear(inside, `${layer}.v`));
    const scores = g.op("MatMul", [
      transpose(multiply(q, g.scalar(1 / Math.sqrt(side))), [0, 2, 1, 3]),
      transpose(k, [0, 2, 3, 1]),
    ]);
    const mixed = g.op("MatMul", [g.op("Softmax", [scores], { axis: int(-1) }), transpose(v, [0, 2, 1, 3])]);
    const attended = linear(flat(transpose(mixed, [0, 2, 1, 3])), `${layer}.o`);
    x = add(x, multiply(asBatch(attended), gate1!));
    const hidden = linear(modulated(x, shift2!, scale2!), `${layer}.up`);
    const active = g.op("Gelu", [hidden], { approximate: text("tanh") });
    x = add(x, multiply(asBatch(linear(active, `${layer}.down`)), gate2!));
  }
  const [shift, scale] = modulations("modulation", condition, 2);
  const prediction = linear(modulated(x, shift!, scale!), "out");
  if (output === "prediction") {
    g.output(reshape(prediction, [batch, tokens, channels]), "prediction");
    return g.build();
  }
  const target = g.input("target", "float32", [batch, tokens, channels]);
  const error = g.op("Sub", [prediction, reshape(target, [batch * tokens, channels])]);
  g.output(g.op("ReduceMean", [multiply(error, error)], { keepdims: int(0) }), "loss");
  return g.build();
}

/** Floating-point operations of the forward pass's matrix products (2 per multiply and add). */
export function forwardFlops({ batch, tokens, width, layers, channels }: Size): number {
  const rows = batch * tokens;
  const perLayer = rows * (4 + 8) * width * width + batch * 6 * width * width + 2 * rows * tokens * width;
  return 2 * (layers * perLayer + 2 * rows * channels * width + batch * 4 * width * width);
}
