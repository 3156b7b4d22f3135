/** @file Gradients of pooling: maxima send theirs to the chosen element, means spread theirs evenly. */
import { intAttribute, intsAttribute } from "../../graph/attributes.ts";
import { type WindowAxis, windowAxes } from "../../graph/shapes/window.ts";
import { elementCount } from "../../graph/tensors.ts";
import { convolveBack } from "./convolve.ts";
import { scatterFlat } from "./indexing.ts";
import type { Call, Rule } from "./rule.ts";
import { refuse } from "./rule.ts";

/** Needs the second output, the flat index of each maximum (see expose.ts). */
export const MaxPool: Rule = ({ node, inputs: [x], outputs: [y, indices], gradient }, emit) => [
  () => {
    if (!indices) refuse("its indices are left out");
    if (intAttribute(node, "storage_order", 0) === 1) refuse("its storage order is by columns");
    return scatterFlat(emit.shape(x!), indices, emit.expand(gradient, emit.shape(y!)), emit);
  },
];

/** Ties share equally. */
export const GlobalMaxPool: Rule = ({ inputs: [x], outputs: [y], gradient }, emit) => [
  () => {
    const chosen = emit.indicator(emit.op("Equal", [x!, y!]), emit.type(x!));
    const axes = [...emit.shape(x!).keys()].slice(2);
    return emit.multiply(emit.divide(gradient, emit.sum(chosen, axes)), chosen);
  },
];

export const GlobalAveragePool: Rule = ({ inputs: [x], gradient }, emit) => [
  () => emit.scale(gradient, 1 / elementCount(emit.shape(x!).slice(2))),
];

/** Each mean is divided by what it counted, then spread by a transposed convolution with a kernel of ones. */
export const AveragePool: Rule = (call, emit) => [
  () => {
    const shape = emit.shape(call.inputs[0]!);
    const kernel = intsAttribute(call.node, "kernel_shape") ?? refuse("it has no kernel");
    const axes = windowAxes(emit.shapeCall(call.node), shape.slice(2), kernel);
    const type = emit.type(call.inputs[0]!);
    const inverse = emit.tensor([1, 1, ...axes.map(({ output }) => output)], inverseCounts(call, axes), type);
    const full = emit.expand(call.gradient, emit.shape(call.outputs[0]!));
    const images = emit.reshape(emit.multiply(full, inverse), [
      shape[0]! * shape[1]!,
      1,
      ...axes.map(({ output }) => output),
    ]);
    const ones = emit.tensor([1, 1, ...kernel], Array<number>(elementCount(kernel)).fill(1), type);
    return emit.reshape(convolveBack(images, ones, axes, 1, emit), shape);
  },
];

/** 1 over the elements each window averages: those inside the input, or with padding where that counts. */
function inverseCounts({ node }: Call, axes: readonly WindowAxis[]): readonly number[] {
  const withPadding = intAttribute(node, "count_include_pad", 0) === 1;
  const perAxis = axes.map((axis) =>
    Array.from({ length: axis.output }, (_, position) => countInside(axis, position, withPadding)),
  );
  return perAxis.reduce<readonly number[]>((all, counts) => all.flatMap((a) => counts.map((b) => a / b)), [1]);
}

function countInside(
  { input, kernel, stride, dilation, before, after }: WindowAxis,
  position: number,
  withPadding: boolean,
): number {
  const [low, high] = withPadding ? [-before, input + after] : [0, input];
  const start = position * stride - before;
  return [...Array(kernel).keys()].filter((tap) => start + tap * dilation >= low && start + tap * dilation < high)
    .length;
}
