/** @file Flow matching on scenes as a graph: the weighted error of the clean scene the adapted flow predicts. */
import { Embedded } from "../../graph/embed.ts";
import { GraphBuilder } from "../../graph/builder.ts";
import { int, type Graph } from "../../graph/graph.ts";
import { AFFECT, LEAST_SIGMA } from "../../models/papercut/flow.ts";
import { POOLED, SLOT_CONDITION } from "../../models/papercut/text-encoder.ts";
import { SLOTS, TOKEN_SIZE } from "../../scene/tokens.ts";
import type { AdaptedFlow } from "./adapted-flow.ts";

/** The scope of the flow's weights in every graph that tunes them. */
const SCOPE = "policy";

/** The name of an adapter's parameter in those graphs. */
export const inGraph = (parameter: string): string => `${SCOPE}/${parameter}`;

/** A graph under construction with the adapted flow in it. */
export class FlowGraph {
  readonly builder: GraphBuilder;
  readonly #flow: Embedded;

  constructor(name: string, { graph }: AdaptedFlow) {
    this.builder = new GraphBuilder({ name });
    this.#flow = new Embedded(this.builder, graph, SCOPE);
  }

  /** Inputs `NAME.slots`, `NAME.pooled` for `batch` prompts. */
  conditions(name: string, batch: number): { readonly slots: string; readonly pooled: string } {
    return {
      slots: this.builder.input(`${name}.slots`, "float32", [batch, SLOTS.length, SLOT_CONDITION]),
      pooled: this.builder.input(`${name}.pooled`, "float32", [batch, POOLED]),
    };
  }

  /** The input `name` [batch, width]. */
  input(name: string, batch: number, width: number): string {
    return this.builder.input(name, "float32", [batch, width]);
  }

  velocity(feeds: Readonly<Record<"sample" | "sigma" | "slots" | "pooled" | "affect", string>>): string {
    return this.#flow.call(feeds).velocity!;
  }

  /** x₀ = x − max(σ, least)·v. */
  clean(sample: string, sigma: string, velocity: string): string {
    const { builder } = this;
    const level = builder.op("Max", [sigma, builder.scalar(LEAST_SIGMA)]);
    return builder.op("Sub", [sample, builder.op("Mul", [level, velocity])]);
  }

  /** Mean of all values, of rank 0. */
  mean(x: string): string {
    return this.builder.op("ReduceMean", [x], { keepdims: int(0) });
  }
}

/**
 * Adds inputs `match.*` (`sample`, `clean`, `weight` [batch, TOKEN_SIZE], `sigma` [batch, 1], `affect`, `slots`, `pooled`)
 * and gives mean of weight·(predicted − clean)².
 */
export function matchingLoss(flow: FlowGraph, batch: number): string {
  const { builder } = flow;
  const sample = flow.input("match.sample", batch, TOKEN_SIZE);
  const sigma = flow.input("match.sigma", batch, 1);
  const affect = flow.input("match.affect", batch, AFFECT);
  const velocity = flow.velocity({ sample, sigma, affect, ...flow.conditions("match", batch) });
  const error = builder.op("Sub", [flow.clean(sample, sigma, velocity), flow.input("match.clean", batch, TOKEN_SIZE)]);
  const weight = flow.input("match.weight", batch, TOKEN_SIZE);
  return flow.mean(builder.op("Mul", [builder.op("Mul", [error, error]), weight]));
}

/** {@link matchingLoss} alone as a graph with the output `loss`. */
export function matchingGraph(flow: AdaptedFlow, batch: number): Graph {
  const graph = new FlowGraph("flow-matching", flow);
  graph.builder.output(matchingLoss(graph, batch), "loss");
  return graph.builder.build();
}
