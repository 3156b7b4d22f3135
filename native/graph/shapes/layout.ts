/** @file Shapes of operators that rearrange elements without changing them. */
import { intAttribute, intsAttribute } from "../attributes.ts";
import { elementCount } from "../tensors.ts";
import { broadcastOrFail } from "./broadcast.ts";
import {
  type Call,
  fail,
  given,
  known,
  normalAxes,
  normalAxis,
  type Shape,
  type ShapeRule,
  shapeOf,
  shapeOfRank,
  show,
  withSize,
} from "./call.ts";

type MaybeShapes = readonly (Shape | undefined)[];

/** Axes from the second input (opset 13 on) or the attribute; undefined when not known, null when not given. */
export function axesOf(call: Call, index = 1): readonly number[] | null | undefined {
  if (given(call, index)) return known(call, index);
  return intsAttribute(call.node, "axes") ?? null;
}

/** Reshape's target with 0 (keep, unless `allowZero`) and −1 (the rest) resolved; undefined when it does not fit. */
function resolveReshape(shape: Shape, target: Shape, allowZero: boolean): Shape | undefined {
  const kept = target.map((size, axis) => (size === 0 && !allowZero ? (shape[axis] ?? -2) : size));
  const rest = kept.indexOf(-1);
  if (rest >= 0) {
    const others = elementCount(kept.filter((_, axis) => axis !== rest));
    kept[rest] = others === 0 ? 0 : elementCount(shape) / others;
  }
  const fits = kept.every((size) => Number.isInteger(size) && size >= 0) && elementCount(kept) === elementCount(shape);
  return fits ? kept : undefined;
}

function reshape(call: Call): MaybeShapes {
  const shape = shapeOf(call, 0);
  const target = given(call, 1) ? known(call, 1) : intsAttribute(call.node, "shape");
  if (target === undefined) return [undefined];
  const result = resolveReshape(shape, target, intAttribute(call.node, "allowzero", 0) !== 0);
  return [result ?? fail(call, `${show(shape)} cannot become ${show(target)}`)];
}

function flatten(call: Call): MaybeShapes {
  const shape = shapeOf(call, 0);
  const axis = intAttribute(call.node, "axis", 1);
  if (axis < -shape.length || axis > shape.length) fail(call, `axis ${axis} does not exist in ${show(shape)}`);
  const split = axis < 0 ? axis + shape.length : axis;
  return [[elementCount(shape.slice(0, split)), elementCount(shape.slice(split))]];
}

function squeeze(call: Call): MaybeShapes {
  const shape = shapeOf(call, 0);
  const axes = axesOf(call);
  if (axes === undefined) return [undefined];
  if (axes === null) return [shape.filter((size) => size !== 1)];
  const dropped = normalAxes(call, axes, shape.length);
  if (dropped.some((axis) => shape[axis] !== 1)) fail(call, `axes ${show(axes)} of ${show(shape)} are not all 1`);
  return [shape.filter((_, axis) => !dropped.includes(axis))];
}

function unsqueeze(call: Call): MaybeShapes {
  const shape = shapeOf(call, 0);
  const axes = axesOf(call);
  if (axes === undefined) return [undefined];
  if (axes === null) fail(call, "its axes are missing");
  const rank = shape.length + axes.length;
  const added = normalAxes(call, axes, rank);
  const sizes = shape[Symbol.iterator]();
  return [Array.from({ length: rank }, (_, axis) => (added.includes(axis) ? 1 : sizes.next().value!))];
}

function transpose(call: Call): MaybeShapes {
  const shape = shapeOf(call, 0);
  const order = intsAttribute(call.node, "perm") ?? shape.map((_, axis) => shape.length - 1 - axis);
  if (order.length !== shape.length || !shape.every((_, axis) => order.includes(axis)))
    fail(call, `${show(order)} is not an order of the axes of ${show(shape)}`);
  return [order.map((axis) => shape[axis]!)];
}

function expand(call: Call): MaybeShapes {
  const target = known(call, 1);
  return [target && broadcastOrFail(call, shapeOf(call, 0), target)];
}

function tile(call: Call): MaybeShapes {
  const shape = shapeOf(call, 0);
  const repeats = known(call, 1);
  if (repeats === undefined) return [undefined];
  if (repeats.length !== shape.length) fail(call, `${repeats.length} repeats were given for ${show(shape)}`);
  return [shape.map((size, axis) => size * repeats[axis]!)];
}

function concat(call: Call): MaybeShapes {
  const first = shapeOf(call, 0);
  const axis = normalAxis(call, intAttribute(call.node, "axis", call.opset < 4 ? 1 : undefined), first.length);
  let size = 0;
  for (const index of call.operands.keys()) {
    const shape = shapeOf(call, index);
    if (shape.length !== first.length || shape.some((each, other) => other !== axis && each !== first[other]))
      fail(call, `${show(first)} and ${show(shape)} do not join along axis ${axis}`);
    size += shape[axis]!;
  }
  return [withSize(first, axis, size)];
}

/** Sizes of Split's pieces: given, or as equal as `count` allows (the last one shorter). */
function splitSizes(call: Call, size: number): readonly number[] | undefined {
  const listed = given(call, 1) ? known(call, 1) : (intsAttribute(call.node, "split") ?? null);
  if (listed === undefined) return undefined;
  const count = call.node.outputs.length;
  const piece = Math.ceil(size / intAttribute(call.node, "num_outputs", count));
  const sizes =
    listed ?? Array.from({ length: count }, (_, index) => Math.max(0, Math.min(piece, size - index * piece)));
  const total = sizes.reduce((sum, each) => sum + each, 0);
  if (sizes.length !== count || total !== size || sizes.some((each) => each < 0))
    fail(call, `${show(sizes)} does not split a size of ${size} into ${count}`);
  return sizes;
}

function split(call: Call): MaybeShapes {
  const shape = shapeOf(call, 0);
  const axis = normalAxis(call, intAttribute(call.node, "axis", 0), shape.length);
  const sizes = splitSizes(call, shape[axis]!);
  return call.node.outputs.map((_, index) => sizes && withSize(shape, axis, sizes[index]!));
}

function block(call: Call): { readonly shape: Shape; readonly size: number } {
  const size = intAttribute(call.node, "blocksize");
  if (size < 1) fail(call, `its block size is ${size}`);
  return { shape: shapeOfRank(call, 0, 4), size };
}

function depthToSpace(call: Call): MaybeShapes {
  const { shape, size } = block(call);
  const [count, channels, height, width] = shape as [number, number, number, number];
  if (channels % size ** 2 !== 0) fail(call, `${channels} channels do not divide by ${size}²`);
  return [[count, channels / size ** 2, height * size, width * size]];
}

function spaceToDepth(call: Call): MaybeShapes {
  const { shape, size } = block(call);
  const [count, channels, height, width] = shape as [number, number, number, number];
  if (height % size !== 0 || width % size !== 0) fail(call, `${show(shape)} does not divide into blocks of ${size}`);
  return [[count, channels * size ** 2, height / size, width / size]];
}

export const layoutShapes = {
  Concat: concat,
  DepthToSpace: depthToSpace,
  Expand: expand,
  Flatten: flatten,
  Reshape: reshape,
  SpaceToDepth: spaceToDepth,
  Split: split,
  Squeeze: squeeze,
  Tile: tile,
  Transpose: transpose,
  Unsqueeze: unsqueeze,
} satisfies Record<string, ShapeRule>;
