/** @file Gradients of picking and placing: what was picked is added back where it came from, duplicates included. */
import { intAttribute, textAttribute } from "../../graph/attributes.ts";
import { int, text } from "../../graph/graph.ts";
import { elementCount } from "../../graph/tensors.ts";
import type { Emitter } from "../emitter.ts";
import type { Call, Rule } from "./rule.ts";
import { positiveAxis, refuse } from "./rule.ts";

const full = ({ gradient, outputs }: Call, emit: Emitter): string => emit.expand(gradient, emit.shape(outputs[0]!));

/** One known index is a Pad; otherwise the picked axes are moved to the front and scattered. */
export const Gather: Rule = (call, emit) => [
  () => {
    const [data, indices] = call.inputs as [string, string];
    const shape = emit.shape(data);
    const axis = positiveAxis(intAttribute(call.node, "axis", 0), shape.length);
    const known = emit.constantOf(indices);
    if (known?.length === 1)
      return placeSlice(full(call, emit), shape, axis, positiveAxis(known[0]!, shape[axis]!), emit);
    const depth = emit.shape(indices).length;
    const picked = [...Array(depth).keys()].map((offset) => axis + offset);
    const rest = [...emit.shape(call.outputs[0]!).keys()].filter((other) => !picked.includes(other));
    const moved = [axis, ...[...shape.keys()].filter((other) => other !== axis)];
    const rows = emit.transpose(full(call, emit), [...picked, ...rest]);
    const pointers = emit.reshape(emit.cast(indices, "int64"), [...emit.shape(indices), 1]);
    const sum = scatterAdd(
      moved.map((from) => shape[from]!),
      pointers,
      rows,
      emit,
    );
    return emit.transpose(
      sum,
      moved.map((_, to) => moved.indexOf(to)),
    );
  },
];

function placeSlice(value: string, shape: readonly number[], axis: number, index: number, emit: Emitter): string {
  const none = shape.map(() => 0);
  const one = emit.reshape(value, shape.with(axis, 1));
  return emit.pad(one, none.with(axis, index), none.with(axis, shape[axis]! - index - 1));
}

function scatterAdd(shape: readonly number[], indices: string, updates: string, emit: Emitter): string {
  const target = emit.zeros(shape, emit.type(updates));
  return emit.op("ScatterND", [target, indices, updates], { reduction: text("add") });
}

export const GatherND: Rule = (call, emit) => [
  () => {
    if (intAttribute(call.node, "batch_dims", 0) !== 0) refuse("it has batch dimensions");
    return scatterAdd(emit.shape(call.inputs[0]!), call.inputs[1]!, full(call, emit), emit);
  },
];

export const GatherElements: Rule = (call, emit) => [
  () => {
    const axis = intAttribute(call.node, "axis", 0);
    return scatterElementsAdd(emit.shape(call.inputs[0]!), call.inputs[1]!, full(call, emit), axis, emit);
  },
];

/** Zeros of `shape` with every update added at its index along `axis`. */
function scatterElementsAdd(
  shape: readonly number[],
  indices: string,
  updates: string,
  axis: number,
  emit: Emitter,
): string {
  const target = emit.zeros(shape, emit.type(updates));
  return emit.op("ScatterElements", [target, indices, updates], { axis: int(axis), reduction: text("add") });
}

/** The values have a gradient, their places none. */
export const TopK: Rule = ({ node, inputs: [x], outputs: [y, indices], gradient }, emit) => [
  () => {
    if (!indices) refuse("its indices are left out");
    const updates = emit.expand(gradient, emit.shape(y!));
    return scatterElementsAdd(emit.shape(x!), indices, updates, intAttribute(node, "axis", -1), emit);
  },
];

function requireReplacingOrAdding({ node }: Call): "none" | "add" {
  const reduction = textAttribute(node, "reduction", "none");
  return reduction === "none" || reduction === "add" ? reduction : refuse(`its reduction is "${reduction}"`);
}

/**
 * Replaced elements pass no gradient to the data; the updates get the gradient of where they went, unless another
 * update went there after them.
 */
export const ScatterND: Rule = (call, emit) => {
  const reduction = requireReplacingOrAdding(call);
  const [, indices, updates] = call.inputs as [string, string, string];
  const none = (): string => emit.zeros(emit.shape(updates), emit.type(updates));
  return [
    () => (reduction === "add" ? call.gradient : emit.op("ScatterND", [full(call, emit), indices, none()])),
    undefined,
    () => {
      const gathered = emit.op("GatherND", [full(call, emit), indices]);
      if (reduction === "add") return gathered;
      const places = emit.shape(indices).slice(0, -1);
      const space = emit.shape(call.inputs[0]!).slice(0, emit.shape(indices).at(-1));
      const ordinals = ordinalsOf(places, emit);
      const placed = emit.op("ScatterND", [integerZeros(space, emit), indices, ordinals]);
      const wins = emit.op("Equal", [emit.op("GatherND", [placed, indices]), ordinals]);
      const rest = emit.shape(updates).slice(places.length);
      return emit.keepWhere(emit.reshape(wins, [...places, ...rest.map(() => 1)]), gathered);
    },
  ];
};

export const ScatterElements: Rule = (call, emit) => {
  const reduction = requireReplacingOrAdding(call);
  const [, indices, updates] = call.inputs as [string, string, string];
  const attributes = { axis: int(intAttribute(call.node, "axis", 0)) };
  const none = (): string => emit.zeros(emit.shape(updates), emit.type(updates));
  return [
    () =>
      reduction === "add" ? call.gradient : emit.op("ScatterElements", [full(call, emit), indices, none()], attributes),
    undefined,
    () => {
      const gathered = emit.op("GatherElements", [full(call, emit), indices], attributes);
      if (reduction === "add") return gathered;
      const ordinals = ordinalsOf(emit.shape(indices), emit);
      const space = integerZeros(emit.shape(call.inputs[0]!), emit);
      const placed = emit.op("ScatterElements", [space, indices, ordinals], attributes);
      const wins = emit.op("Equal", [emit.op("GatherElements", [placed, indices], attributes), ordinals]);
      return emit.keepWhere(wins, gathered);
    },
  ];
};

/** 1, 2, 3 … in a shape. Scattered as the updates are, they tell which update of one place was the one to stay. */
function ordinalsOf(shape: readonly number[], emit: Emitter): string {
  return emit.reshape(emit.integers(Array.from({ length: elementCount(shape) }, (_, index) => index + 1)), shape);
}

function integerZeros(shape: readonly number[], emit: Emitter): string {
  return emit.expand(emit.integers([0]), shape);
}

/** Zeros of `shape` with every update added at its index into the flattened tensor, as MaxPool counts. */
export function scatterFlat(shape: readonly number[], indices: string, updates: string, emit: Emitter): string {
  const count = elementCount(emit.shape(updates));
  const flat = scatterElementsAdd(
    [elementCount(shape)],
    emit.reshape(indices, [count]),
    emit.reshape(updates, [count]),
    0,
    emit,
  );
  return emit.reshape(flat, shape);
}
