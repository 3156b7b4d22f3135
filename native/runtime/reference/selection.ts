/** @file Reference kernels that pick, place or pad elements. */
import { floatAttribute, intAttribute, textAttribute } from "../../graph/attributes.ts";
import { fail, normalAxis, type Shape, shapeOf, withSize } from "../../graph/shapes/call.ts";
import { padAmounts, sliceRanges } from "../../graph/shapes/selection.ts";
import { elementCount } from "../../graph/tensors.ts";
import { around, denseStrides, input, type Kernel, offsets, take, type Work } from "./kernel.ts";

/** An index counted from either end, as 0 … size−1. */
function place(work: Work, index: number, size: number): number {
  if (index < -size || index >= size) fail(work.call, `index ${index} does not exist in a size of ${size}`);
  return index < 0 ? index + size : index;
}

function slice(work: Work): readonly Float64Array[] {
  const strides = denseStrides(shapeOf(work.call, 0));
  let start = 0;
  const steps = [...strides];
  for (const range of sliceRanges(work.call) ?? fail(work.call, "its bounds are not known")) {
    start += range.start * strides[range.axis]!;
    steps[range.axis] = range.step * strides[range.axis]!;
  }
  return [take(input(work, 0), offsets(work.shapes[0]!, steps, start))];
}

function gather(work: Work): readonly Float64Array[] {
  const shape = shapeOf(work.call, 0);
  const { outer, size, inner } = around(
    shape,
    normalAxis(work.call, intAttribute(work.call.node, "axis", 0), shape.length),
  );
  const [data, indices] = [input(work, 0), input(work, 1)];
  const result = new Float64Array(elementCount(work.shapes[0]!));
  for (let block = 0; block < outer; block++)
    for (const [position, index] of indices.entries()) {
      const from = (block * size + place(work, index, size)) * inner;
      result.set(data.subarray(from, from + inner), (block * indices.length + position) * inner);
    }
  return [result];
}

/** Where in the data each element of `indices` points along `axis`, its other coordinates being its own. */
function pointers(work: Work, shape: Shape, indexShape: Shape, indices: Float64Array): Uint32Array {
  const axis = normalAxis(work.call, intAttribute(work.call.node, "axis", 0), shape.length);
  const strides = denseStrides(shape);
  const base = offsets(indexShape, withSize(strides, axis, 0));
  return base.map((start, index) => start + place(work, indices[index]!, shape[axis]!) * strides[axis]!);
}

function gatherElements(work: Work): readonly Float64Array[] {
  return [take(input(work, 0), pointers(work, shapeOf(work.call, 0), shapeOf(work.call, 1), input(work, 1)))];
}

/** Start of the block that each index tuple names in a tensor of `shape`, after `batch` shared dimensions. */
function tupleStarts(work: Work, shape: Shape, tuples: Shape, indices: Float64Array, batch: number): Uint32Array {
  const depth = tuples.at(-1)!;
  const strides = denseStrides(shape);
  const perBatch = elementCount(tuples.slice(batch, -1));
  const batchSize = elementCount(shape.slice(batch));
  return Uint32Array.from({ length: elementCount(tuples.slice(0, -1)) }, (_, tuple) => {
    let start = batch === 0 ? 0 : Math.floor(tuple / perBatch) * batchSize;
    for (let axis = 0; axis < depth; axis++)
      start += place(work, indices[tuple * depth + axis]!, shape[batch + axis]!) * strides[batch + axis]!;
    return start;
  });
}

function gatherND(work: Work): readonly Float64Array[] {
  const [shape, tuples] = [shapeOf(work.call, 0), shapeOf(work.call, 1)];
  const batch = intAttribute(work.call.node, "batch_dims", 0);
  const length = elementCount(shape.slice(batch + tuples.at(-1)!));
  const data = input(work, 0);
  const result = new Float64Array(elementCount(work.shapes[0]!));
  for (const [tuple, start] of tupleStarts(work, shape, tuples, input(work, 1), batch).entries())
    result.set(data.subarray(start, start + length), tuple * length);
  return [result];
}

function reducer(work: Work): (old: number, update: number) => number {
  const reduction = textAttribute(work.call.node, "reduction", "none");
  switch (reduction) {
    case "none":
      return (_, update) => update;
    case "add":
      return (old, update) => old + update;
    case "mul":
      return (old, update) => old * update;
    case "max":
      return Math.max;
    case "min":
      return Math.min;
    default:
      return fail(work.call, `its reduction "${reduction}" is not known`);
  }
}

function scatterElements(work: Work): readonly Float64Array[] {
  const combine = reducer(work);
  const [result, updates] = [input(work, 0).slice(), input(work, 2)];
  const places = pointers(work, shapeOf(work.call, 0), shapeOf(work.call, 1), input(work, 1));
  for (const [index, at] of places.entries()) result[at] = combine(result[at]!, updates[index]!);
  return [result];
}

