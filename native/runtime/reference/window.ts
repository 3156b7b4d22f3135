/** @file Reference kernels of convolutions and pooling, for any number of spatial axes. */
import { intAttribute, intsAttribute } from "../../graph/attributes.ts";
import { fail, shapeOf } from "../../graph/shapes/call.ts";
import { transposedAxes, type WindowAxis, windowAxes } from "../../graph/shapes/window.ts";
import { elementCount } from "../../graph/tensors.ts";
import { denseStrides, input, type Kernel, spend, type Work } from "./kernel.ts";

const padding = -1;
const outside = -2;

/** For each position within the kernel, where each window finds it: a place in the input, `padding` or `outside`. */
function windowSources(work: Work, axes: readonly WindowAxis[]): readonly Int32Array[] {
  const windows = elementCount(axes.map(({ output }) => output));
  const kernel = axes.map((axis) => axis.kernel);
  spend(work, elementCount(kernel) * windows);
  const strides = denseStrides(axes.map((axis) => axis.input));
  const steps = denseStrides(axes.map(({ output }) => output));
  const kernelSteps = denseStrides(kernel);
  return Array.from({ length: elementCount(kernel) }, (_, position) =>
    Int32Array.from({ length: windows }, (_, window) => {
      let source = 0;
      for (const [index, axis] of axes.entries()) {
        const tap = Math.floor(position / kernelSteps[index]!) % axis.kernel;
        const step = Math.floor(window / steps[index]!) % axis.output;
        const at = step * axis.stride - axis.before + tap * axis.dilation;
        if (at < -axis.before || at >= axis.input + axis.after) return outside;
        if (at < 0 || at >= axis.input) source = padding;
        else if (source >= 0) source += at * strides[index]!;
      }
      return source;
    }),
  );
}

/** Calls `visit` for every channel pair of a grouped convolution with the starts of its planes and of its kernel. */
function eachPair(
  sizes: { readonly count: number; readonly wide: number; readonly narrow: number; readonly groups: number },
  visit: (wide: number, narrow: number, weight: number) => void,
): void {
  const { count, wide, narrow, groups } = sizes;
  // `wide` counts all channels on the side of the weight's first axis, `narrow` those of one group on the other.
  for (let item = 0; item < count; item++)
    for (let channel = 0; channel < wide; channel++) {
      const group = Math.floor(channel / (wide / groups));
      for (let other = 0; other < narrow; other++)
        visit(item * wide + channel, (item * groups + group) * narrow + other, channel * narrow + other);
    }
}

function conv(work: Work): readonly Float64Array[] {
  const [shape, weights] = [shapeOf(work.call, 0), shapeOf(work.call, 1)];
  const groups = intAttribute(work.call.node, "group", 1);
  const sources = windowSources(work, windowAxes(work.call, shape.slice(2), weights.slice(2)));
  const [x, w] = [input(work, 0), input(work, 1)];
  const [plane, windows] = [elementCount(shape.slice(2)), elementCount(work.shapes[0]!.slice(2))];
  const [count, wide, narrow] = [shape[0]!, weights[0]!, weights[1]!];
  spend(work, count * wide * narrow * sources.length * windows);
  const result = biased(work, wide, windows);
  eachPair({ count, wide, narrow, groups }, (to, from, weight) => {
    const [start, end] = [from * plane, to * windows];
    for (const [tap, places] of sources.entries()) {
      const factor = w[weight * sources.length + tap]!;
      for (let window = 0; window < windows; window++) {
        const place = places[window]!;
        if (place >= 0) result[end + window]! += factor * x[start + place]!;
      }
    }
  });
  return [result];
}

