/** @file What a reference kernel is given: float64 numbers and the shapes its results must fill. */
import { type Call, fail, type Shape } from "../../graph/shapes/call.ts";

/** What is left before a computation is given up, so that no file can hang the program or eat its memory. */
export interface Budget {
  multiplyAdds: number;
  /** Elements of results and of tables. */
  elements: number;
}

/** One node to compute. Every number is a float64, whole ones exact up to 2⁵³. */
export interface Work {
  readonly call: Call;
  readonly inputs: readonly (Float64Array | undefined)[];
  /** Shapes of the results, from the operator's shape rule. */
  readonly shapes: readonly Shape[];
  readonly budget: Budget;
}

/** Computes the results of a node, each as long as its shape says. Inputs may be returned, never written to. */
export type Kernel = (work: Work) => readonly Float64Array[];

/** The numbers of the required input `index`. */
export function input(work: Work, index: number): Float64Array {
  return work.inputs[index] ?? fail(work.call, `input ${index} is missing`);
}

/** Takes `amount` multiply-adds from the budget, before they are done. */
export function spend(work: Work, amount: number): void {
  work.budget.multiplyAdds -= amount;
  if (work.budget.multiplyAdds < 0) fail(work.call, "the reference interpreter gives up: too much work");
}

/** Takes `count` elements from the budget, before they are allocated. */
export function reserve(work: Work, count: number): void {
  work.budget.elements -= count;
  if (work.budget.elements < 0) fail(work.call, "the reference interpreter gives up: too much memory");
}

/** Distance between neighbours along each axis of a dense tensor. */
export function denseStrides(shape: Shape): number[] {
  const strides = shape.map(() => 1);
  for (let axis = shape.length - 2; axis >= 0; axis--) strides[axis] = strides[axis + 1]! * shape[axis + 1]!;
  return strides;
}

/** Strides under which a tensor of `shape` reads as the larger shape it broadcasts to. */
export function broadcastStrides(shape: Shape, result: Shape): number[] {
  const strides = denseStrides(shape);
  return result.map((_, axis) => {
    const own = axis - result.length + shape.length;
    return own < 0 || shape[own] === 1 ? 0 : strides[own]!;
  });
}

/**
 * For each element of a tensor of `shape`, in order, start + Σ index·stride: broadcasting, slicing and transposing are
 * this with different strides.
 */
export function offsets(shape: Shape, strides: readonly number[], start = 0): Uint32Array {
  const result = new Uint32Array(shape.reduce((product, size) => product * size, 1));
  if (result.length === 0) return result;
  result[0] = start;
  let filled = 1;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    for (let index = 1; index < shape[axis]!; index++)
      for (let inner = 0; inner < filled; inner++)
        result[index * filled + inner] = result[inner]! + index * strides[axis]!;
    filled *= shape[axis]!;
  }
  return result;
}

/** The elements of `data` at `places`. */
export function take(data: Float64Array, places: Uint32Array): Float64Array {
  const result = new Float64Array(places.length);
  for (let index = 0; index < places.length; index++) result[index] = data[places[index]!]!;
  return result;
}

/** How a tensor falls apart around one axis: `outer` blocks of `size` rows of `inner` elements. */
export function around(
  shape: Shape,
  axis: number,
): { readonly outer: number; readonly size: number; readonly inner: number } {
  const count = (sizes: Shape) => sizes.reduce((product, size) => product * size, 1);
  return { outer: count(shape.slice(0, axis)), size: shape[axis]!, inner: count(shape.slice(axis + 1)) };
}
