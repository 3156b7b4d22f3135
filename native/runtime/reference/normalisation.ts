/** @file Reference kernels of normalisations. */
import { floatAttribute, intAttribute } from "../../graph/attributes.ts";
import { fail, normalAxis, shapeOf } from "../../graph/shapes/call.ts";
import { elementCount } from "../../graph/tensors.ts";
import { around, broadcastStrides, input, type Kernel, offsets, spend, type Work } from "./kernel.ts";

/** Mean and inverse standard deviation of each run of `length` elements. */
function statistics(data: Float64Array, length: number, epsilon: number) {
  const count = length === 0 ? 0 : data.length / length;
  const [means, inverses] = [new Float64Array(count), new Float64Array(count)];
  for (let row = 0; row < count; row++) {
    const values = data.subarray(row * length, (row + 1) * length);
    const mean = values.reduce((sum, x) => sum + x, 0) / length;
    const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / length;
    means[row] = mean;
    inverses[row] = 1 / Math.sqrt(variance + epsilon);
  }
  return { means, inverses };
}

/** Scale (and bias) of the normalised axes, one value an element of a run. */
function parameter(work: Work, index: number, shape: readonly number[]): (place: number) => number {
  const data = work.inputs[index];
  if (!data) return () => 0;
  const places = offsets(shape, broadcastStrides(shapeOf(work.call, index), shape));
  return (place) => data[places[place]!]!;
}

function layer(work: Work): readonly Float64Array[] {
  const shape = shapeOf(work.call, 0);
  const inner = shape.slice(normalAxis(work.call, intAttribute(work.call.node, "axis", -1), shape.length));
  const length = elementCount(inner);
  const data = input(work, 0);
  const { means, inverses } = statistics(data, length, floatAttribute(work.call.node, "epsilon", 1e-5));
  const [scale, bias] = [parameter(work, 1, inner), parameter(work, 2, inner)];
  const result = data.map((x, place) => {
    const row = Math.floor(place / length);
    return (x - means[row]!) * inverses[row]! * scale(place % length) + bias(place % length);
  });
  return [result, means, inverses];
}

/** x / √(mean x² + ε) · scale */
function rootMeanSquare(work: Work): readonly Float64Array[] {
  const shape = shapeOf(work.call, 0);
  const inner = shape.slice(normalAxis(work.call, intAttribute(work.call.node, "axis", -1), shape.length));
  const length = elementCount(inner);
  const epsilon = floatAttribute(work.call.node, "epsilon", 1e-5);
  const data = input(work, 0);
  const scale = parameter(work, 1, inner);
  const result = new Float64Array(data.length);
  for (let row = 0; row < data.length; row += length) {
    const square = data.subarray(row, row + length).reduce((sum, x) => sum + x * x, 0) / length;
    for (let place = 0; place < length; place++)
      result[row + place] = (data[row + place]! / Math.sqrt(square + epsilon)) * scale(place);
  }
  return [result];
}

/** Normalises `groups` groups of channels; scale and bias have one value a channel or a group. */
function groups(work: Work, count: number): readonly Float64Array[] {
  const shape = shapeOf(work.call, 0);
  const channels = shape[1]!;
  const plane = elementCount(shape.slice(2));
  const data = input(work, 0);
  const length = (channels / count) * plane;
  const { means, inverses } = statistics(data, length, floatAttribute(work.call.node, "epsilon", 1e-5));
  const [scale, bias] = [input(work, 1), input(work, 2)];
  const perParameter = channels / scale.length;
  const result = data.map((x, place) => {
    const [row, channel] = [Math.floor(place / length), Math.floor(place / plane) % channels];
    const index = Math.floor(channel / perParameter);
    return (x - means[row]!) * inverses[row]! * scale[index]! + bias[index]!;
  });
  return [result];
}

function batch(work: Work): readonly Float64Array[] {
  if (intAttribute(work.call.node, "training_mode", 0) !== 0) fail(work.call, "training mode is not supported");
  const [, channels = 1, ...rest] = shapeOf(work.call, 0);
  const plane = elementCount(rest);
  const epsilon = floatAttribute(work.call.node, "epsilon", 1e-5);
  const [scale, bias, mean, variance] = [input(work, 1), input(work, 2), input(work, 3), input(work, 4)];
  const result = input(work, 0).map((x, place) => {
    const channel = Math.floor(place / plane) % channels;
    return ((x - mean[channel]!) / Math.sqrt(variance[channel]! + epsilon)) * scale[channel]! + bias[channel]!;
  });
  return [result];
}

/** x / (bias + α/size · Σ x²)^β, summed over `size` neighbouring channels. */
function localResponse(work: Work): readonly Float64Array[] {
  const { node } = work.call;
  const size = intAttribute(node, "size");
  const [alpha, beta, bias] = [
    floatAttribute(node, "alpha", 1e-4),
    floatAttribute(node, "beta", 0.75),
    floatAttribute(node, "bias", 1),
  ];
  const { size: channels, inner } = around(shapeOf(work.call, 0), 1);
  const data = input(work, 0);
  spend(work, data.length * size);
  const result = data.map((x, place) => {
    const channel = Math.floor(place / inner) % channels;
    const first = Math.max(0, channel - Math.floor((size - 1) / 2));
    const last = Math.min(channels - 1, channel + Math.ceil((size - 1) / 2));
    let squares = 0;
    for (let other = first; other <= last; other++) squares += data[place + (other - channel) * inner]! ** 2;
    return x / (bias + (alpha / size) * squares) ** beta;
  });
  return [result];
}

function unitLength(work: Work): readonly Float64Array[] {
  const shape = shapeOf(work.call, 0);
  const axis = normalAxis(work.call, intAttribute(work.call.node, "axis", -1), shape.length);
  const power = intAttribute(work.call.node, "p", 2);
  const { size, inner } = around(shape, axis);
  const data = input(work, 0);
  const sums = new Float64Array(size === 0 ? 0 : data.length / size);
  const row = (place: number) => Math.floor(place / (size * inner)) * inner + (place % inner);
  for (const [place, x] of data.entries()) sums[row(place)]! += Math.abs(x) ** power;
  return [data.map((x, place) => (sums[row(place)] === 0 ? 0 : x / sums[row(place)]! ** (1 / power)))];
}

export const normalisationKernels = {
  BatchNormalization: batch,
  GroupNormalization: (work) => groups(work, intAttribute(work.call.node, "num_groups")),
  InstanceNormalization: (work) => groups(work, shapeOf(work.call, 0)[1]!),
  LayerNormalization: layer,
  LpNormalization: unitLength,
  LRN: localResponse,
  RMSNormalization: rootMeanSquare,
} satisfies Record<string, Kernel>;
