/** @file What a shape rule is told about one node, and the few questions every rule asks. */
import { describeNode } from "../attributes.ts";
import type { DataType, Node, Tensor } from "../graph.ts";
import { ModelError } from "../model-error.ts";
import { elementCount, numbersOf } from "../tensors.ts";

/** A static shape: every size known. */
export type Shape = readonly number[];

/** One input of a node, as far as it is known before the model runs. */
export interface Operand {
  readonly type: DataType;
  readonly shape: Shape;
  /** The values themselves, where they are a constant or follow from shapes. */
  readonly value: Tensor | undefined;
}

/** One node with static inputs; left-out inputs are undefined. */
export interface Call {
  readonly node: Node;
  readonly opset: number;
  readonly operands: readonly (Operand | undefined)[];
}

/** Shapes of a node's outputs in order; undefined where a shape depends on values not known. */
export type ShapeRule = (call: Call) => readonly (Shape | undefined)[];

/** Throws the ModelError of this node. */
export function fail(call: Call, complaint: string): never {
  throw new ModelError(`${describeNode(call.node)}: ${complaint}`);
}

/** A shape as messages print it: the first dozen sizes. */
export function show(shape: Shape): string {
  return `[${shape.slice(0, 12).join(",")}${shape.length > 12 ? ",…" : ""}]`;
}

/** Input `index`, which the operator requires. */
export function operand(call: Call, index: number): Operand {
  return call.operands[index] ?? fail(call, `input ${index} is missing`);
}

/** Shape of the required input `index`. */
export function shapeOf(call: Call, index: number): Shape {
  return operand(call, index).shape;
}

/** Shape of the required input `index`, which must have exactly `rank` dimensions. */
export function shapeOfRank(call: Call, index: number, rank: number): Shape {
  const shape = shapeOf(call, index);
  if (shape.length !== rank) fail(call, `input ${index} must have rank ${rank}, not ${show(shape)}`);
  return shape;
}

/** Shape of the required input `index`, which must have at least `rank` dimensions. */
export function shapeOfRankAtLeast(call: Call, index: number, rank: number): Shape {
  const shape = shapeOf(call, index);
  if (shape.length < rank) fail(call, `input ${index} must have rank ${rank} or more, not ${show(shape)}`);
  return shape;
}

/** Values of the required input `index` as numbers, undefined when they are known only at run time. */
export function known(call: Call, index: number): readonly number[] | undefined {
  const value = operand(call, index).value;
  return value && numbersOf(value);
}

/** True when input `index` is given at all. */
export function given(call: Call, index: number): boolean {
  return call.operands[index] !== undefined;
}

/** An axis counted from either end, as 0 … rank−1. */
export function normalAxis(call: Call, axis: number, rank: number): number {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank)
    fail(call, `axis ${axis} does not exist in rank ${rank}`);
  return axis < 0 ? axis + rank : axis;
}

/** Axes counted from either end, each 0 … rank−1 and named once. */
export function normalAxes(call: Call, axes: readonly number[], rank: number): readonly number[] {
  const normal = axes.map((axis) => normalAxis(call, axis, rank));
  if (new Set(normal).size !== normal.length) fail(call, `axes ${show(axes)} name one dimension twice`);
  return normal;
}

/** The shape with `size` at `axis`. */
export function withSize(shape: Shape, axis: number, size: number): Shape {
  return shape.map((old, index) => (index === axis ? size : old));
}

/** Largest tensor a rule may announce: what a 32-bit index can address. */
const mostElements = 2 ** 32;

/** More dimensions than any real tensor has; without a limit a hostile file buys slow shapes cheaply. */
export const mostDimensions = 64;

/** Refuses shapes no machine could hold, so that a hostile file fails before anything is allocated. */
export function checkedShape(call: Call, shape: Shape): Shape {
  if (!shape.every((size) => Number.isSafeInteger(size) && size >= 0))
    fail(call, `would produce the shape ${show(shape)}`);
  if (shape.length > mostDimensions) fail(call, `would produce ${shape.length} dimensions`);
  if (elementCount(shape) > mostElements) fail(call, `would produce ${show(shape)}, which is too large`);
  return shape;
}
