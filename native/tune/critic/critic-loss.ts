/** @file The critics' error of what the last steps of the flow lead to, and what keeps pictures of one wish apart. */
import { STYLE_FEATURES } from "../../../app/affect/ground/style-reference.ts";
import { AXES } from "../../../app/affect/plane.ts";
import { FEATURE_SPEC, TRAITS } from "../../../app/profile/traits.ts";
import { DEFAULT_WEIGHTS } from "../../../app/reward/reward.ts";
import { int } from "../../graph/graph.ts";
import { float32Tensor } from "../../graph/tensors.ts";
import type { Net } from "../../network/layers.ts";
import { Parameters } from "../../network/parameters.ts";
import { AFFECT } from "../../models/papercut/flow.ts";
import { ELEMENT_SIZE, GLOBAL_SIZE, SLOTS, TOKEN_SIZE } from "../../scene/tokens.ts";
import type { Weights } from "../../training/parameters.ts";
import type { FlowGraph } from "../flow/matching.ts";
import type { Taught } from "../personal.ts";
import { addCritic, charbonnier, PRESENCE_SHARPNESS } from "./critic-network.ts";
import { CRITICS, type StyleScale } from "./critics.ts";

/** Error on `range` from which the loss is absolute. */
const BETA = 0.24;
/** Share by which the number of things may change at no cost: moods differ in how much they show. */
const ALLOWED_CROWDING = 0.1;

export interface CriticLossSettings {
  /** Rows, two and two of one wish. */
  readonly batch: number;
  /** Noise levels of the steps that a gradient flows through, down to 0. */
  readonly sigmas: readonly number[];
  readonly guidance: number;
  /** Frozen. */
  readonly critics: Weights;
  readonly taught: Taught;
  /** What the critics' style is told in. */
  readonly style: StyleScale;
  readonly deadZone: number;
  readonly pessimistic: boolean;
  readonly floor: number;
}

/** Graph values of rank 0. */
export interface CriticLoss {
  readonly error: string;
  /** How little the person likes what the critics see, 0 … 1; undefined while taste may not steer. */
  readonly dislike: string | undefined;
  /** How far below the floor the pairs have come together. */
  readonly closeness: string;
  /** How far the number of things has moved beyond what is allowed, as a share. */
  readonly crowding: string;
}

/**
 * Adds inputs `drawn.*`: `sample` [batch, TOKEN_SIZE], the states at the first level; `affect`, `slots`, `pooled`; `low` and
 * `high` [batch, TOKEN_SIZE], what the prompts demand; `target` [batch, 2] on `range`; `apart` [batch / 2, 2], mean squared
 * distance of globals and of elements of each pair, and `things` [batch, 1], as the policy drew it before the stage.
 */
export function criticLoss(flow: FlowGraph, settings: CriticLossSettings): CriticLoss {
  const { batch, critics } = settings;
  const { builder: graph } = flow;
  const net: Net = { graph, parameters: new Parameters(graph, 0, critics) };
  const drawn = lastSteps(flow, settings);
  const target = flow.input("drawn.target", batch, 2);
  const read = Array.from({ length: CRITICS }, (_, critic) => {
    const all = addCritic(net, `critic.${critic}`, drawn);
    const [affect, style] = graph.ops("Split", [all, graph.integers([2, STYLE_FEATURES.length])], { axis: int(1) }, 2);
    return { affect: affect!, style: style! };
  });
  const errors = read.map(({ affect }) => affectError(net, affect, target, settings));
  const joined = errors.reduce((one, other) =>
    settings.pessimistic
      ? graph.op("Max", [one, other])
      : graph.op("Mul", [graph.op("Add", [one, other]), graph.scalar(1 / CRITICS)]),
  );
  return {
    error: flow.mean(joined),
    dislike: dislike(
      flow,
      read.map(({ style }) => style),
      settings,
    ),
    closeness: closeness(flow, drawn, settings),
    crowding: crowding(net, flow, drawn, settings),
  };
}

/** Error [batch, 1] of a critic's affect, felt and beyond the dead zone, summed over the axes. */
function affectError(net: Net, affect: string, target: string, { taught, deadZone }: CriticLossSettings): string {
  const { graph } = net;
  const felt = taught.terms?.felt;
  const feels =
    felt === undefined
      ? affect
      : graph.op("Add", [
          graph.op("Mul", [affect, graph.constant(float32Tensor([2], [felt.valence.slope, felt.arousal.slope]))]),
          graph.constant(float32Tensor([2], [felt.valence.offset, felt.arousal.offset])),
        ]);
  const error = graph.op("Sub", [feels, target]);
  const beyond =
    deadZone === 0 ? error : graph.op("Relu", [graph.op("Sub", [graph.op("Abs", [error]), graph.scalar(deadZone)])]);
  const counted = graph.constant(float32Tensor([2], axisWeights(taught)));
  const weighed = graph.op("Mul", [charbonnier(net, beyond, BETA), counted]);
  return graph.op("ReduceSum", [weighed, graph.integers([1])], { keepdims: int(1) });
}

/** What each axis counts: as much as the other, unless the person has weighed them otherwise than anybody does. */
function axisWeights({ terms }: Taught): number[] {
  return AXES.map((axis) => (terms === null ? 1 : terms.weights[axis] / DEFAULT_WEIGHTS[axis]));
}

