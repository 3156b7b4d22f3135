/** @file Numpy's broadcasting, the rule most operators share. */
import { type Call, fail, type Shape, shapeOf, show } from "./call.ts";

/** The common shape of two broadcastable shapes, undefined when they do not fit. */
export function broadcast(first: Shape, second: Shape): Shape | undefined {
  const rank = Math.max(first.length, second.length);
  const result: number[] = [];
  for (let axis = 0; axis < rank; axis++) {
    const a = first[axis - rank + first.length] ?? 1;
    const b = second[axis - rank + second.length] ?? 1;
    if (a !== b && a !== 1 && b !== 1) return undefined;
    result.push(a === 1 ? b : a);
  }
  return result;
}

/** The common shape of two shapes, or this call's error. */
export function broadcastOrFail(call: Call, first: Shape, second: Shape): Shape {
  return broadcast(first, second) ?? fail(call, `shapes ${show(first)} and ${show(second)} do not broadcast`);
}

/** All inputs broadcast together: Add, Where, Max … */
export function broadcastInputs(call: Call): readonly Shape[] {
  if (call.operands.length === 0) fail(call, "it has no inputs");
  const shapes = call.operands.map((_, index) => shapeOf(call, index));
  return [shapes.reduce((common, shape) => broadcastOrFail(call, common, shape))];
}
