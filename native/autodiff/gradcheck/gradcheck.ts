/** @file Checks the gradients of any ONNX file: run by onnxruntime, compared with derivatives in double precision. */
import type { Graph, Tensor } from "../../graph/graph.ts";
import { ModelError } from "../../graph/model-error.ts";
import { readGraph } from "../../graph/read.ts";
import { inferShapes } from "../../graph/shapes.ts";
import { isFloating } from "../../graph/tensors.ts";
import { subgraphs } from "../../graph/uses.ts";
import { evaluate } from "../../runtime/reference.ts";
import { kernelOf } from "../../runtime/reference/kernels.ts";
import { createSession } from "../../runtime/session.ts";
import { type Differentiated, differentiate } from "../differentiate.ts";
import { alongDirection, directionalDerivative, type Point, randomDirection, relativeError } from "../directional.ts";
import { hoistConstants } from "../hoist.ts";
import { liftOpset } from "../lift.ts";
import { gradientPath, refusedOnPath } from "../path.ts";
import { entryOf } from "../rules/table.ts";
import { weightsAsInputs } from "../trainable.ts";
import { type RefusedCall, refusedCall, UnsupportedGradient } from "../unsupported-gradient.ts";
import { withWeightedLoss } from "../weighted-loss.ts";
import { withStaticShapes } from "./dimensions.ts";
import { type DirectionReport, type GradcheckReport, tolerance } from "./report.ts";
import { sampleInputs } from "./sample-inputs.ts";
import { chooseTargets } from "./targets.ts";
import { planDirections, workOf } from "./workload.ts";

/** Disagreement of two step sizes, relative to the derivative, above which there is a kink and nothing to compare with. */
const kink = tolerance / 5;

/** A model made ready: static shapes, a scalar loss, and its targets as inputs with values. */
export interface Subject {
  readonly graph: Graph;
  readonly loss: string;
  readonly targets: readonly string[];
  readonly feeds: Readonly<Record<string, Tensor>>;
  readonly differentiated: Differentiated;
}

/**
 * Everything up to running: reads the file, fixes free dimensions, makes inputs and a loss, and differentiates. Loads no
 * native code, so that it is safe on any bytes.
 *
 * @throws ModelError saying what is wrong with the file
 * @throws UnsupportedGradient naming the operators that cannot be differentiated or computed by the reference
 */
export function prepare(bytes: Uint8Array, seed: number): Subject {
  const read = readGraph(bytes);
  refuse(unknownCalls(read));
  const model = inferShapes(hoistConstants(liftOpset(withStaticShapes(read))));
  refuse(refusedInModel(model));
  const feeds = sampleInputs(model, seed);
  const { graph, loss } = withWeightedLoss(model, seed);
  const { inputs, weights } = chooseTargets(model, graph, loss);
  const targets = [...inputs, ...weights];
  if (targets.length === 0) throw new ModelError("no floating input or weight of the model reaches its outputs");
  const trainable = weightsAsInputs(graph, weights);
  const values = Object.fromEntries(weights.map((name) => [name, graph.initializers.get(name)!]));
  const differentiated = differentiate(trainable, loss, targets);
  return { graph: trainable, loss, targets, feeds: { ...feeds, ...values }, differentiated };
}

function refuse(refused: readonly RefusedCall[]): void {
  if (refused.length > 0) throw new UnsupportedGradient(refused);
}

/** Calls, in branches too, that neither the rules nor the reference know. */
function unknownCalls(graph: Graph): readonly RefusedCall[] {
  return graph.nodes.flatMap((node) => {
    const entry = entryOf(node);
    const isKnown = node.domain === "" && (node.op === "If" || kernelOf(node.op) !== undefined);
    const reason = typeof entry === "object" ? entry.refused : "the reference interpreter does not compute it";
    return [...(isKnown ? [] : [refusedCall(node, reason)]), ...subgraphs(node).flatMap(unknownCalls)];
  });
}