/** Mean of σ(−w·style) over pictures and critics, style in the units of the profile's traits. */
function dislike(
  flow: FlowGraph,
  styles: readonly string[],
  { taught, style }: CriticLossSettings,
): string | undefined {
  const taste = taught.terms?.taste ?? null;
  if (taste === null) return undefined;
  const { builder: graph } = flow;
  const first = TRAITS.indexOf(STYLE_FEATURES[0]);
  const { means, deviations } = FEATURE_SPEC;
  const weights = STYLE_FEATURES.map((_, i) => taste.weights[first + i]! / deviations[first + i]!);
  const slopes = weights.map((weight, i) => -weight * style.deviation[i]!);
  const offset = -weights.reduce((sum, weight, i) => sum + weight * (style.mean[i]! - means[first + i]!), 0);
  const matrix = graph.constant(float32Tensor([STYLE_FEATURES.length, 1], slopes));
  const disliked = styles.map((seen) =>
    flow.mean(graph.op("Sigmoid", [graph.op("Add", [graph.op("MatMul", [seen, matrix]), graph.scalar(offset)])])),
  );
  return graph.op("Mul", [disliked.reduce((one, other) => graph.op("Add", [one, other])), graph.scalar(1 / CRITICS)]);
}

/** The clean scene after Euler steps within the bounds (models/papercut/sample.ts), [batch, TOKEN_SIZE]. */
function lastSteps(flow: FlowGraph, { batch, sigmas, guidance }: CriticLossSettings): string {
  const { builder: graph } = flow;
  const conditions = flow.conditions("drawn", batch);
  const affect = flow.input("drawn.affect", batch, AFFECT);
  const none = graph.constant(float32Tensor([batch, AFFECT], new Float32Array(batch * AFFECT)));
  const [low, high] = ["drawn.low", "drawn.high"].map((name) => flow.input(name, batch, TOKEN_SIZE)) as [
    string,
    string,
  ];
  let state = flow.input("drawn.sample", batch, TOKEN_SIZE);
  for (let step = 0; step + 1 < sigmas.length; step++) {
    const level = sigmas[step]!;
    const sigma = graph.constant(float32Tensor([batch, 1], new Float32Array(batch).fill(level)));
    const feeds = { sample: state, sigma, ...conditions };
    const asked = flow.velocity({ ...feeds, affect });
    const velocity = guidance === 1 ? asked : lean(flow, flow.velocity({ ...feeds, affect: none }), asked, guidance);
    const clean = within(flow, flow.clean(state, sigma, velocity), low, high);
    const share = (level - sigmas[step + 1]!) / Math.max(level, 0.05);
    const towards = graph.op("Mul", [graph.op("Sub", [clean, state]), graph.scalar(share)]);
    state = graph.op("Add", [state, towards]);
  }
  return state;
}

function lean({ builder: graph }: FlowGraph, plain: string, asked: string, guidance: number): string {
  const further = graph.op("Mul", [graph.op("Sub", [asked, plain]), graph.scalar(guidance)]);
  return graph.op("Add", [plain, further]);
}

function within({ builder: graph }: FlowGraph, x: string, low: string, high: string): string {
  const raised = graph.op("Where", [graph.op("Less", [x, low]), low, x]);
  return graph.op("Where", [graph.op("Greater", [raised, high]), high, raised]);
}

/** Mean of relu(floor − d/d₀) over pairs, globals and elements apart. */
function closeness(flow: FlowGraph, drawn: string, { batch, floor }: CriticLossSettings): string {
  const { builder: graph } = flow;
  const pairs = batch / 2;
  const together = graph.op("Reshape", [drawn, graph.integers([pairs, 2, TOKEN_SIZE])]);
  const [one, other] = graph.ops("Split", [together, graph.integers([1, 1])], { axis: int(1) }, 2) as [string, string];
  const difference = graph.op("Reshape", [graph.op("Sub", [one, other]), graph.integers([pairs, TOKEN_SIZE])]);
  const squared = graph.op("Mul", [difference, difference]);
  const parts = graph.ops(
    "Split",
    [squared, graph.integers([GLOBAL_SIZE, TOKEN_SIZE - GLOBAL_SIZE])],
    { axis: int(1) },
    2,
  );
  const distances = parts.map((part) => graph.op("ReduceMean", [part, graph.integers([1])], { keepdims: int(1) }));
  const apart = flow.input("drawn.apart", pairs, 2);
  const ratio = graph.op("Div", [graph.op("Concat", distances, { axis: int(1) }), apart]);
  return flow.mean(graph.op("Relu", [graph.op("Sub", [graph.scalar(floor), ratio])]));
}

/** Mean of relu(|n/n₀ − 1| − allowed) with n the number of things, each counted as much as it is present. */
function crowding(net: Net, flow: FlowGraph, drawn: string, { batch }: CriticLossSettings): string {
  const { graph } = net;
  const presence = graph.op("Sigmoid", [graph.op("Mul", [presencesOf(net, drawn), graph.scalar(PRESENCE_SHARPNESS)])]);
  const things = graph.op("ReduceSum", [presence, graph.integers([1])], { keepdims: int(1) });
  const ratio = graph.op("Div", [things, flow.input("drawn.things", batch, 1)]);
  const moved = graph.op("Abs", [graph.op("Sub", [ratio, graph.scalar(1)])]);
  return flow.mean(graph.op("Relu", [graph.op("Sub", [moved, graph.scalar(ALLOWED_CROWDING)])]));
}

/** [batch, slots] */
function presencesOf({ graph }: Net, tokens: string): string {
  const [, elements] = graph.ops(
    "Split",
    [tokens, graph.integers([GLOBAL_SIZE, TOKEN_SIZE - GLOBAL_SIZE])],
    { axis: int(1) },
    2,
  ) as [string, string];
  const slots = graph.op("Reshape", [elements, graph.integers([-1, SLOTS.length, ELEMENT_SIZE])]);
  const [presence] = graph.ops("Split", [slots, graph.integers([1, ELEMENT_SIZE - 1])], { axis: int(2) }, 2);
  return graph.op("Reshape", [presence!, graph.integers([-1, SLOTS.length])]);
}
