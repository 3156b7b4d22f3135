/** @file A trainer of the adapter in some graph, and the adapter's weights under their own names. */
import type { Graph, Tensor } from "../../graph/graph.ts";
import type { Schedule } from "../../training/schedule.ts";
import { warmingDecay } from "../../training/ema.ts";
import type { Weights } from "../../training/parameters.ts";
import { createTrainer, type Trainer } from "../../training/trainer.ts";
import { inGraph } from "../flow/matching.ts";
import type { MethodParts } from "../method.ts";

export interface AdapterTraining {
  readonly graph: Graph;
  readonly learningRate: Schedule;
  readonly beta2: number;
  /** Decay of the moving average that is drawn with. */
  readonly averaging: number;
  /** Batches to a step. */
  readonly accumulate?: number;
}

export type Feeds = Readonly<Record<string, Tensor>>;

/** Prepares the training of the adapter in a graph with the output `loss`. */
export function trainAdapter({ flow, threads, provider }: MethodParts, training: AdapterTraining): Promise<Trainer> {
  const { graph, learningRate, beta2, averaging, accumulate = 1 } = training;
  return createTrainer({
    graph,
    loss: "loss",
    parameters: flow.parameters.map(inGraph),
    threads,
    provider,
    optimiser: { learningRate, beta1: 0.9, beta2, epsilon: 1e-8, weightDecay: 0 },
    clipNorm: 1,
    emaDecay: warmingDecay(averaging),
    accumulate,
  });
}

/** The adapter's averaged weights, by their own names. */
export function averagedAdapter({ flow }: MethodParts, trainer: Trainer): Weights {
  return ownNames(flow.parameters, trainer.averaged());
}

/** The adapter's weights as they are trained, by their own names. */
export function currentAdapter({ flow }: MethodParts, trainer: Trainer): Weights {
  return ownNames(flow.parameters, trainer.parameters());
}

function ownNames(parameters: readonly string[], weights: Weights): Weights {
  return new Map(parameters.map((name) => [name, weights.get(inGraph(name))!]));
}
