/** @file Shapes of Resize and of Upsample, its predecessor. */
import { floatsAttribute, intsAttribute, textAttribute } from "../attributes.ts";
import { elementCount } from "../tensors.ts";
import {
  type Call,
  fail,
  given,
  known,
  normalAxes,
  operand,
  type Shape,
  type ShapeRule,
  shapeOf,
  show,
} from "./call.ts";

/** What a resize does to each axis. */
export interface Resizing {
  readonly sizes: Shape;
  /** Output size over input size as the model gives it, which need not be the quotient of whole sizes. */
  readonly scales: readonly number[];
}

/** Sizes and scales of a Resize or Upsample; undefined when they are known only at run time. */
export function resizing(call: Call): Resizing | undefined {
  const shape = shapeOf(call, 0);
  if (call.node.op === "Upsample" || call.opset < 11) {
    const listed = floatsAttribute(call.node, "scales") ?? known(call, 1);
    return listed && byScales(call, shape, listed);
  }
  const axes = normalAxes(call, intsAttribute(call.node, "axes") ?? [...shape.keys()], shape.length);
  const spread = (values: readonly number[], rest: Shape) => {
    if (values.length !== axes.length) fail(call, `${values.length} sizes were given for ${axes.length} axes`);
    return rest.map((size, axis) => (axes.includes(axis) ? values[axes.indexOf(axis)]! : size));
  };
  const isGiven = (index: number) => given(call, index) && elementCount(operand(call, index).shape) > 0;
  if (isGiven(2)) {
    const scales = known(call, 2);
    return (
      scales &&
      byScales(
        call,
        shape,
        spread(
          scales,
          shape.map(() => 1),
        ),
      )
    );
  }
  if (!isGiven(3)) fail(call, "it has neither scales nor sizes");
  const sizes = known(call, 3);
  return sizes && bySizes(call, shape, spread(sizes, shape), axes);
}

function byScales(call: Call, shape: Shape, scales: readonly number[]): Resizing {
  if (scales.length !== shape.length || scales.some((scale) => !(scale > 0)))
    fail(call, `scales ${show(scales)} do not fit ${show(shape)}`);
  // Scales are float32 in the file and in every runtime: 0.6 · 5 must round as they do.
  return { sizes: shape.map((size, axis) => Math.floor(Math.fround(size * Math.fround(scales[axis]!)))), scales };
}

function bySizes(call: Call, shape: Shape, sizes: Shape, axes: readonly number[]): Resizing {
  const policy = textAttribute(call.node, "keep_aspect_ratio_policy", "stretch");
  const scales = sizes.map((size, axis) => size / shape[axis]!);
  if (policy === "stretch") return { sizes, scales };
  const chosen = axes.map((axis) => scales[axis]!);
  const scale = policy === "not_larger" ? Math.min(...chosen) : Math.max(...chosen);
  return {
    sizes: shape.map((size, axis) => (axes.includes(axis) ? Math.round(scale * size) : size)),
    scales: shape.map((_, axis) => (axes.includes(axis) ? scale : 1)),
  };
}

const resize: ShapeRule = (call) => [resizing(call)?.sizes];

export const resizeShapes = { Resize: resize, Upsample: resize } satisfies Record<string, ShapeRule>;
