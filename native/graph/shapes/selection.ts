/** @file Shapes of operators that pick, place or pad elements. */
import { intAttribute, intsAttribute } from "../attributes.ts";
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
  shapeOfRankAtLeast,
  show,
  withSize,
} from "./call.ts";

type MaybeShapes = readonly (Shape | undefined)[];

/** One axis of a Slice, clamped: take `count` elements from `start` in steps of `step`. */
export interface SliceRange {
  readonly axis: number;
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

/** The axes a Slice narrows; undefined when its bounds are known only at run time. */
export function sliceRanges(call: Call): readonly SliceRange[] | undefined {
  const shape = shapeOf(call, 0);
  const fromInputs = call.opset >= 10;
  const starts = fromInputs ? known(call, 1) : intsAttribute(call.node, "starts");
  const ends = fromInputs ? known(call, 2) : intsAttribute(call.node, "ends");
  const axes = fromInputs ? (given(call, 3) ? known(call, 3) : null) : (intsAttribute(call.node, "axes") ?? null);
  const steps = given(call, 4) ? known(call, 4) : null;
  if (!starts || !ends || axes === undefined || steps === undefined) return undefined;
  const normal = normalAxes(call, axes ?? [...starts.keys()], shape.length);
  if (
    ends.length !== starts.length ||
    normal.length !== starts.length ||
    (steps?.length ?? starts.length) !== starts.length
  )
    fail(call, "starts, ends, axes and steps differ in length");
  return normal.map((axis, index) => {
    const step = steps?.[index] ?? 1;
    if (step === 0) fail(call, "a step is 0");
    return { axis, ...clampRange(shape[axis]!, starts[index]!, ends[index]!, step) };
  });
}

function clampRange(size: number, from: number, to: number, step: number): Omit<SliceRange, "axis"> {
  const [low, high] = step > 0 ? [0, size] : [-1, size - 1];
  const clamp = (bound: number) => Math.min(Math.max(bound < 0 ? bound + size : bound, low), high);
  const start = Math.min(Math.max(from < 0 ? from + size : from, 0), step > 0 ? size : size - 1);
  return { start, step, count: Math.max(0, Math.ceil((clamp(to) - start) / step)) };
}

function slice(call: Call): MaybeShapes {
  const ranges = sliceRanges(call);
  return [ranges?.reduce((shape, { axis, count }) => withSize(shape, axis, count), shapeOf(call, 0))];
}

function gather(call: Call): MaybeShapes {
  const shape = shapeOf(call, 0);
  const axis = normalAxis(call, intAttribute(call.node, "axis", 0), shape.length);
  return [[...shape.slice(0, axis), ...shapeOf(call, 1), ...shape.slice(axis + 1)]];
}

function gatherElements(call: Call): MaybeShapes {
  const [shape, indices] = [shapeOf(call, 0), shapeOf(call, 1)];
  const axis = normalAxis(call, intAttribute(call.node, "axis", 0), shape.length);
  if (indices.length !== shape.length || indices.some((size, other) => other !== axis && size > shape[other]!))
    fail(call, `indices ${show(indices)} do not fit ${show(shape)} along axis ${axis}`);
  return [indices];
}

function gatherND(call: Call): MaybeShapes {
  const [shape, indices] = [shapeOf(call, 0), shapeOfRankAtLeast(call, 1, 1)];
  const batch = intAttribute(call.node, "batch_dims", 0);
  const depth = indices.at(-1)!;
  const aligned = shape.slice(0, batch).join() === indices.slice(0, batch).join();
  if (batch < 0 || batch >= indices.length || batch + depth > shape.length || depth < 1 || !aligned)
    fail(call, `indices ${show(indices)} do not address ${show(shape)} with ${batch} batch dimensions`);
  return [[...indices.slice(0, -1), ...shape.slice(batch + depth)]];
}

function scatterElements(call: Call): MaybeShapes {
  const [shape, indices, updates] = [shapeOf(call, 0), shapeOf(call, 1), shapeOf(call, 2)];
  normalAxis(call, intAttribute(call.node, "axis", 0), shape.length);
  if (indices.length !== shape.length || indices.join() !== updates.join())
    fail(call, `indices ${show(indices)} and updates ${show(updates)} do not fit ${show(shape)}`);
  return [shape];
}

function scatterND(call: Call): MaybeShapes {
  const [shape, indices, updates] = [shapeOf(call, 0), shapeOfRankAtLeast(call, 1, 1), shapeOf(call, 2)];
  const depth = indices.at(-1)!;
  const expected = [...indices.slice(0, -1), ...shape.slice(depth)];
  if (depth > shape.length || expected.join() !== updates.join())
    fail(call, `indices ${show(indices)} and updates ${show(updates)} do not fit ${show(shape)}`);
  return [shape];
}

/** Elements added before and after each axis (negative: removed); undefined when known only at run time. */
export function padAmounts(call: Call): readonly { readonly before: number; readonly after: number }[] | undefined {
  const shape = shapeOf(call, 0);
  const pads =
    call.opset >= 11 ? known(call, 1) : (intsAttribute(call.node, "pads") ?? fail(call, "its pads are missing"));
  const axes = given(call, 3) ? known(call, 3) : [...shape.keys()];
  if (pads === undefined || axes === undefined) return undefined;
  const normal = normalAxes(call, axes, shape.length);
  if (pads.length !== 2 * normal.length) fail(call, `${pads.length} pads were given for ${normal.length} axes`);
  return shape.map((_, axis) => {
    const index = normal.indexOf(axis);
    return index < 0 ? { before: 0, after: 0 } : { before: pads[index]!, after: pads[index + normal.length]! };
  });
}

function pad(call: Call): MaybeShapes {
  const amounts = padAmounts(call);
  return [amounts && shapeOf(call, 0).map((size, axis) => size + amounts[axis]!.before + amounts[axis]!.after)];
}

function oneHot(call: Call): MaybeShapes {
  const indices = shapeOf(call, 0);
  const depth = known(call, 1)?.[0];
  const axis = normalAxis(call, intAttribute(call.node, "axis", -1), indices.length + 1);
  return [depth === undefined ? undefined : [...indices.slice(0, axis), depth, ...indices.slice(axis)]];
}

function topK(call: Call): MaybeShapes {
  const shape = shapeOf(call, 0);
  const axis = normalAxis(call, intAttribute(call.node, "axis", -1), shape.length);
  const count = call.opset >= 10 ? known(call, 1)?.[0] : intAttribute(call.node, "k");
  if (count === undefined) return [undefined, undefined];
  if (count < 0 || count > shape[axis]!) fail(call, `the top ${count} of ${shape[axis]} were asked for`);
  const result = withSize(shape, axis, count);
  return [result, result];
}

function nonZero(call: Call): MaybeShapes {
  const values = known(call, 0);
  return [values && [shapeOf(call, 0).length, values.filter((value) => value !== 0).length]];
}

export const selectionShapes = {
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
} satisfies Record<string, ShapeRule>;
