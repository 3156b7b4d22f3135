/** @file The gradient of Resize: interpolation is a linear map along each axis, so its gradient is the transposed map. */
import { floatAttribute, intAttribute, textAttribute } from "../../graph/attributes.ts";
import type { Node } from "../../graph/graph.ts";
import { resizing } from "../../graph/shapes/resize.ts";
import type { Emitter } from "../emitter.ts";
import { interpolateBack } from "./interpolation.ts";
import type { Rule } from "./rule.ts";
import { refuse } from "./rule.ts";

/** One axis of a Resize. */
interface Axis {
  readonly from: number;
  readonly to: number;
  readonly scale: number;
}

export const Resize: Rule = ({ node, inputs: [x], outputs: [y], gradient }, emit) => [
  () => {
    if (intAttribute(node, "antialias", 0) === 1) refuse("it smooths before shrinking (antialias)");
    const { scales } = resizing(emit.shapeCall(node)) ?? refuse("its size is known only at run time");
    const sizes = emit.shape(y!);
    return emit.shape(x!).reduce(
      (value, from, index) => {
        const axis = { from, to: sizes[index]!, scale: scales[index]! };
        return axis.scale === 1 && axis.from === axis.to ? value : resizeBack(value, index, axis, node, emit);
      },
      emit.expand(gradient, sizes),
    );
  },
];

function resizeBack(value: string, index: number, axis: Axis, node: Node, emit: Emitter): string {
  const weights = Array.from({ length: axis.to }, (_, position) => weightsAt(position, axis, node));
  const times = axis.to / axis.from;
  const repeats = weights.every((row, position) => row.get(Math.floor(position / times)) === 1);
  if (repeats && Number.isInteger(times)) {
    const shape = emit.shape(value);
    const blocks = emit.reshape(value, [...shape.slice(0, index), axis.from, times, ...shape.slice(index + 1)]);
    return emit.sum(blocks, [index + 1], false);
  }
  const matrix = weights.flatMap((row) => Array.from({ length: axis.from }, (_, source) => row.get(source) ?? 0));
  return interpolateBack(value, index, { matrix, size: axis.from }, emit);
}

/** Weight of each input element in the output at `position`. */
function weightsAt(position: number, axis: Axis, node: Node): ReadonlyMap<number, number> {
  const source = sourceOf(position, axis, textAttribute(node, "coordinate_transformation_mode", "half_pixel"));
  switch (textAttribute(node, "mode", "nearest")) {
    case "nearest":
      return new Map([[clamp(nearest(source, textAttribute(node, "nearest_mode", "round_prefer_floor")), axis), 1]]);
    case "linear":
      return linearWeights(source, axis);
    case "cubic":
      return cubicWeights(source, axis, node);
    default:
      return refuse(`its mode is "${textAttribute(node, "mode", "nearest")}"`);
  }
}

const clamp = (index: number, { from }: Axis): number => Math.min(Math.max(index, 0), from - 1);

/** The input coordinate an output position looks at, in single precision as runtimes reckon it. */
function sourceOf(position: number, { from, to, scale: exact }: Axis, mode: string): number {
  const scale = Math.fround(exact);
  const halfPixel = Math.fround((position + 0.5) / scale - 0.5);
  switch (mode) {
    case "half_pixel":
      return halfPixel;
    case "pytorch_half_pixel":
      return to > 1 ? halfPixel : 0;
    case "half_pixel_symmetric":
      return halfPixel + (from / 2) * (1 - to / (scale * from));
    case "align_corners":
      return to > 1 ? Math.fround((position * (from - 1)) / (to - 1)) : 0;
    case "asymmetric":
      return Math.fround(position / scale);
    default:
      return refuse(`its coordinates are "${mode}"`);
  }
}

function nearest(source: number, mode: string): number {
  switch (mode) {
    case "round_prefer_floor":
      return Math.ceil(source - 0.5);
    case "round_prefer_ceil":
      return Math.floor(source + 0.5);
    case "floor":
      return Math.floor(source);
    case "ceil":
      return Math.ceil(source);
    default:
      return refuse(`its rounding is "${mode}"`);
  }
}

function linearWeights(source: number, axis: Axis): ReadonlyMap<number, number> {
  const inside = Math.min(Math.max(source, 0), axis.from - 1);
  const low = Math.floor(inside);
  return collect([
    [low, 1 - (inside - low)],
    [clamp(low + 1, axis), inside - low],
  ]);
}

/** Keys (1981): four neighbours; outside the picture its edge, or nothing when `exclude_outside`. */
function cubicWeights(source: number, axis: Axis, node: Node): ReadonlyMap<number, number> {
  const a = floatAttribute(node, "cubic_coeff_a", -0.75);
  const low = Math.floor(source);
  const excluding = intAttribute(node, "exclude_outside", 0) === 1;
  const taps = [-1, 0, 1, 2].map((offset) => [low + offset, cubic(Math.abs(source - low - offset), a)] as const);
  const counted = excluding ? taps.filter(([index]) => index === clamp(index, axis)) : taps;
  const total = excluding ? counted.reduce((sum, [, weight]) => sum + weight, 0) : 1;
  return collect(counted.map(([index, weight]) => [clamp(index, axis), weight / total]));
}

function cubic(distance: number, a: number): number {
  if (distance <= 1) return ((a + 2) * distance - (a + 3)) * distance * distance + 1;
  return distance < 2 ? ((a * distance - 5 * a) * distance + 8 * a) * distance - 4 * a : 0;
}

function collect(entries: readonly (readonly [number, number])[]): ReadonlyMap<number, number> {
  const sums = new Map<number, number>();
  for (const [index, weight] of entries) sums.set(index, (sums.get(index) ?? 0) + weight);
  return sums;
}
