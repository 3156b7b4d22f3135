/** @file Gradients of convolutions: of the input by the opposite convolution, of the kernel tap by tap. */
import { intAttribute } from "../../graph/attributes.ts";
import { int, ints } from "../../graph/graph.ts";
import { transposedAxes, type WindowAxis, windowAxes } from "../../graph/shapes/window.ts";
import { elementCount } from "../../graph/tensors.ts";
import type { Emitter } from "../emitter.ts";
import type { Rule } from "./rule.ts";

/** y = x ∗ w + b: dx is the transposed convolution of g, db its sum over all but channels. */
export const Conv: Rule = ({ node, inputs: [x, w, b], outputs: [y], gradient }, emit) => {
  const [shapeX, shapeW] = [emit.shape(x!), emit.shape(w!)];
  const axes = windowAxes(emit.shapeCall(node), shapeX.slice(2), shapeW.slice(2));
  const group = intAttribute(node, "group", 1);
  const g = (): string => emit.expand(gradient, emit.shape(y!));
  return [
    () => convolveBack(g(), w!, axes, group, emit),
    () => emit.reshape(kernelGradient({ moving: x!, still: g(), axes, group }, emit), shapeW),
    b ? () => biasGradient(gradient, emit.shape(y!), emit) : undefined,
  ];
};

/** y = x ∗ᵀ w + b: dx is the plain convolution of g; the kernel's gradient is Conv's with x and g exchanged. */
export const ConvTranspose: Rule = ({ node, inputs: [x, w, b], outputs: [y], gradient }, emit) => {
  const axes = transposedAxes(emit.shapeCall(node));
  const group = intAttribute(node, "group", 1);
  const g = (): string => fitted(emit.expand(gradient, emit.shape(y!)), axes, emit);
  return [
    () => emit.op("Conv", [g(), w!], { ...windowAttributes(axes), group: int(group) }),
    () => emit.reshape(tapSums({ moving: g(), still: x!, axes, group }, emit), emit.shape(w!)),
    b ? () => biasGradient(gradient, emit.shape(y!), emit) : undefined,
  ];
};

function biasGradient(gradient: string, shape: readonly number[], emit: Emitter): string {
  const [channels = 1] = shape.slice(1);
  const perChannel = shape.map((_, axis) => (axis === 1 ? channels : 1));
  return emit.reshape(emit.expand(emit.sumTo(gradient, shape, perChannel), perChannel), [channels]);
}

function windowAttributes(axes: readonly WindowAxis[]) {
  return {
    kernel_shape: ints(axes.map(({ kernel }) => kernel)),
    strides: ints(axes.map(({ stride }) => stride)),
    dilations: ints(axes.map(({ dilation }) => dilation)),
  };
}

const reach = ({ kernel, dilation }: WindowAxis): number => (kernel - 1) * dilation + 1;

/** Elements of the padded input that the windows cover together. */
const covered = (axis: WindowAxis): number => (axis.output - 1) * axis.stride + reach(axis);

/**
 * Adjoint of convolving: from [n, o, output…] to [n, i, input…]. Where ConvTranspose cannot express the size (windows
 * that reach beyond the padding, or an end no window covers), its unpadded result is cut and filled with zeros.
 */
export function convolveBack(g: string, w: string, axes: readonly WindowAxis[], group: number, emit: Emitter): string {
  const attributes = { ...windowAttributes(axes), group: int(group) };
  const rest = axes.map((axis) => axis.input - (covered(axis) - axis.before - axis.after));
  if (rest.every((count, index) => count >= 0 && count < axes[index]!.stride)) {
    const pads = ints([...axes.map(({ before }) => before), ...axes.map(({ after }) => after)]);
    const extra = rest.some((count) => count > 0) ? { output_padding: ints(rest) } : {};
    return emit.op("ConvTranspose", [g, w], { ...attributes, pads, ...extra });
  }
  return cutToInput(emit.op("ConvTranspose", [g, w], attributes), axes, emit);
}

/** From the range all windows cover to the unpadded input. */
function cutToInput(value: string, axes: readonly WindowAxis[], emit: Emitter): string {
  const cut = emit.slice(
    value,
    axes.map((axis, index) => ({
      axis: index + 2,
      start: axis.before,
      end: Math.min(axis.before + axis.input, covered(axis)),
    })),
  );
  const missing = axes.map((axis) => Math.max(axis.before + axis.input - covered(axis), 0));
  return emit.pad(cut, [0, 0, ...axes.map(() => 0)], [0, 0, ...missing]);
}

/** From the unpadded input to the range all windows cover. */
function fitted(value: string, axes: readonly WindowAxis[], emit: Emitter): string {
  const after = axes.map((axis) => Math.max(covered(axis) - axis.before - axis.input, 0));
  const padded = emit.pad(value, [0, 0, ...axes.map(({ before }) => before)], [0, 0, ...after]);
  return emit.slice(
    padded,
    axes.map((axis, index) => ({ axis: index + 2, start: 0, end: covered(axis) })),
  );
}

interface Correlation {
  /** [n, a, …], on which the window moves. */
  readonly moving: string;
  /** [n, b, output…] */
  readonly still: string;
  readonly axes: readonly WindowAxis[];
  readonly group: number;
}

/** Adjoint of convolving with respect to the kernel: [b, a / group, kernel…]. */
function kernelGradient(correlation: Correlation, emit: Emitter): string {
  return tapSums({ ...correlation, moving: fitted(correlation.moving, correlation.axes, emit) }, emit);
}

/**
 * One matrix product per element of the kernel: dw[b, a, k] = Σ still[n, b, p] · moving[n, a, p·stride + k·dilation].
 * Measured faster than a convolution with input and gradient for kernels of 3 × 3. `moving` is padded already.
 */
function tapSums({ moving, still, axes, group }: Correlation, emit: Emitter): string {
  const [batch, movingChannels] = emit.shape(moving) as [number, number];
  const stillChannels = emit.shape(still)[1]!;
  const positions = elementCount(axes.map(({ output }) => output));
  const grouped = (value: string, channels: number): string =>
    emit.reshape(value, group === 1 ? [batch, channels, positions] : [batch, group, channels / group, positions]);
  const rows = grouped(still, stillChannels);
  const taps = kernelPositions(axes).map((position) => {
    const seen = emit.slice(
      moving,
      axes.map(({ dilation, stride, output }, index) => {
        const start = position[index]! * dilation;
        return { axis: index + 2, start, end: start + (output - 1) * stride + 1, step: stride };
      }),
    );
    const product = emit.matmul(rows, grouped(seen, movingChannels), { b: true });
    return emit.reshape(emit.sum(product, [0], false), [stillChannels, movingChannels / group, 1]);
  });
  return emit.concat(taps, 2);
}

/** Every position in the kernel, the last axis fastest. */
function kernelPositions(axes: readonly WindowAxis[]): readonly (readonly number[])[] {
  return axes.reduce<readonly (readonly number[])[]>(
    (positions, { kernel }) =>
      positions.flatMap((position) => [...Array(kernel).keys()].map((next) => [...position, next])),
    [[]],
  );
}
