/** @file Checks the gradients of any ONNX file: run by onnxruntime, compared with derivatives in double precision. */
import type { Graph, Tensor } from "../../graph/graph.ts";
import { ModelError } from "../../graph/model-error.ts";
import { inlineKnownBranches } from "../../graph/passes/inline-branches.ts";
import { LocalFunction, readGraph, type ReadOptions } from "../../graph/read.ts";
import { inferShapes } from "../../graph/shapes.ts";
import { isFloating } from "../../graph/tensors.ts";
import { subgraphs } from "../../graph/uses.ts";
import { verify } from "../../graph/verify.ts";
import { evaluate } from "../../runtime/reference.ts";
import { kernelOf } from "../../runtime/reference/kernels.ts";
import { createSession } from "../../runtime/session.ts";
import { type Differentiated, differentiate } from "../differentiate.ts";
import type { Point } from "../directional.ts";
import { hoistConstants } from "../hoist.ts";
import { isRenamed, liftOpset } from "../lift.ts";
import { gradientPath, refusedOnPath } from "../path.ts";
import { entryOf } from "../rules/table.ts";
import { weightsAsInputs } from "../trainable.ts";
import { type RefusedCall, refusedCall, UnsupportedGradient } from "../unsupported-gradient.ts";
import { withWeightedLoss } from "../weighted-loss.ts";
import { withStaticShapes } from "./dimensions.ts";
import { errorsOf, measureDerivatives, reconsiderErrors, worstOf } from "./measure.ts";
import { withoutDropout } from "./inference.ts";
import { type GradcheckReport, tolerance } from "./report.ts";
import { sampleInputs } from "./sample-inputs.ts";
import { chooseTargets } from "./targets.ts";
import { planDirections, workOf } from "./workload.ts";

/** Nodes beyond which onnxruntime takes minutes to rewrite a graph that it could run in a second. */
const mostOptimised = 8000;

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
export function prepare(bytes: Uint8Array, seed: number, options: ReadOptions = {}): Subject {
  const read = readGraph(bytes, options);
  refuse(unknownCalls(read));
  const unfolded = verify(inlineKnownBranches(withStaticShapes(withoutDropout(read))));
  const model = inferShapes(hoistConstants(liftOpset(unfolded)));
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
    const isKnown = node.domain === "" && (node.op === "If" || isRenamed(node.op) || kernelOf(node.op) !== undefined);
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
export async function gradcheck(bytes: Uint8Array, seed: number, options: ReadOptions = {}): Promise<GradcheckReport> {
  try {
    return await check(prepare(bytes, seed, options), seed);
  } catch (error) {
    if (error instanceof LocalFunction) return { outcome: "refused", refused: [functionRefused(error)] };
    if (error instanceof UnsupportedGradient) return { outcome: "refused", refused: error.refused };
    if (error instanceof ModelError) return { outcome: "unusable", reason: error.message };
    throw error;
  }
}

function functionRefused({ operator, node }: LocalFunction): RefusedCall {
  return { operator, node, reason: "functions of a model's own are not differentiated; export it with them inlined" };
}

async function check(subject: Subject, seed: number): Promise<GradcheckReport> {
  const { graph, loss, targets, feeds, differentiated } = subject;
  const point = feeds as Point;
  const start = evaluate(graph, point, { fetches: [loss] })[loss]!.data[0]!;
  if (!Number.isFinite(start)) throw new ModelError("the model computes numbers that are not finite");
  const gradients = await runGradients(subject);
  const plan = planDirections(targets, workOf(graph));
  const landscape = { graph, loss, point, start };
  const measurement = measureDerivatives(landscape, plan, gradients, seed);
  if (measurement.measured.length === 0)
    throw new ModelError("along every direction tried the model has a kink, or changes less than can be measured");
  const single = errorsOf(measurement, gradients);
  const isSingle = worstOf(single) <= tolerance;
  // Either a rule is wrong, or single precision is too coarse for this model: the same gradients in doubles decide.
  const directions = isSingle ? single : reconsiderErrors(landscape, measurement, gradientsInDoubles(subject));
  const shapes = Object.fromEntries(graph.inputs.map(({ name }) => [name, feeds[name]!.shape]));
  const nodes = { forward: graph.nodes.length, withGradients: differentiated.graph.nodes.length };
  const errors = { worst: worstOf(directions), worstInSingle: worstOf(single), directions };
  return { outcome: "checked", seed, ...errors, kinked: measurement.kinked, targets, shapes, nodes };
}

async function runGradients({ differentiated, feeds, targets }: Subject): Promise<ReadonlyMap<string, Tensor>> {
  const isLong = differentiated.graph.nodes.length > mostOptimised;
  const session = await createSession(differentiated.graph, { optimise: isLong ? "disabled" : "all" });
  const names = targets.map((target) => differentiated.gradients.get(target)!);
  const inputs = Object.fromEntries(session.inputNames.map((name) => [name, feeds[name]!]));
  const results = await session.run(inputs, names);
  await session.release();
  return new Map(targets.map((target, index) => [target, results[names[index]!]!]));
}

/** The gradient graph computed by the reference. */
function gradientsInDoubles({ differentiated, feeds, targets }: Subject): ReadonlyMap<string, Tensor> {
  const names = targets.map((target) => differentiated.gradients.get(target)!);
  const results = evaluate(differentiated.graph, feeds as Point, { fetches: names });
  return new Map(
    targets.map((target, index) => {
      const { shape, data } = results[names[index]!]!;
      return [target, { type: "float64", shape, data }];
    }),
  );
}
