/** @file Reference kernels that rearrange elements without changing them. */
import { intAttribute, intsAttribute, textAttribute } from "../../graph/attributes.ts";
import { normalAxis, shapeOf } from "../../graph/shapes/call.ts";
import { elementCount } from "../../graph/tensors.ts";
import { around, broadcastStrides, denseStrides, input, type Kernel, offsets, take, type Work } from "./kernel.ts";

const same: Kernel = (work) => [input(work, 0)];

/** The elements of `data`, seen as `shape`, in the order of its permuted axes. */
function permute(data: Float64Array, shape: readonly number[], order: readonly number[]): Float64Array {
  const strides = denseStrides(shape);
  return take(
    data,
    offsets(
      order.map((axis) => shape[axis]!),
      order.map((axis) => strides[axis]!),
    ),
  );
}

function transpose(work: Work): readonly Float64Array[] {
  const shape = shapeOf(work.call, 0);
  const order = intsAttribute(work.call.node, "perm") ?? shape.map((_, axis) => shape.length - 1 - axis);
  return [permute(input(work, 0), shape, order)];
}

function expand(work: Work): readonly Float64Array[] {
  const [result] = work.shapes;
  return [take(input(work, 0), offsets(result!, broadcastStrides(shapeOf(work.call, 0), result!)))];
}

function tile(work: Work): readonly Float64Array[] {
  const shape = shapeOf(work.call, 0);
  const strides = denseStrides(shape);
  // Each axis becomes two: which copy, and where in it.
  const pairs = shape.flatMap((size, axis) => [work.inputs[1]![axis]!, size]);
  const steps = strides.flatMap((stride) => [0, stride]);
  return [take(input(work, 0), offsets(pairs, steps))];
}

function concat(work: Work): readonly Float64Array[] {
  const [shape] = work.shapes;
  const axis = normalAxis(work.call, intAttribute(work.call.node, "axis", 1), shape!.length);
  const { outer, size, inner } = around(shape!, axis);
  const result = new Float64Array(elementCount(shape!));
  let done = 0;
  for (const index of work.inputs.keys()) {
    const data = input(work, index);
    const row = shapeOf(work.call, index)[axis]! * inner;
    for (let block = 0; block < outer; block++)
      result.set(data.subarray(block * row, (block + 1) * row), block * size * inner + done);
    done += row;
  }
  return [result];
}

function split(work: Work): readonly Float64Array[] {
  const shape = shapeOf(work.call, 0);
  const axis = normalAxis(work.call, intAttribute(work.call.node, "axis", 0), shape.length);
  const { outer, size, inner } = around(shape, axis);
  const data = input(work, 0);
  let start = 0;
  return work.shapes.map((piece) => {
    const row = piece[axis]! * inner;
    const result = new Float64Array(outer * row);
    for (let block = 0; block < outer; block++) {
      const from = block * size * inner + start;
      result.set(data.subarray(from, from + row), block * row);
    }
    start += row;
    return result;
  });
}

function depthToSpace(work: Work): readonly Float64Array[] {
  const [count, channels, height, width] = shapeOf(work.call, 0) as [number, number, number, number];
  const size = intAttribute(work.call.node, "blocksize");
  const depth = channels / size ** 2;
  const columnFirst = textAttribute(work.call.node, "mode", "DCR") === "CRD";
  const parts = columnFirst ? [count, depth, size, size, height, width] : [count, size, size, depth, height, width];
  return [permute(input(work, 0), parts, columnFirst ? [0, 1, 4, 2, 5, 3] : [0, 3, 4, 1, 5, 2])];
}

function spaceToDepth(work: Work): readonly Float64Array[] {
  const [count, channels, height, width] = shapeOf(work.call, 0) as [number, number, number, number];
  const size = intAttribute(work.call.node, "blocksize");
  const parts = [count, channels, height / size, size, width / size, size];
  return [permute(input(work, 0), parts, [0, 3, 5, 1, 2, 4])];
}

export const layoutKernels = {
  Concat: concat,
  DepthToSpace: depthToSpace,
  Expand: expand,
  Flatten: same,
  Reshape: same,
  SpaceToDepth: spaceToDepth,
  Split: split,
  Squeeze: same,
  Tile: tile,
  Transpose: transpose,
  Unsqueeze: same,
} satisfies Record<string, Kernel>;
