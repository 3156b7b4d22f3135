/** @file Reference kernels of convolutions and pooling, for any number of spatial axes. */
import { intAttribute, intsAttribute } from "../../graph/attributes.ts";
import { fail, shapeOf } from "../../graph/shapes/call.ts";
import { transposedAxes, type WindowAxis, windowAxes } from "../../graph/shapes/window.ts";
import { elementCount } from "../../graph/tensors.ts";
import { denseStrides, input, type Kernel, reserve, spend, type Work } from "./kernel.ts";
import { addProducts } from "./product.ts";

const padding = -1;
const outside = -2;

/** For each position within the kernel, where each window finds it: a place in the input, `padding` or `outside`. */
function windowSources(work: Work, axes: readonly WindowAxis[]): readonly Int32Array[] {
  const windows = elementCount(axes.map(({ output }) => output));
  const kernel = axes.map((axis) => axis.kernel);
  reserve(work, elementCount(kernel) * windows);
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

/** Channels of a grouped convolution: `wide` along the weight's first axis in all, `narrow` along its second in one group. */
interface PairSizes {
  readonly count: number;
  readonly wide: number;
  readonly narrow: number;
  readonly groups: number;
}

/** Calls `visit` for every pair of channels that meet, with the numbers of their planes and of their kernel. */
function eachPair(sizes: PairSizes, visit: (wide: number, narrow: number, weight: number) => void): void {
  const { count, wide, narrow, groups } = sizes;
  for (let item = 0; item < count; item++)
    for (let channel = 0; channel < wide; channel++) {
      const group = Math.floor(channel / (wide / groups));
      for (let other = 0; other < narrow; other++)
        visit(item * wide + channel, (item * groups + group) * narrow + other, channel * narrow + other);
    }
}

/** Neighbouring windows that find a kernel position at evenly spaced places of the input. */
interface Run {
  readonly window: number;
  readonly source: number;
  readonly length: number;
}

/** For each kernel position the runs of windows that find it inside the input, `step` places apart. */
function runsOf(sources: readonly Int32Array[], step: number): readonly (readonly Run[])[] {
  return sources.map((places) => {
    const runs: Run[] = [];
    for (let window = 0; window < places.length;) {
      const source = places[window]!;
      let length = 1;
      while (window + length < places.length && places[window + length] === source + length * step) length++;
      if (source >= 0) runs.push({ window, source, length });
      // Places outside the input come singly.
      window += source >= 0 ? length : 1;
    }
    return runs;
  });
}

/** to[at + i·toStep] += factor · from[start + i·fromStep]: where nearly all time goes, so it is kept this plain. */
function addScaled(
  to: Float64Array,
  at: number,
  toStep: number,
  from: Float64Array,
  start: number,
  fromStep: number,
  factor: number,
  length: number,
): void {
  for (let index = 0; index < length; index++) to[at + index * toStep]! += factor * from[start + index * fromStep]!;
}

/** Windows gathered together: few enough that their patches stay in the cache while every channel is multiplied. */
const windowsAtOnce = 32;

function conv(work: Work): readonly Float64Array[] {
  const [shape, weights] = [shapeOf(work.call, 0), shapeOf(work.call, 1)];
  const axes = windowAxes(work.call, shape.slice(2), weights.slice(2));
  const { count, wide, narrow, groups } = pairSizes(work);
  const depth = narrow * elementCount(weights.slice(2));
  spend(work, elementCount(work.shapes[0]!) * depth);
  const sources = windowSources(work, axes);
  const [x, w] = [input(work, 0), input(work, 1)];
  const [plane, windows] = [elementCount(shape.slice(2)), elementCount(work.shapes[0]!.slice(2))];
  const result = biased(work, wide, windows);
  const patches = new Float64Array(windowsAtOnce * depth);
  const channels = wide / groups;
  for (let part = 0; part < count * groups; part++)
    for (let first = 0; first < windows; first += windowsAtOnce) {
      const length = Math.min(windowsAtOnce, windows - first);
      gather(patches, x, part * narrow * plane, plane, sources, first, length, depth);
      const filters = { data: w, start: (part % groups) * channels * depth, count: channels };
      const start = part * channels * windows + first;
      const target = { data: result, start, rowStep: windows, columnStep: 1 };
      addProducts(filters, { data: patches, start: 0, count: length }, depth, target);
    }
  return [result];
}

/** What `length` windows from `first` on see of every channel, one row a window. */
function gather(
  to: Float64Array,
  x: Float64Array,
  start: number,
  plane: number,
  sources: readonly Int32Array[],
  first: number,
  length: number,
  depth: number,
): void {
  for (const [tap, places] of sources.entries())
    for (let window = 0; window < length; window++) {
      const place = places[first + window]!;
      let at = window * depth + tap;
      for (let channel = start; at < (window + 1) * depth; at += sources.length, channel += plane)
        to[at] = place >= 0 ? x[channel + place]! : 0;
    }
}

/** The convolution run backwards: every input element spreads the kernel over the result. */
function convTranspose(work: Work): readonly Float64Array[] {
  const axes = transposedAxes(work.call);
  const step = axes.at(-1)!.stride;
  const taps = runsOf(windowSources(work, axes), step);
  const [x, w] = [input(work, 0), input(work, 1)];
  const [windows, plane] = [elementCount(shapeOf(work.call, 0).slice(2)), elementCount(work.shapes[0]!.slice(2))];
  const sizes = pairSizes(work);
  spend(work, sizes.count * sizes.wide * sizes.narrow * taps.length * windows);
  const result = biased(work, sizes.narrow * sizes.groups, plane);
  eachPair(sizes, (from, to, weight) => {
    for (const [tap, runs] of taps.entries()) {
      const factor = w[weight * taps.length + tap]!;
      for (const { window, source, length } of runs) {
        addScaled(result, to * plane + source, step, x, from * windows + window, 1, factor, length);
      }
    }
  });
  return [result];
}

function pairSizes(work: Work): PairSizes {
  const [[count = 0], [wide = 0, narrow = 0]] = [shapeOf(work.call, 0), shapeOf(work.call, 1)];
  return { count, wide, narrow, groups: intAttribute(work.call.node, "group", 1) };
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
