/** @file Reverse-mode differentiation: a graph in, a graph of standard operators out that also computes gradients. */
import { GraphBuilder } from "../graph/builder.ts";
import type { Graph, Node } from "../graph/graph.ts";
import { ModelError } from "../graph/model-error.ts";
import { inferShapes } from "../graph/shapes.ts";
import { elementCount } from "../graph/tensors.ts";
import { Emitter } from "./emitter.ts";
import { exposeOutputs } from "./expose.ts";
import { liftOpset } from "./lift.ts";
import { gradientPath, type Path, refusedOnPath } from "./path.ts";
import { type Call, Refusal } from "./rules/rule.ts";
import { entryOf } from "./rules/table.ts";
import { type RefusedCall, refusedCall, UnsupportedGradient } from "./unsupported-gradient.ts";

export interface DifferentiateOptions {
  /** Recompute LayerNormalization's statistics from standard operators; needed on WebGPU, slower elsewhere. */
  readonly recomputeStatistics?: boolean;
}

export interface Differentiated {
  /** The forward graph with its outputs, lifted to opset 17 where it was older, and the gradients as further outputs. */
  readonly graph: Graph;
  /** Name of the gradient output of each target: `${target}.grad`, of the target's shape and type. */
  readonly gradients: ReadonlyMap<string, string>;
}

export interface VectorJacobianProduct extends Differentiated {
  /** Name of the input that takes the gradient of each output: `${output}.cotangent`, of the output's shape and type. */
  readonly cotangents: ReadonlyMap<string, string>;
}

/**
 * Gradients of a scalar with respect to initializers, inputs or any values between. The inputs of `graph` must have
 * static shapes. To train initializers make them inputs first (see trainable.ts): a runtime folds what hangs on constants.
 *
 * @throws UnsupportedGradient naming every operator between targets and loss that has no rule
 * @throws ModelError when `loss` is not a floating scalar, or a target does not exist or has no part in it
 */
export function differentiate(
  graph: Graph,
  loss: string,
  targets: readonly string[],
  options: DifferentiateOptions = {},
): Differentiated {
  const tape = new Tape(graph, [loss], targets, options);
  if (!tape.emit.isFloating(loss) || elementCount(tape.emit.shape(loss)) !== 1)
    throw new ModelError(`the loss "${loss}" is not a single floating number`);
  return tape.propagate(new Map([[loss, tape.emit.scalar(1, tape.emit.type(loss))]]));
}

/**
 * Gradients of Σ ⟨cotangent, output⟩, where the cotangents are inputs of the new graph: the backward half of a model
 * whose loss is computed elsewhere, or of one block of a checkpointed model. Throws as `differentiate` does.
 */
export function vectorJacobianProduct(
  graph: Graph,
  outputs: readonly string[],
  targets: readonly string[],
  options: DifferentiateOptions = {},
): VectorJacobianProduct {
  const tape = new Tape(graph, outputs, targets, options);
  const cotangents = new Map(outputs.map((output) => [output, tape.cotangentInput(output)]));
  return { ...tape.propagate(cotangents), cotangents };
}

/** The walk back from outputs to targets over one graph. */
class Tape {
  readonly emit: Emitter;
  readonly #builder: GraphBuilder;
  readonly #path: Path;
  readonly #targets: readonly string[];
  /** Contributions to the gradient of each value, in the order they were met. */
  readonly #pending = new Map<string, string[]>();

  constructor(graph: Graph, outputs: readonly string[], targets: readonly string[], options: DifferentiateOptions) {
    const typed = inferShapes(liftOpset(graph));
    const bare = gradientPath(typed, outputs, targets);
    const refused = refusedOnPath(typed, bare);
    if (refused.length > 0) throw new UnsupportedGradient(refused);
    const exposed = exposeOutputs(typed, bare.nodes, { recomputeStatistics: options.recomputeStatistics ?? false });
    this.#path = gradientPath(exposed, outputs, targets);
    this.#builder = GraphBuilder.from(exposed);
    this.emit = new Emitter(this.#builder, this.#path.variables, exposed.opsets[""] ?? 1);
    this.#targets = targets;
    for (const target of targets)
      if (!this.emit.isFloating(target)) throw new ModelError(`"${target}" does not hold floating numbers`);
  }

  cotangentInput(output: string): string {
    return this.#builder.input(`${output}.cotangent`, this.emit.type(output), this.emit.shape(output));
  }

  propagate(seeds: ReadonlyMap<string, string>): Differentiated {
    for (const [output, seed] of seeds) this.#contribute(output, seed);
    const refused = this.#path.nodes.toReversed().flatMap((node) => this.#visit(node));
    if (refused.length > 0) throw new UnsupportedGradient(refused.reverse());
    const gradients = new Map(this.#targets.map((target) => [target, this.#output(target)]));
    return { graph: this.#builder.build(), gradients };
  }

  #output(target: string): string {
    const gradient = this.#gradientOf(target);
    if (gradient === undefined) throw new ModelError(`no gradient reaches "${target}": the loss does not depend on it`);
    return this.#builder.output(this.emit.expand(gradient, this.emit.shape(target)), `${target}.grad`);
  }

  #contribute(value: string, gradient: string): void {
    if (!this.#path.variables.has(value)) return;
    const known = this.#pending.get(value);
    if (known) known.push(gradient);
    else this.#pending.set(value, [gradient]);
  }

  /** The sum of the contributions so far, always in the same order, so that reruns are equal bit for bit. */
  #gradientOf(value: string): string | undefined {
    const contributions = this.#pending.get(value);
    if (contributions === undefined) return undefined;
    const sum = contributions.reduce((a, b) => this.emit.add(a, b));
    this.#pending.set(value, [sum]);
    return sum;
  }

  #visit(node: Node): readonly RefusedCall[] {
    const rule = entryOf(node);
    const arriving = node.outputs.map((output) => (output === "" ? undefined : this.#gradientOf(output)));
    if (typeof rule !== "function" || arriving.every((gradient) => gradient === undefined)) return [];
    const zero = (output: string): string =>
      this.emit.scalar(0, this.emit.isFloating(output) ? this.emit.type(output) : "float32");
    const gradients = arriving.map((gradient, index) => gradient ?? zero(node.outputs[index]!));
    const { inputs, outputs } = node;
    try {
      this.#apply(node, rule({ node, inputs, outputs, gradients, gradient: gradients[0]! } satisfies Call, this.emit));
      return [];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // The walk goes on with zeros, so that what lies further back is refused too.
      for (const input of inputs) if (this.emit.isFloating(input)) this.#contribute(input, zero(input));
      return [refusedCall(node, error.message)];
    }
  }

  #apply(node: Node, contributions: readonly ((() => string) | undefined)[]): void {
    for (const [index, contribution] of contributions.entries()) {
      const input = node.inputs[index] ?? "";
      if (contribution && this.#path.variables.has(input)) this.#contribute(input, contribution());
    }
  }
}