function refusedInModel(graph: Graph): readonly RefusedCall[] {
  const outputs = graph.outputs.filter(({ type }) => isFloating(type)).map(({ name }) => name);
  const inputs = graph.inputs.filter(({ type }) => isFloating(type)).map(({ name }) => name);
  const weights = [...graph.initializers].flatMap(([name, { type }]) => (isFloating(type) ? [name] : []));
  return refusedOnPath(graph, gradientPath(graph, outputs, [...inputs, ...weights]));
}

/** Checks a file from its bytes. Never throws for what a file may hold; a native abort ends the process (see supervise.ts). */
export async function gradcheck(bytes: Uint8Array, seed: number): Promise<GradcheckReport> {
  try {
    return await check(prepare(bytes, seed), seed);
  } catch (error) {
    if (error instanceof UnsupportedGradient) return { outcome: "refused", refused: error.refused };
    if (error instanceof ModelError) return { outcome: "unusable", reason: error.message };
    throw error;
  }
}

async function check(subject: Subject, seed: number): Promise<GradcheckReport> {
  const { graph, loss, targets, feeds, differentiated } = subject;
  const point = feeds as Point;
  const start = evaluate(graph, point, { fetches: [loss] })[loss]!.data[0]!;
  if (!Number.isFinite(start)) throw new ModelError("the model computes numbers that are not finite");
  const gradients = await runGradients(subject);
  const plan = planDirections(targets, workOf(graph));
  const directions: DirectionReport[] = [];
  let kinked = 0;
  for (const group of plan.groups)
    for (let index = 0; index < plan.directionsPerGroup; index++) {
      const direction = randomDirection(point, group, seed, index);
      const { value, doubt } = directionalDerivative(graph, loss, point, direction, plan.steps);
      const { product, size } = alongDirection(gradients, direction);
      if (doubt > kink * Math.max(Math.abs(value), size)) kinked++;
      else directions.push({ targets: group, error: relativeError(product, size, value) });
    }
  if (directions.length === 0) throw new ModelError("the model has a kink at every point tried: no derivative exists");
  const worst = directions.reduce((largest, { error }) => (error <= largest ? largest : error), 0);
  const shapes = Object.fromEntries(graph.inputs.map(({ name }) => [name, feeds[name]!.shape]));
  const nodes = { forward: graph.nodes.length, withGradients: differentiated.graph.nodes.length };
  if (!(worst <= tolerance)) requireRightInDoublePrecision(subject, gradients);
  return { outcome: "checked", seed, worst, directions, kinked, targets, shapes, nodes };
}

async function runGradients({ differentiated, feeds, targets }: Subject): Promise<ReadonlyMap<string, Tensor>> {
  const session = await createSession(differentiated.graph);
  const names = targets.map((target) => differentiated.gradients.get(target)!);
  const inputs = Object.fromEntries(session.inputNames.map((name) => [name, feeds[name]!]));
  const results = await session.run(inputs, names);
  await session.release();
  return new Map(targets.map((target, index) => [target, results[names[index]!]!]));
}

/**
 * A large error has two possible causes: a wrong rule, or a model that single precision cannot compute. The same gradient
 * graph in double precision tells them apart: if it differs from onnxruntime's, precision is the cause.
 */
function requireRightInDoublePrecision(subject: Subject, single: ReadonlyMap<string, Tensor>): void {
  const { differentiated, feeds, targets } = subject;
  const names = targets.map((target) => differentiated.gradients.get(target)!);
  const exact = evaluate(differentiated.graph, feeds as Point, { fetches: names });
  for (const [index, target] of targets.entries()) {
    const [ours, reference] = [single.get(target)!.data as Float32Array, exact[names[index]!]!.data];
    let [difference, size] = [0, 0];
    for (let each = 0; each < reference.length; each++) {
      difference += (ours[each]! - reference[each]!) ** 2;
      size += reference[each]! ** 2;
    }
    if (!(Math.sqrt(difference) <= (tolerance / 2) * Math.sqrt(size)))
      throw new ModelError(
        `single precision is too coarse for this model: the gradient of "${target}" loses its digits`,
      );
  }
}
