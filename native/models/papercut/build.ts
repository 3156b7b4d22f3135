/** @file Papercut's two networks as graphs: for drawing (batch left free) and, joined and with a loss, for training. */
import { GraphBuilder } from "../../graph/builder.ts";
import { int, type Graph } from "../../graph/graph.ts";
import { SLOTS, TOKEN_SIZE } from "../../scene/tokens.ts";
import { freeBatch } from "../../network/free-batch.ts";
import type { Net } from "../../network/layers.ts";
import type { Weights } from "../../training/parameters.ts";
import { Parameters } from "../../network/parameters.ts";
import { addFlow, AFFECT, LEAST_SIGMA } from "./flow.ts";
import { FEATURES, ROWS } from "./phrase-features.ts";
import { addTextEncoder, POOLED, SLOT_CONDITION } from "./text-encoder.ts";

function start(name: string, seed: number, weights?: Weights): Net {
  const graph = new GraphBuilder({ name });
  return { graph, parameters: new Parameters(graph, seed, weights) };
}

/**
 * The text encoder: `phrases` [batch, ROWS, FEATURES] and `mask` [batch, ROWS] in; `slots`
 * [batch, slots, SLOT_CONDITION] and `pooled` [batch, POOLED] out.
 */
export function buildTextEncoder(weights: Weights): Graph {
  const net = start("papercut-text-encoder", 0, weights);
  const condition = addTextEncoder(
    net,
    net.graph.input("phrases", "float32", [1, ROWS, FEATURES]),
    net.graph.input("mask", "float32", [1, ROWS]),
  );
  net.graph.output(condition.slots, "slots");
  net.graph.output(condition.pooled, "pooled");
  return freeBatch(net.graph.build());
}

/**
 * The flow: `sample` [batch, TOKEN_SIZE], `sigma` [batch, 1], `slots`, `pooled` and `affect` [batch, AFFECT] in;
 * `velocity` [batch, TOKEN_SIZE] out, the direction from scene to noise: (sample − clean) / σ.
 */
export function buildFlow(weights: Weights): Graph {
  const net = start("papercut-flow", 0, weights);
  const { graph } = net;
  const sample = graph.input("sample", "float32", [1, TOKEN_SIZE]);
  const sigma = graph.input("sigma", "float32", [1, 1]);
  const clean = addFlow(net, {
    sample,
    sigma,
    slots: graph.input("slots", "float32", [1, SLOTS.length, SLOT_CONDITION]),
    pooled: graph.input("pooled", "float32", [1, POOLED]),
    affect: graph.input("affect", "float32", [1, AFFECT]),
  });
  const level = graph.op("Max", [sigma, graph.scalar(LEAST_SIGMA)]);
  graph.output(graph.op("Div", [graph.op("Sub", [sample, clean]), level]), "velocity");
  return freeBatch(graph.build());
}

/** A graph to train, and the initializers that learn. */
export interface TrainingGraph {
  readonly graph: Graph;
  readonly parameters: readonly string[];
}

/**
 * Text encoder, flow and loss in one graph of fixed batch. Inputs as above and `clean` [batch, TOKEN_SIZE], the
 * scene without noise, and `weight` [batch, TOKEN_SIZE]; output `loss` = mean of weight·(predicted − clean)².
 *
 * @param seed of the weights' start; ignored where `weights` are given
 */
export function buildFlowTraining(batch: number, seed: number, weights?: Weights): TrainingGraph {
  const net = start("papercut-training", seed, weights);
  const { graph } = net;
  const condition = addTextEncoder(
    net,
    graph.input("phrases", "float32", [batch, ROWS, FEATURES]),
    graph.input("mask", "float32", [batch, ROWS]),
  );
  const predicted = addFlow(net, {
    ...condition,
    sample: graph.input("sample", "float32", [batch, TOKEN_SIZE]),
    sigma: graph.input("sigma", "float32", [batch, 1]),
    affect: graph.input("affect", "float32", [batch, AFFECT]),
  });
  const error = graph.op("Sub", [predicted, graph.input("clean", "float32", [batch, TOKEN_SIZE])]);
  const weighed = graph.op("Mul", [
    graph.op("Mul", [error, error]),
    graph.input("weight", "float32", [batch, TOKEN_SIZE]),
  ]);
  graph.output(graph.op("ReduceMean", [weighed], { keepdims: int(0) }), "loss");
  return { graph: graph.build(), parameters: net.parameters.names };
}
