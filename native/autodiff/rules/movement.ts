/** @file Gradients of operators that move elements without changing them: each is the move back, sums where one went to many. */
import { intAttribute, intsAttribute, textAttribute } from "../../graph/attributes.ts";
import { int } from "../../graph/graph.ts";
import { padAmounts, type SliceRange, sliceRanges } from "../../graph/shapes/selection.ts";
import type { Emitter } from "../emitter.ts";
import { interpolateBack } from "./interpolation.ts";
import type { Call, Rule } from "./rule.ts";
import { positiveAxis, refuse } from "./rule.ts";

const full = ({ gradient, outputs }: Call, emit: Emitter): string => emit.expand(gradient, emit.shape(outputs[0]!));

/** The same elements in the same order: back to the old shape. */
const reshaped: Rule = (call, emit) => [() => emit.reshape(full(call, emit), emit.shape(call.inputs[0]!))];

export const Reshape: Rule = reshaped;
export const Flatten: Rule = reshaped;
export const Squeeze: Rule = reshaped;
export const Unsqueeze: Rule = reshaped;

export const Transpose: Rule = (call, emit) => [
  () => {
    const order =
      intsAttribute(call.node, "perm") ?? emit.shape(call.inputs[0]!).map((_, axis, all) => all.length - 1 - axis);
    return emit.transpose(
      full(call, emit),
      order.map((_, axis) => order.indexOf(axis)),
    );
  },
];

export const Expand: Rule = ({ inputs: [x], outputs: [y], gradient }, emit) => [
  () => emit.sumTo(gradient, emit.shape(y!), emit.shape(x!)),
];

export const Concat: Rule = (call, emit) => {
  const axis = positiveAxis(intAttribute(call.node, "axis"), emit.shape(call.outputs[0]!).length);
  const sizes = call.inputs.map((input) => emit.shape(input)[axis]!);
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((a, b) => a + b, 0));
  return call.inputs.map(
    (_, index) => () =>
      emit.slice(full(call, emit), [{ axis, start: starts[index]!, end: starts[index]! + sizes[index]! }]),
  );
};

export const Split: Rule = ({ node, inputs: [x], outputs, gradients }, emit) => [
  () => {
    const axis = positiveAxis(intAttribute(node, "axis", 0), emit.shape(x!).length);
    return emit.concat(
      outputs.map((output, index) => emit.expand(gradients[index]!, emit.shape(output))),
      axis,
    );
  },
];

/** Elements left out get zero; skipped ones are zeros between. */
export const Slice: Rule = (call, emit) => [
  () => {
    const ranges = sliceRanges(emit.shapeCall(call.node)) ?? refuse("its bounds are known only at run time");
    const sizes = emit.shape(call.inputs[0]!);
    return ranges.reduce((value, range) => unslice(value, range, sizes[range.axis]!, emit), full(call, emit));
  },
];

function unslice(value: string, { axis, start, step, count }: SliceRange, size: number, emit: Emitter): string {
  const none = emit.shape(value).map(() => 0);
  if (count === 0) return emit.pad(value, none.with(axis, size), none);
  const lowest = step > 0 ? start : start + (count - 1) * step;
  const ascending = step > 0 ? value : emit.reverse(value, axis);
  const spread = spreadOut(ascending, axis, Math.abs(step), emit);
  const reach = (count - 1) * Math.abs(step) + 1;
  return emit.pad(spread, none.with(axis, lowest), none.with(axis, size - lowest - reach));
}

/** Puts step − 1 zeros between neighbours. */
function spreadOut(value: string, axis: number, step: number, emit: Emitter): string {
  if (step === 1) return value;
  const sizes = emit.shape(value);
  const count = sizes[axis]!;
  const split = emit.reshape(value, [...sizes.slice(0, axis + 1), 1, ...sizes.slice(axis + 1)]);
  const none = emit.shape(split).map(() => 0);
  const padded = emit.pad(split, none, none.with(axis + 1, step - 1));
  const joined = emit.reshape(padded, sizes.with(axis, count * step));
  return emit.slice(joined, [{ axis, start: 0, end: (count - 1) * step + 1 }]);
}