function scatterND(work: Work): readonly Float64Array[] {
  const combine = reducer(work);
  const [shape, tuples] = [shapeOf(work.call, 0), shapeOf(work.call, 1)];
  const length = elementCount(shape.slice(tuples.at(-1)));
  const [result, updates] = [input(work, 0).slice(), input(work, 2)];
  for (const [tuple, start] of tupleStarts(work, shape, tuples, input(work, 1), 0).entries())
    for (let index = 0; index < length; index++)
      result[start + index] = combine(result[start + index]!, updates[tuple * length + index]!);
  return [result];
}

/** Source of position `index` on a padded axis of `size`, −1 for the constant. */
function padSource(mode: string, index: number, size: number): number {
  if (index >= 0 && index < size) return index;
  if (mode === "constant") return -1;
  if (mode === "edge") return index < 0 ? 0 : size - 1;
  if (mode === "wrap") return ((index % size) + size) % size;
  const period = 2 * Math.max(1, size - 1);
  const folded = ((index % period) + period) % period;
  return folded < size ? folded : period - folded;
}

function pad(work: Work): readonly Float64Array[] {
  const { node, opset } = work.call;
  const mode = textAttribute(node, "mode", "constant");
  if (!["constant", "edge", "reflect", "wrap"].includes(mode)) fail(work.call, `its mode "${mode}" is not known`);
  const constant = opset >= 11 ? (work.inputs[2]?.[0] ?? 0) : floatAttribute(node, "value", 0);
  const amounts = padAmounts(work.call) ?? fail(work.call, "its pads are not known");
  const shape = shapeOf(work.call, 0);
  const strides = denseStrides(shape);
  let places = [0];
  for (const [axis, size] of work.shapes[0]!.entries())
    places = places.flatMap((start) =>
      Array.from({ length: size }, (_, index) => {
        const source = padSource(mode, index - amounts[axis]!.before, shape[axis]!);
        return start < 0 || source < 0 ? -1 : start + source * strides[axis]!;
      }),
    );
  const data = input(work, 0);
  return [Float64Array.from(places, (at) => (at < 0 ? constant : data[at]!))];
}

function oneHot(work: Work): readonly Float64Array[] {
  const [shape] = work.shapes;
  const axis = normalAxis(work.call, intAttribute(work.call.node, "axis", -1), shape!.length);
  const { outer, size, inner } = around(shape!, axis);
  const [indices, values] = [input(work, 0), input(work, 2)];
  const result = new Float64Array(outer * size * inner).fill(values[0]!);
  for (const [position, index] of indices.entries()) {
    if (index < -size || index >= size) continue;
    const row = index < 0 ? index + size : index;
    result[(Math.floor(position / inner) * size + row) * inner + (position % inner)] = values[1]!;
  }
  return [result];
}

function topK(work: Work): readonly Float64Array[] {
  const shape = shapeOf(work.call, 0);
  const axis = normalAxis(work.call, intAttribute(work.call.node, "axis", -1), shape.length);
  const sign = intAttribute(work.call.node, "largest", 1) !== 0 ? 1 : -1;
  const { outer, size, inner } = around(shape, axis);
  const count = work.shapes[0]![axis]!;
  const data = input(work, 0);
  const [values, indices] = [new Float64Array(outer * count * inner), new Float64Array(outer * count * inner)];
  for (let block = 0; block < outer; block++)
    for (let column = 0; column < inner; column++) {
      const value = (row: number) => data[(block * size + row) * inner + column]!;
      const order = Array.from({ length: size }, (_, row) => row).sort((a, b) => sign * (value(b) - value(a)) || a - b);
      for (let rank = 0; rank < count; rank++) {
        const at = (block * count + rank) * inner + column;
        values[at] = value(order[rank]!);
        indices[at] = order[rank]!;
      }
    }
  return [values, indices];
}

/** Coordinates of the elements that are not 0, one row an axis. */
function nonZero(work: Work): readonly Float64Array[] {
  const shape = shapeOf(work.call, 0);
  const strides = denseStrides(shape);
  const places = [...input(work, 0).entries()].flatMap(([at, x]) => (x === 0 ? [] : [at]));
  const rows = shape.map((size, axis) => places.map((at) => Math.floor(at / strides[axis]!) % size));
  return [Float64Array.from(rows.flat())];
}

export const selectionKernels = {
  Gather: gather,
  GatherElements: gatherElements,
  GatherND: gatherND,
  NonZero: nonZero,
  OneHot: oneHot,
  Pad: pad,
  ScatterElements: scatterElements,
  ScatterND: scatterND,
  Slice: slice,
  TopK: topK,
} satisfies Record<string, Kernel>;
