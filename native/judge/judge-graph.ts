/** @file The papercut judge as a graph: pixels in; affect with its spread, kinds with salience, and attributes out. */
import { KIND_NAMES } from "../../app/scene/kinds.ts";
import { GraphBuilder } from "../graph/builder.ts";
import { int, ints, type Graph } from "../graph/graph.ts";
import { linear, reshape, type Net } from "../network/layers.ts";
import { Parameters } from "../network/parameters.ts";
import type { Weights } from "../training/parameters.ts";
import { ATTRIBUTES } from "./attributes.ts";
import { convolutionLayer, meanPool, residualBlock, smoothMaximum } from "./convolution.ts";
import { JUDGE_SIDE } from "./judge-side.ts";
import { binaryCrossEntropy, gaussianLoss, squaredError, totalLoss } from "./losses.ts";

const HIDDEN = 96;
const KINDS = KIND_NAMES.length;

export interface NetworkOptions {
  readonly batch: number;
  /** Adds targets as inputs and the scalar output `loss`. */
  readonly training: boolean;
  /** Where new weights are drawn from; 0 unless told. */
  readonly seed?: number;
  /** Trained weights in place of new ones. */
  readonly weights?: Weights;
}

export interface Network {
  readonly graph: Graph;
  /** The initializers to train. */
  readonly parameters: readonly string[];
}

/**
 * The network of the embedded judge: a small residual network (He et al. 2016) with group normalisation, about 350,000
 * weights and 45 million multiplications a picture.
 *
 * Inputs: `image` [batch, 3, 96, 96], sRGB 0…1; in training also `affect` [batch, 2] on the scale `rated` with
 * `affectWeight` [batch, 2], `presence` [batch, kinds] of 0 and 1, `salience` [batch, kinds], `attributes` [batch, 6] with
 * `attributesWeight` [batch, 6] and `presenceWeight` [batch, kinds]; a weight of 0 means unlabelled.
 * Outputs: `valenceArousal` [batch, 2], `logVariance` [batch, 2], `presenceLogits` and `salienceRead` [batch, kinds],
 * `attributesRead` [batch, 6], and in training `loss`.
 */
export function buildJudge(options: NetworkOptions): Network {
  const graph = new GraphBuilder({ name: "papercut-judge" });
  const parameters = new Parameters(graph, options.seed ?? 0, options.weights);
  const net: Net = { graph, parameters };
  const image = graph.input("image", "float32", [options.batch, 3, JUDGE_SIDE, JUDGE_SIDE]);
  const read = readPicture(net, oklab(net, image));
  for (const [name, value] of Object.entries(read)) graph.output(value, name);
  if (options.training) graph.output(trainingLoss(net, read, options.batch), "loss");
  return { graph: graph.build(), parameters: parameters.names };
}

/**
 * sRGB → OKLab (Ottosson 2020), centred and scaled to about ±1. The transfer function is the power 2.2: the exact one
 * differs by less than a hundredth and would need a branch for each pixel.
 */
function oklab(net: Net, image: string): string {
  const { graph } = net;
  const mixChannels = (x: string, matrix: readonly number[], shift: readonly number[]): string => {
    const weight = graph.constant({ type: "float32", shape: [3, 3, 1, 1], data: Float32Array.from(matrix) });
    const bias = graph.constant({ type: "float32", shape: [3], data: Float32Array.from(shift) });
    return graph.op("Conv", [x, weight, bias], { kernel_shape: ints([1, 1]) });
  };
  const power = (x: string, exponent: number): string => graph.op("Pow", [x, graph.scalar(exponent)]);
  const cones = mixChannels(
    power(image, 2.2),
    [
      0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376,
      0.6299787005,
    ],
    [1e-6, 1e-6, 1e-6],
  );
  const [light, hue] = [4, 10];
  return mixChannels(
    power(cones, 1 / 3),
    [
      light * 0.2104542553,
      light * 0.793617785,
      light * -0.0040720468,
      hue * 1.9779984951,
      hue * -2.428592205,
      hue * 0.4505937099,
      hue * 0.0259040371,
      hue * 0.7827717662,
      hue * -0.808675766,
    ],
    [light * -0.6, 0, 0],
  );
}