/** Constant borders drop out; reflected, repeated and wrapped ones are added where they came from. */
export const Pad: Rule = (call, emit) => [
  () => {
    const mode = textAttribute(call.node, "mode", "constant");
    const amounts = padAmounts(emit.shapeCall(call.node)) ?? refuse("its padding is known only at run time");
    const value = full(call, emit);
    return mode === "constant" ? crop(value, amounts, emit) : fold(value, amounts, mode, emit);
  },
];

interface Border {
  readonly before: number;
  readonly after: number;
}

/** Negative padding, which cut elements away, gives them back as zeros. */
function crop(value: string, amounts: readonly Border[], emit: Emitter): string {
  const sizes = emit.shape(value);
  const cuts = amounts.map(({ before, after }, axis) => ({
    axis,
    start: Math.max(before, 0),
    end: sizes[axis]! - Math.max(after, 0),
  }));
  const lost = (side: keyof Border): number[] => amounts.map((amount) => Math.max(-amount[side], 0));
  return emit.pad(emit.slice(value, cuts), lost("before"), lost("after"));
}

function fold(value: string, amounts: readonly Border[], mode: string, emit: Emitter): string {
  return emit.shape(value).reduce((folded, padded, axis) => {
    const { before, after } = amounts[axis]!;
    const size = padded - before - after;
    if (size === padded) return folded;
    const sources = Array.from({ length: padded }, (_, index) => borderSource(index - before, size, mode));
    const matrix = sources.flatMap((source) => Array.from({ length: size }, (_, index) => (index === source ? 1 : 0)));
    return interpolateBack(folded, axis, { matrix, size }, emit);
  }, value);
}

/** Where a padded element at `position` (below 0 or beyond `size` on the border) is copied from. */
function borderSource(position: number, size: number, mode: string): number {
  if (mode === "edge") return Math.min(Math.max(position, 0), size - 1);
  if (mode === "wrap") return ((position % size) + size) % size;
  if (mode !== "reflect") refuse(`its mode is "${mode}"`);
  const period = Math.max(2 * (size - 1), 1);
  const folded = ((position % period) + period) % period;
  return folded < size ? folded : period - folded;
}

export const Tile: Rule = (call, emit) => [
  () => {
    const sizes = emit.shape(call.inputs[0]!);
    const repeats = sizes.map((size, axis) => (size === 0 ? 1 : emit.shape(call.outputs[0]!)[axis]! / size));
    const split = emit.reshape(
      full(call, emit),
      sizes.flatMap((size, axis) => [repeats[axis]!, size]),
    );
    const axes = sizes.flatMap((_, axis) => (repeats[axis] === 1 ? [] : [2 * axis]));
    return emit.reshape(emit.sum(split, axes), sizes);
  },
];

/** [n, c, hb, wb] back to [n, cb², h, w]; DCR keeps the block before the channel, CRD after it. */
export const DepthToSpace: Rule = (call, emit) => [
  () => {
    const size = intAttribute(call.node, "blocksize");
    const [batch, channels, height, width] = emit.shape(call.outputs[0]!) as [number, number, number, number];
    const blocks = emit.reshape(full(call, emit), [batch, channels, height / size, size, width / size, size]);
    const isColumnFirst = textAttribute(call.node, "mode", "DCR") === "DCR";
    const order = isColumnFirst ? [0, 3, 5, 1, 2, 4] : [0, 1, 3, 5, 2, 4];
    return emit.reshape(emit.transpose(blocks, order), emit.shape(call.inputs[0]!));
  },
];

export const SpaceToDepth: Rule = (call, emit) => [
  () => emit.op("DepthToSpace", [full(call, emit)], { blocksize: int(intAttribute(call.node, "blocksize")) }),
];

/** Keeps the same triangle. */
export const Trilu: Rule = (call, emit) => [
  () =>
    emit.op("Trilu", [full(call, emit), ...call.inputs.slice(1, 2)], {
      upper: int(intAttribute(call.node, "upper", 1)),
    }),
];

/** The sum of what comes after is the gradient of the sum of what came before. */
export const CumSum: Rule = (call, emit) => [
  () =>
    emit.op("CumSum", [full(call, emit), call.inputs[1]!], {
      exclusive: int(intAttribute(call.node, "exclusive", 0)),
      reverse: int(1 - intAttribute(call.node, "reverse", 0)),
    }),
];
