/** @file A critic: what a judge would read in a scene, told from its tokens, so that a gradient can flow into them. */
import { int } from "../../graph/graph.ts";
import { float32Tensor } from "../../graph/tensors.ts";
import { gelu, linear, reshape, type Net } from "../../network/layers.ts";
import { ELEMENT_SIZE, GLOBAL_SIZE, SLOTS } from "../../scene/tokens.ts";

const WIDTH = 224;
const BLOCKS = 2;
/** Valence and arousal on `range`, then the seven features of style in standard deviations. */
export const CRITIC_OUTPUTS = 9;
/** Brings outputs of about one to the width of the `range` scale. */
const AFFECT_SCALE = 1.4;
/** Presence is ±1 in scenes and anything between in what a flow predicts. */
export const PRESENCE_SHARPNESS = 6;

/**
 * Adds a critic: a residual perceptron over globals and elements, each element counting as much as it is present,
 * p = sigmoid(6·presence).
 *
 * @param tokens [batch, TOKEN_SIZE], normalised
 * @param path of its weights
 * @returns [batch, {@link CRITIC_OUTPUTS}]
 */
export function addCritic(net: Net, path: string, tokens: string): string {
  const { graph } = net;
  const [batch] = graph.shapeOf(tokens) as [number];
  const [globals, rest] = graph.ops(
    "Split",
    [tokens, graph.integers([GLOBAL_SIZE, SLOTS.length * ELEMENT_SIZE])],
    { axis: int(1) },
    2,
  ) as [string, string];
  const [presence, attributes] = graph.ops(
    "Split",
    [reshape(net, rest, [-1, SLOTS.length, ELEMENT_SIZE]), graph.integers([1, ELEMENT_SIZE - 1])],
    { axis: int(2) },
    2,
  ) as [string, string];
  const shown = graph.op("Sigmoid", [graph.op("Mul", [presence, graph.scalar(PRESENCE_SHARPNESS)])]);
  const seen = graph.op("Concat", [shown, graph.op("Mul", [attributes, shown])], { axis: int(2) });
  const flat = graph.op("Concat", [globals, reshape(net, seen, [-1, SLOTS.length * ELEMENT_SIZE])], { axis: int(1) });

  let hidden = gelu(net, linear(net, `${path}.in`, flat, WIDTH, 0.03));
  for (let block = 0; block < BLOCKS; block++) {
    const inner = gelu(net, linear(net, `${path}.${block}`, hidden, WIDTH));
    hidden = graph.op("Add", [hidden, inner]);
  }
  const out = linear(net, `${path}.out`, hidden, CRITIC_OUTPUTS, 0.01);
  const scale = [AFFECT_SCALE, AFFECT_SCALE, ...Array<number>(CRITIC_OUTPUTS - 2).fill(1)];
  const scaled = graph.op("Mul", [out, graph.constant(float32Tensor([CRITIC_OUTPUTS], scale))]);
  return reshape(net, scaled, [batch, CRITIC_OUTPUTS]);
}

/** √(e² + β²) − β: squared near 0, absolute far from it (Charbonnier). */
export function charbonnier(net: Net, error: string, beta: number): string {
  const { graph } = net;
  const squared = graph.op("Add", [graph.op("Mul", [error, error]), graph.scalar(beta * beta)]);
  return graph.op("Sub", [graph.op("Sqrt", [squared]), graph.scalar(beta)]);
}

/** How many things tokens show, each counted as much as it is present. */
export function thingsIn(tokens: Float32Array): number {
  let sum = 0;
  for (let slot = 0; slot < SLOTS.length; slot++)
    sum += 1 / (1 + Math.exp(-PRESENCE_SHARPNESS * tokens[GLOBAL_SIZE + slot * ELEMENT_SIZE]!));
  return sum;
}