/** The convolution run backwards: every input element spreads the kernel over the result. */
function convTranspose(work: Work): readonly Float64Array[] {
  const [shape, weights] = [shapeOf(work.call, 0), shapeOf(work.call, 1)];
  const groups = intAttribute(work.call.node, "group", 1);
  const sources = windowSources(work, transposedAxes(work.call));
  const [x, w] = [input(work, 0), input(work, 1)];
  const [windows, plane] = [elementCount(shape.slice(2)), elementCount(work.shapes[0]!.slice(2))];
  const [count, wide, narrow] = [shape[0]!, weights[0]!, weights[1]!];
  spend(work, count * wide * narrow * sources.length * windows);
  const result = biased(work, narrow * groups, plane);
  eachPair({ count, wide, narrow, groups }, (from, to, weight) => {
    const [start, end] = [from * windows, to * plane];
    for (const [tap, places] of sources.entries()) {
      const factor = w[weight * sources.length + tap]!;
      for (let window = 0; window < windows; window++) {
        const place = places[window]!;
        if (place >= 0) result[end + place]! += factor * x[start + window]!;
      }
    }
  });
  return [result];
}

/** The first result filled with the bias of each channel, or zeros. */
function biased(work: Work, channels: number, plane: number): Float64Array {
  const bias = work.inputs[2];
  const result = new Float64Array(elementCount(work.shapes[0]!));
  return bias ? result.map((_, place) => bias[Math.floor(place / plane) % channels]!) : result;
}

function poolSources(work: Work): readonly Int32Array[] {
  const kernel = intsAttribute(work.call.node, "kernel_shape") ?? fail(work.call, "its kernel_shape is missing");
  const sources = windowSources(work, windowAxes(work.call, shapeOf(work.call, 0).slice(2), kernel));
  spend(work, elementCount(work.shapes[0]!) * sources.length);
  return sources;
}

function maxPool(work: Work): readonly Float64Array[] {
  if (intAttribute(work.call.node, "storage_order", 0) !== 0) fail(work.call, "column-major indices are not supported");
  const sources = poolSources(work);
  const shape = shapeOf(work.call, 0);
  const [plane, windows] = [elementCount(shape.slice(2)), elementCount(work.shapes[0]!.slice(2))];
  const data = input(work, 0);
  const values = new Float64Array(elementCount(work.shapes[0]!)).fill(-Infinity);
  const indices = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const start = Math.floor(at / windows) * plane;
    for (const places of sources) {
      const place = places[at % windows]!;
      if (place < 0 || data[start + place]! <= values[at]!) continue;
      values[at] = data[start + place]!;
      indices[at] = start + place;
    }
  }
  return [values, indices];
}

function averagePool(work: Work): readonly Float64Array[] {
  const sources = poolSources(work);
  const countsPadding = intAttribute(work.call.node, "count_include_pad", 0) !== 0;
  const shape = shapeOf(work.call, 0);
  const [plane, windows] = [elementCount(shape.slice(2)), elementCount(work.shapes[0]!.slice(2))];
  const data = input(work, 0);
  return [
    new Float64Array(elementCount(work.shapes[0]!)).map((_, at) => {
      const start = Math.floor(at / windows) * plane;
      let [sum, count] = [0, 0];
      for (const places of sources) {
        const place = places[at % windows]!;
        if (place >= 0) sum += data[start + place]!;
        if (place >= 0 || (countsPadding && place === padding)) count++;
      }
      return sum / count;
    }),
  ];
}

function globalPool(f: (values: Float64Array) => number): Kernel {
  return (work) => {
    const plane = elementCount(shapeOf(work.call, 0).slice(2));
    const data = input(work, 0);
    const result = new Float64Array(elementCount(work.shapes[0]!));
    return [result.map((_, at) => f(data.subarray(at * plane, (at + 1) * plane)))];
  };
}

export const windowKernels = {
  AveragePool: averagePool,
  Conv: conv,
  ConvTranspose: convTranspose,
  GlobalAveragePool: globalPool((values) => values.reduce((sum, x) => sum + x, 0) / values.length),
  GlobalMaxPool: globalPool((values) => values.reduce((most, x) => Math.max(most, x), -Infinity)),
  MaxPool: maxPool,
} satisfies Record<string, Kernel>;