/** Names of the outputs and the values that hold them. */
interface Reading {
  readonly valenceArousal: string;
  readonly logVariance: string;
  readonly presenceLogits: string;
  readonly salienceRead: string;
  readonly attributesRead: string;
}

function readPicture(net: Net, colour: string): Reading {
  const { graph } = net;
  const half = convolutionLayer(net, "judge.stem", colour, 16, 2);
  let quarter = convolutionLayer(net, "judge.quarter", half, 32, 2);
  for (const block of [0, 1]) quarter = residualBlock(net, `judge.quarter.${block}`, quarter);
  const eighth = residualBlock(net, "judge.eighth.0", convolutionLayer(net, "judge.eighth", quarter, 64, 2));
  const last = residualBlock(net, "judge.sixteenth.0", convolutionLayer(net, "judge.sixteenth", eighth, 80, 2));

  // Evidence for each kind at each place, on two scales; the strongest place decides.
  const evidence = (path: string, x: string): string => smoothMaximum(net, pointwise(net, path, x, KINDS));
  const found = graph.op("Add", [evidence("judge.near", last), evidence("judge.far", eighth)]);
  const contrast = meanPool(net, graph.op("Mul", [colour, colour]));
  const pooled = [contrast, ...[colour, quarter, eighth, last].map((x) => meanPool(net, x)), smoothMaximum(net, last)];
  const gathered = graph.op("Concat", [...pooled, graph.op("Sigmoid", [found])], { axis: int(1) });
  const hidden = graph.op("Relu", [linear(net, "judge.hidden", gathered, HIDDEN, start(net, gathered))]);
  const affect = linear(net, "judge.affect", hidden, 2, 0.01);
  return {
    valenceArousal: affect,
    logVariance: boundedLogVariance(net, linear(net, "judge.spread", hidden, 2, 0.01)),
    presenceLogits: found,
    salienceRead: graph.op("Sigmoid", [linear(net, "judge.salience", gathered, KINDS, 0.01)]),
    attributesRead: linear(net, "judge.attributes", hidden, ATTRIBUTES.length, 0.01),
  };
}

/** A 1 × 1 convolution whose bias starts at −1: most kinds are absent from most pictures. */
function pointwise(net: Net, path: string, x: string, out: number): string {
  const width = net.graph.shapeOf(x)[1]!;
  const weight = net.parameters.get(`${path}.weight`, [out, width, 1, 1], Math.sqrt(1 / width));
  const bias = net.parameters.get(`${path}.bias`, [out], () => new Float32Array(out).fill(-1));
  return net.graph.op("Conv", [x, weight, bias], { kernel_shape: ints([1, 1]) }, { name: path });
}

function start(net: Net, x: string): number {
  return Math.sqrt(2 / net.graph.shapeOf(x)[1]!);
}

/** −2.5 ± 2.5: standard deviations between .08 and 1, so that neither certainty nor despair can run away. */
export function boundedLogVariance(net: Net, x: string): string {
  const { graph } = net;
  const swing = graph.op("Mul", [graph.op("Tanh", [x]), graph.scalar(2.5)]);
  return graph.op("Sub", [swing, graph.scalar(2.5)]);
}

function trainingLoss(net: Net, read: Reading, batch: number): string {
  const target = (name: string, width: number): string => net.graph.input(name, "float32", [batch, width]);
  const presence = target("presence", KINDS);
  const presenceWeight = target("presenceWeight", KINDS);
  const labelled = net.graph.op("Mul", [presence, presenceWeight]);
  const affectLoss = gaussianLoss(
    net,
    read.valenceArousal,
    read.logVariance,
    target("affect", 2),
    target("affectWeight", 2),
  );
  const attributes = target("attributes", ATTRIBUTES.length);
  const attributesWeight = target("attributesWeight", ATTRIBUTES.length);
  const loss = totalLoss(net, [
    [affectLoss, 1],
    [binaryCrossEntropy(net, read.presenceLogits, presence, presenceWeight), 4],
    [squaredError(net, read.salienceRead, target("salience", KINDS), labelled), 4],
    [squaredError(net, read.attributesRead, attributes, attributesWeight), 1],
  ]);
  return reshape(net, loss, []);
}
