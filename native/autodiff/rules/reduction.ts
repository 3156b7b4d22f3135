/** @file Gradients of reductions. y is the output with the reduced axes kept at size 1, g its gradient, lazily broadcast. */
import { intAttribute, intsAttribute } from "../../graph/attributes.ts";
import type { Node } from "../../graph/graph.ts";
import { elementCount } from "../../graph/tensors.ts";
import type { Emitter } from "../emitter.ts";
import type { Call, Rule } from "./rule.ts";
import { knownNumbers, positiveAxis } from "./rule.ts";

interface Reduced {
  readonly x: string;
  readonly y: string;
  readonly g: string;
  readonly axes: readonly number[];
  /** Elements behind each output. */
  readonly count: number;
}

function reducedAxes({ node, inputs }: Call, emit: Emitter): readonly number[] {
  const rank = emit.shape(inputs[0]!).length;
  const given = inputs[1] ? knownNumbers(emit, inputs[1], "list of axes") : intsAttribute(node, "axes");
  if (given !== undefined && given.length > 0) return given.map((axis) => positiveAxis(axis, rank));
  const all = intAttribute(node, "noop_with_empty_axes", 0) === 0;
  return Array.from({ length: all ? rank : 0 }, (_, axis) => axis);
}

function reducing(derive: (reduced: Reduced, emit: Emitter, node: Node) => string): Rule {
  return (call, emit) => {
    const x = call.inputs[0]!;
    const y = call.outputs[0]!;
    const axes = reducedAxes(call, emit);
    const sizes = emit.shape(x);
    const kept = sizes.map((size, axis) => (axes.includes(axis) ? 1 : size));
    const count = elementCount(axes.map((axis) => sizes[axis]!));
    return [
      () => {
        const g = emit.reshape(emit.expand(call.gradient, emit.shape(y)), kept);
        return derive({ x, y: emit.reshape(y, kept), g, axes, count }, emit, call.node);
      },
    ];
  };
}

export const ReduceSum: Rule = reducing(({ g }) => g);

export const ReduceMean: Rule = reducing(({ g, count }, emit) => emit.scale(g, 1 / count));

// d(x²) = 2x
export const ReduceSumSquare: Rule = reducing(({ x, g }, emit) => emit.multiply(emit.scale(g, 2), x));

export const ReduceL1: Rule = reducing(({ x, g }, emit) => emit.multiply(g, emit.op("Sign", [x])));

// d‖x‖ = x / ‖x‖
export const ReduceL2: Rule = reducing(({ x, y, g }, emit) => emit.multiply(emit.divide(g, y), x));

// d ln Σx = 1 / Σx = e^(−y)
export const ReduceLogSum: Rule = reducing(({ y, g }, emit) => emit.multiply(g, emit.op("Exp", [emit.negate(y)])));

// d ln Σeˣ = softmax(x) = e^(x − y)
export const ReduceLogSumExp: Rule = reducing(({ x, y, g }, emit) =>
  emit.multiply(g, emit.op("Exp", [emit.subtract(x, y)])),
);

/** Ties share equally. */
const extremum = reducing(({ x, y, g, axes }, emit) => {
  const chosen = emit.indicator(emit.op("Equal", [x, y]), emit.type(x));
  return emit.multiply(emit.divide(g, emit.sum(chosen, axes)), chosen);
});

export const ReduceMax: Rule = extremum;
export const ReduceMin: Rule = extremum;

/** The product of all the others, formed without dividing, so that a zero among them does no harm. */
export const ReduceProd: Rule = reducing(({ x, g, axes, count }, emit) => {
  const sizes = emit.shape(x);
  const rest = sizes.flatMap((_, axis) => (axes.includes(axis) ? [] : [axis]));
  const order = [...rest, ...axes];
  const outer = elementCount(rest.map((axis) => sizes[axis]!));
  const rows = emit.reshape(emit.transpose(x, order), [outer, 1, count]);
  const identity = Array.from({ length: count * count }, (_, index) => (index % (count + 1) === 0 ? 1 : 0));
  const diagonal = emit.compare("Equal", emit.tensor([1, count, count], identity, emit.type(x)), 1);
  const others = emit.op("Where", [diagonal, emit.scalar(1, emit.type(x)), rows]);
  const logProduct = productOfLast(others, emit);
  const arranged = emit.reshape(
    logProduct,
    order.map((axis) => sizes[axis]!),
  );
  return emit.multiply(
    g,
    emit.transpose(
      arranged,
      order.map((_, axis) => order.indexOf(axis)),
    ),
  );
});

/** [a, b, n] → [a, b]: halves are multiplied together until one is left. */
function productOfLast(value: string, emit: Emitter): string {
  const size = emit.shape(value)[2]!;
  if (size === 1) return emit.reshape(value, emit.shape(value).slice(0, 2));
  const half = Math.floor(size / 2);
  const part = (start: number, end: number): string => emit.slice(value, [{ axis: 2, start, end }]);
  const halves = emit.multiply(part(0, half), part(half, 2 * half));
  if (size % 2 === 0) return productOfLast(halves, emit);
  const rest = part(size - 1, size);
  const first = emit.multiply(emit.slice(halves, [{ axis: 2, start: 0, end: 1 }]), rest);
  return productOfLast(
    half === 1 ? first : emit.concat([first, emit.slice(halves, [{ axis: 2, start: 1, end: half }])], 2),
    emit,
  );
}
