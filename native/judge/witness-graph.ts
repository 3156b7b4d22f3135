/** @file The witness as a graph: another way of looking than the judge's, kept for evidence and never for reward. */
import { GraphBuilder } from "../graph/builder.ts";
import { int, ints } from "../graph/graph.ts";
import { gelu, linear, normalise, perceptron, reshape, rows, type Net } from "../network/layers.ts";
import { Parameters } from "../network/parameters.ts";
import { HAND_FEATURES } from "./hand-features.ts";
import { boundedLogVariance, type Network, type NetworkOptions } from "./judge-graph.ts";
import { gaussianLoss } from "./losses.ts";

/** Side of the picture the patches are cut from, pixels, and of a patch. */
export const WITNESS_SIDE = 48;
const PATCH_SIDE = 8;
export const PATCHES = (WITNESS_SIDE / PATCH_SIDE) ** 2;
/** Lightness of every pixel, a and b of every fourth. */
export const PATCH_VALUES = PATCH_SIDE ** 2 + 2 * (PATCH_SIDE / 2) ** 2;

const WIDTH = 64;
const TOKEN_HIDDEN = 48;
const CHANNEL_HIDDEN = 128;
const BLOCKS = 3;
const HIDDEN = 64;
/** Blocks add little to what passes them, at first. */
const SMALL_START = 0.02;

/** Means and standard deviations the features are standardised with; each of 122 numbers. */
export interface FeatureScaling {
  readonly mean: Float32Array;
  readonly deviation: Float32Array;
}

/**
 * The network of the witness: a perceptron on hand-made features beside a small MLP-Mixer (Tolstikhin et al. 2021) on
 * patches, no convolution anywhere. It reads affect as function B puts it.
 *
 * Inputs: `features` [batch, 122], `patches` [batch, 36, 96]; in training also `affect` and `affectWeight` [batch, 2].
 * Outputs: `valenceArousal` and `logVariance` [batch, 2], and in training `loss`.
 *
 * @param scaling of the training pictures; stored in the graph and not trained. Left out, features are taken as they are.
 */
export function buildWitness(options: NetworkOptions, scaling?: FeatureScaling): Network {
  const graph = new GraphBuilder({ name: "papercut-witness" });
  const parameters = new Parameters(graph, options.seed ?? 0, options.weights);
  const net: Net = { graph, parameters };
  const features = graph.input("features", "float32", [options.batch, HAND_FEATURES]);
  const patches = graph.input("patches", "float32", [options.batch, PATCHES, PATCH_VALUES]);
  const seen = [readFeatures(net, features, scaling), readPatches(net, patches)];
  const gathered = graph.op("Concat", seen, { axis: int(1) });
  const hidden = gelu(net, linear(net, "witness.hidden", gathered, HIDDEN));
  const affect = linear(net, "witness.affect", hidden, 2, 0.01);
  const logVariance = boundedLogVariance(net, linear(net, "witness.spread", hidden, 2, 0.01));
  graph.output(affect, "valenceArousal");
  graph.output(logVariance, "logVariance");
  if (options.training) {
    const target = graph.input("affect", "float32", [options.batch, 2]);
    const weight = graph.input("affectWeight", "float32", [options.batch, 2]);
    graph.output(reshape(net, gaussianLoss(net, affect, logVariance, target, weight), []), "loss");
  }
  return { graph: graph.build(), parameters: parameters.names };
}

function readFeatures(net: Net, features: string, scaling: FeatureScaling | undefined): string {
  const { graph } = net;
  const stored = (name: string, data: Float32Array): string =>
    graph.initializer(name, { type: "float32", shape: [HAND_FEATURES], data });
  let standard = features;
  if (scaling !== undefined) {
    const centred = graph.op("Sub", [features, stored("witness.scaling.mean", scaling.mean)]);
    standard = graph.op("Div", [centred, stored("witness.scaling.deviation", scaling.deviation)]);
  }
  // A feature far outside what was seen must not carry the answer away.
  const clipped = graph.op("Clip", [standard, graph.scalar(-5), graph.scalar(5)]);
  const first = gelu(net, linear(net, "witness.features.first", clipped, 2 * HIDDEN));
  return gelu(net, linear(net, "witness.features.second", first, HIDDEN));
}

function readPatches(net: Net, patches: string): string {
  const { graph, parameters } = net;
  const embedded = reshape(net, linear(net, "witness.embed", rows(net, patches), WIDTH), [-1, PATCHES, WIDTH]);
  let tokens = graph.op("Add", [embedded, parameters.get("witness.places", [1, PATCHES, WIDTH], 0.02)]);
  for (let block = 0; block < BLOCKS; block++) {
    tokens = mixPlaces(net, `witness.${block}.places`, tokens);
    tokens = mixChannels(net, `witness.${block}.channels`, tokens);
  }
  const mean = graph.op("ReduceMean", [normalise(net, tokens), graph.integers([1])]);
  return reshape(net, mean, [-1, WIDTH]);
}

/** Every channel mixes what it sees at all places. */
function mixPlaces(net: Net, path: string, tokens: string): string {
  const turn = (x: string): string => net.graph.op("Transpose", [x], { perm: ints([0, 2, 1]) });
  const mixed = perceptron(net, path, rows(net, turn(normalise(net, tokens))), TOKEN_HIDDEN, SMALL_START);
  return net.graph.op("Add", [tokens, turn(reshape(net, mixed, [-1, WIDTH, PATCHES]))]);
}

/** Every place mixes its channels. */
function mixChannels(net: Net, path: string, tokens: string): string {
  const mixed = perceptron(net, path, rows(net, normalise(net, tokens)), CHANNEL_HIDDEN, SMALL_START);
  return net.graph.op("Add", [tokens, reshape(net, mixed, [-1, PATCHES, WIDTH])]);
}
