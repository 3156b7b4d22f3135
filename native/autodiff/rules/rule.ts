/** @file What a gradient rule is: given a call and the gradients of its outputs, the gradients of its inputs. */
import type { Node } from "../../graph/graph.ts";
import type { Emitter } from "../emitter.ts";

/** One call of an operator on the path from the targets to the loss. */
export interface Call {
  readonly node: Node;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Gradient of each output, lazily broadcast to its shape; a scalar zero where none arrives. */
  readonly gradients: readonly string[];
  /** Gradient of the first output. */
  readonly gradient: string;
}

/** Emits the gradient of one input, lazily broadcast to its shape; asked only for inputs that need one. */
type Contribution = () => string;

/** One contribution per input, in order; inputs beyond the list, and undefined ones, have no gradient by nature. */
export type Rule = (call: Call, emit: Emitter) => readonly (Contribution | undefined)[];

/** A rule met a form of its operator that it does not differentiate. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}

/** Refuses this call; `reason` completes the sentence "Conv cannot be differentiated: …". */
export function refuse(reason: string): never {
  throw new Refusal(reason);
}

/** The axis counted from the front. */
export function positiveAxis(axis: number, rank: number): number {
  return axis < 0 ? axis + rank : axis;
}

/** The numbers of an input that must be known before running. */
export function knownNumbers(emit: Emitter, value: string, what: string): readonly number[] {
  return emit.constantOf(value) ?? refuse(`its ${what} must be constant`);
}

/** Rule of a function of one value: the answer is the gradient of the only differentiable input. */
export function unary(derive: (x: string, y: string, gradient: string, emit: Emitter, node: Node) => string): Rule {
  return ({ node, inputs, outputs, gradient }, emit) => [() => derive(inputs[0]!, outputs[0]!, gradient, emit, node)];
}

/** Wraps the rule of an operator that broadcasts its inputs: each contribution is summed back to its input's shape. */
export function broadcasting(rule: Rule): Rule {
  return (call, emit) => {
    const from = emit.shape(call.outputs[0]!);
    return rule(call, emit).map(
      (contribution, index) =>
        contribution && (() => emit.sumTo(contribution(), from, emit.shape(call.inputs[index]!))),
    );
  };
}
