/** @file The flow pulled along a given gradient of its velocity: how methods that know ∂loss/∂velocity reach the adapter. */
import { int, type Graph, type Tensor } from "../../graph/graph.ts";
import { float32Tensor } from "../../graph/tensors.ts";
import { AFFECT } from "../../models/papercut/flow.ts";
import { TOKEN_SIZE } from "../../scene/tokens.ts";
import type { AdaptedFlow } from "./adapted-flow.ts";
import { FlowGraph, matchingLoss } from "./matching.ts";
import { affectRows, type Conditions, type Wish } from "./policy.ts";

export interface PulledSettings {
  /** Rows that are pulled. */
  readonly rows: number;
  /** Rows of flow matching beside them, and what it counts. */
  readonly replayed: number;
  readonly replayWeight: number;
}

/**
 * A graph with inputs `pull.*` (`sample`, `gradient` [rows, TOKEN_SIZE], `sigma` [rows, 1], `affect`, `slots`, `pooled`) and
 * `match.*`, and the output `loss` = Σ velocity·gradient + weight·matching, whose gradient is the vector–Jacobian product of
 * the velocity beside that of the replay. The first term's value means nothing.
 */
export function pulledGraph(flow: AdaptedFlow, { rows, replayed, replayWeight }: PulledSettings): Graph {
  const graph = new FlowGraph("pulled-flow", flow);
  const { builder } = graph;
  const velocity = graph.velocity({
    sample: graph.input("pull.sample", rows, TOKEN_SIZE),
    sigma: graph.input("pull.sigma", rows, 1),
    affect: graph.input("pull.affect", rows, AFFECT),
    ...graph.conditions("pull", rows),
  });
  const product = builder.op("Mul", [velocity, graph.input("pull.gradient", rows, TOKEN_SIZE)]);
  const pulled = builder.op("ReduceSum", [product], { keepdims: int(0) });
  const matched = matchingLoss(graph, replayed);
  const weighed = builder.op("Mul", [builder.output(matched, "matched"), builder.scalar(replayWeight)]);
  builder.output(builder.op("Add", [pulled, weighed]), "loss");
  return builder.build();
}

/** What the flow is asked at some states of wishes: the feeds of `Policy.velocity`. */
export interface Question extends Conditions {
  readonly sample: Tensor;
  readonly sigma: Tensor;
  readonly affect: Tensor;
}

/** @param sigmas one a wish */
export function questionAt(
  conditions: Conditions,
  wishes: readonly Wish[],
  states: readonly Float32Array[],
  sigmas: readonly number[],
): Question {
  return {
    ...conditions,
    sample: tokenRows(states),
    sigma: float32Tensor([wishes.length, 1], Float32Array.from(sigmas)),
    affect: affectRows(wishes.map(({ target }) => target)),
  };
}

/** The feeds `pull.*` of a question and the gradient of its velocity, row by row. */
export function pullFeeds(question: Question, gradient: readonly Float32Array[]): Record<string, Tensor> {
  const named = Object.entries({ ...question, gradient: tokenRows(gradient) });
  return Object.fromEntries(named.map(([name, tensor]) => [`pull.${name}`, tensor]));
}

/** Tokens as one tensor [rows, TOKEN_SIZE]. */
export function tokenRows(tokens: readonly Float32Array[]): Tensor {
  const data = new Float32Array(tokens.length * TOKEN_SIZE);
  tokens.forEach((own, row) => data.set(own, row * TOKEN_SIZE));
  return float32Tensor([tokens.length, TOKEN_SIZE], data);
}

/** The rows of such a tensor's values; views. */
export function rowsOf(data: Float32Array): Float32Array[] {
  return Array.from({ length: data.length / TOKEN_SIZE }, (_, row) =>
    data.subarray(row * TOKEN_SIZE, (row + 1) * TOKEN_SIZE),
  );
}
