/** @file Papercut's flow transformer: a noisy scene, the noise level, the prompt and the affect in; the clean scene out. */
import { int, ints } from "../../graph/graph.ts";
import { float32Tensor } from "../../graph/tensors.ts";
import { ELEMENT_SIZE, GLOBAL_SIZE, SLOTS } from "../../scene/tokens.ts";
import {
  attendSelf,
  gated,
  linear,
  modulate,
  normalise,
  perceptron,
  reshape,
  rows,
  silu,
  split,
  type Net,
} from "../../network/layers.ts";
import { SLOT_CONDITION, type TextCondition } from "./text-encoder.ts";

const WIDTH = 144;
const HEADS = 4;
const BLOCKS = 6;
/** Slots that share one transformer token; ninety slots make fifteen tokens, the globals one more. */
const PACKED = 6;
const TOKENS = SLOTS.length / PACKED;
/** Sine and cosine waves that tell noise levels apart, from 3 to 600 radians per unit of σ. */
const FREQUENCIES = 32;

/** Valence/3, arousal/3, and 1 when an affect is asked for (all zeros otherwise). */
export const AFFECT = 3;

/** Below this noise level the velocity is taken as if at it, so that the last step cannot blow up. */
export const LEAST_SIGMA = 0.05;

export interface FlowInputs extends TextCondition {
  /** [batch, TOKEN_SIZE], normalised scene tokens with noise: (1 − σ)·scene + σ·noise. */
  readonly sample: string;
  /** [batch, 1], noise level 0…1. */
  readonly sigma: string;
  /** [batch, AFFECT] */
  readonly affect: string;
}

/**
 * Adds the transformer: a diffusion transformer with adaptive layer norm (Peebles & Xie 2023, §3.2, adaLN-Zero)
 * that predicts the clean scene. Each packed token has input and output weights of its own, because its slots are
 * typed; the slot conditions of the prompt join the slots they speak of.
 *
 * @returns the predicted clean scene [batch, TOKEN_SIZE]
 */
export function addFlow(net: Net, inputs: FlowInputs): string {
  const { graph, parameters } = net;
  const condition = silu(net, addCondition(net, inputs));

  const [globals, elements] = graph.ops(
    "Split",
    [inputs.sample, graph.integers([GLOBAL_SIZE, SLOTS.length * ELEMENT_SIZE])],
    { axis: int(1) },
    2,
  ) as [string, string];
  const slots = graph.op("Concat", [reshape(net, elements, [-1, SLOTS.length, ELEMENT_SIZE]), inputs.slots], {
    axis: int(2),
  });
  const packed = reshape(net, slots, [-1, TOKENS, PACKED * (ELEMENT_SIZE + SLOT_CONDITION)]);
  const first = reshape(net, linear(net, "flow.globals.in", globals, WIDTH), [-1, 1, WIDTH]);
  const others = perToken(net, "flow.elements.in", packed, WIDTH, 0.08);
  const places = parameters.get("flow.places", [1, TOKENS + 1, WIDTH], 0.1);
  let tokens = graph.op("Add", [graph.op("Concat", [first, others], { axis: int(1) }), places]);

  for (let index = 0; index < BLOCKS; index++) tokens = addBlock(net, `flow.blocks.${index}`, tokens, condition);

  const [scale, shift] = split(net, linear(net, "flow.last", condition, 2 * WIDTH, 0), 2) as [string, string];
  const last = modulate(net, normalise(net, tokens), scale, shift);
  const [head, tail] = graph.ops("Split", [last, graph.integers([1, TOKENS])], { axis: int(1) }, 2) as [string, string];
  const cleanGlobals = linear(net, "flow.globals.out", reshape(net, head, [-1, WIDTH]), GLOBAL_SIZE, 0.01);
  const cleanElements = perToken(net, "flow.elements.out", tail, PACKED * ELEMENT_SIZE, 0.01);
  return graph.op("Concat", [cleanGlobals, reshape(net, cleanElements, [-1, SLOTS.length * ELEMENT_SIZE])], {
    axis: int(1),
  });
}

/** Noise level, prompt and affect, summed into one vector [batch, WIDTH]. */
function addCondition(net: Net, { sigma, affect, pooled }: FlowInputs): string {
  const { graph } = net;
  const frequencies = Float32Array.from({ length: FREQUENCIES }, (_, i) => 3 * 200 ** (i / (FREQUENCIES - 1)));
  const angles = graph.op("Mul", [sigma, graph.constant(float32Tensor([1, FREQUENCIES], frequencies))]);
  const waves = graph.op("Concat", [graph.op("Sin", [angles]), graph.op("Cos", [angles])], { axis: int(1) });
  const twoLayers = (path: string, x: string): string =>
    linear(net, `${path}.out`, silu(net, linear(net, `${path}.in`, x, WIDTH)), WIDTH);
  const noise = twoLayers("flow.noise", waves);
  const mood = twoLayers("flow.affect", affect);
  const words = linear(net, "flow.prompt", pooled, WIDTH);
  return graph.op("Add", [graph.op("Add", [noise, mood]), words]);
}

/** Self-attention and perceptron, each modulated and gated by the condition; gates start at 0 (adaLN-Zero). */
function addBlock(net: Net, path: string, tokens: string, condition: string): string {
  const modulation = split(net, linear(net, `${path}.modulation`, condition, 6 * WIDTH, 0), 6);
  const [scale1, shift1, gate1, scale2, shift2, gate2] = modulation as [string, string, string, string, string, string];
  const calm = modulate(net, normalise(net, tokens), scale1, shift1);
  const joined = gated(net, tokens, gate1, attendSelf(net, `${path}.attention`, calm, HEADS));

  const inner = rows(net, modulate(net, normalise(net, joined), scale2, shift2));
  const mixed = perceptron(net, `${path}.mlp`, inner, 3 * WIDTH);
  return gated(net, joined, gate2, reshape(net, mixed, [-1, TOKENS + 1, WIDTH]));
}

/** A linear layer with weights of its own for every token: [batch, tokens, in] → [batch, tokens, out]. */
function perToken(net: Net, path: string, x: string, out: number, start: number): string {
  const { graph, parameters } = net;
  const width = graph.shapeOf(x)[2]!;
  const weight = parameters.get(`${path}.weight`, [TOKENS, width, out], start);
  const bias = parameters.get(`${path}.bias`, [1, TOKENS, out], 0);
  const order = { perm: ints([1, 0, 2]) };
  const product = graph.op("MatMul", [graph.op("Transpose", [x], order), weight], {}, { name: path });
  return graph.op("Add", [graph.op("Transpose", [product], order), bias]);
}
