/** @file Shapes of reductions along axes. */
import { intAttribute } from "../attributes.ts";
import { type Call, normalAxes, normalAxis, type Shape, type ShapeRule, shapeOf } from "./call.ts";
import { axesOf } from "./layout.ts";

/** The axes a reduction removes; undefined when they are known only at run time. */
export function reducedAxes(call: Call): readonly number[] | undefined {
  const shape = shapeOf(call, 0);
  const axes = axesOf(call);
  if (axes === undefined) return undefined;
  if (axes !== null && axes.length > 0) return normalAxes(call, axes, shape.length);
  return intAttribute(call.node, "noop_with_empty_axes", 0) === 0 ? [...shape.keys()] : [];
}

function drop(shape: Shape, axes: readonly number[], keep: boolean): Shape {
  return keep
    ? shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
    : shape.filter((_, axis) => !axes.includes(axis));
}

function reduce(call: Call): readonly (Shape | undefined)[] {
  const axes = reducedAxes(call);
  return [axes && drop(shapeOf(call, 0), axes, intAttribute(call.node, "keepdims", 1) !== 0)];
}

function argument(call: Call): readonly Shape[] {
  const shape = shapeOf(call, 0);
  const axis = normalAxis(call, intAttribute(call.node, "axis", 0), shape.length);
  return [drop(shape, [axis], intAttribute(call.node, "keepdims", 1) !== 0)];
}

export const reductionShapes = {
  ArgMax: argument,
  ArgMin: argument,
  ReduceL1: reduce,
  ReduceL2: reduce,
  ReduceLogSum: reduce,
  ReduceLogSumExp: reduce,
  ReduceMax: reduce,
  ReduceMean: reduce,
  ReduceMin: reduce,
  ReduceProd: reduce,
  ReduceSum: reduce,
  ReduceSumSquare: reduce,
} satisfies Record<string, ShapeRule>;
