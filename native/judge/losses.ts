/** @file Losses the judges are trained with. Each is a graph value of one float. */
import { reshape, type Net } from "../network/layers.ts";

/** Mean of all values. */
function mean(net: Net, x: string): string {
  return net.graph.op("ReduceMean", [reshape(net, x, [-1]), net.graph.integers([0])], {
    keepdims: { kind: "int", value: 0 },
  });
}

/** Σ weights·x / (Σ weights + ε): the mean of what is labelled. */
function weightedMean(net: Net, x: string, weights: string): string {
  const { graph } = net;
  const weighted = mean(net, graph.op("Mul", [x, weights]));
  return graph.op("Div", [weighted, graph.op("Add", [mean(net, weights), graph.scalar(1e-6)])]);
}

/** Squared error of what is labelled. */
export function squaredError(net: Net, predicted: string, target: string, weights: string): string {
  const difference = net.graph.op("Sub", [predicted, target]);
  return weightedMean(net, net.graph.op("Mul", [difference, difference]), weights);
}

/**
 * Gaussian negative log-likelihood ½·(e^{−s}(y − μ)² + s) plus ½·(y − μ)². The second term keeps pictures that are hard at
 * first from being given up: the likelihood alone divides their gradient by their variance (Seitzer et al. 2022).
 */
export function gaussianLoss(net: Net, mu: string, logVariance: string, target: string, weights: string): string {
  const { graph } = net;
  const difference = graph.op("Sub", [mu, target]);
  const squared = graph.op("Mul", [difference, difference]);
  const precision = graph.op("Exp", [graph.op("Neg", [logVariance])]);
  const factor = graph.op("Add", [precision, graph.scalar(1)]);
  const sum = graph.op("Add", [graph.op("Mul", [squared, factor]), logVariance]);
  return graph.op("Mul", [weightedMean(net, sum, weights), graph.scalar(0.5)]);
}

/** Cross entropy of yes–no targets from logits, in the form that cannot overflow: max(z, 0) − z·t + log(1 + e^{−|z|}). */
export function binaryCrossEntropy(net: Net, logits: string, target: string, weights: string): string {
  const { graph } = net;
  const softened = graph.op("Exp", [graph.op("Neg", [graph.op("Abs", [logits])])]);
  const tail = graph.op("Log", [graph.op("Add", [softened, graph.scalar(1)])]);
  const linear = graph.op("Sub", [graph.op("Relu", [logits]), graph.op("Mul", [logits, target])]);
  return weightedMean(net, graph.op("Add", [linear, tail]), weights);
}

/** Σ of losses times their factors. */
export function totalLoss(net: Net, parts: readonly (readonly [loss: string, factor: number])[]): string {
  const { graph } = net;
  return parts
    .map(([loss, factor]) => graph.op("Mul", [loss, graph.scalar(factor)]))
    .reduce((sum, part) => graph.op("Add", [sum, part]));
}
