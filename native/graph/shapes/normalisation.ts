/** @file Shapes of normalisations: the input's own, and the statistics beside it. */
import { intAttribute } from "../attributes.ts";
import { type Call, fail, normalAxis, type Shape, type ShapeRule, shapeOf, shapeOfRankAtLeast, show } from "./call.ts";

function layer(call: Call): readonly Shape[] {
  const shape = shapeOfRankAtLeast(call, 0, 1);
  const first = normalAxis(call, intAttribute(call.node, "axis", -1), shape.length);
  const statistics = shape.map((size, axis) => (axis < first ? size : 1));
  return [shape, statistics, statistics];
}

function channels(call: Call): Shape {
  const shape = shapeOfRankAtLeast(call, 0, 2);
  for (let index = 1; index < call.operands.length; index++) {
    const parameter = shapeOf(call, index);
    if (parameter.length !== 1 || parameter[0] !== shape[1])
      fail(call, `input ${index} is ${show(parameter)} where ${show(shape)} has ${shape[1]} channels`);
  }
  return shape;
}

function batch(call: Call): readonly Shape[] {
  const shape = channels(call);
  return [shape, [shape[1]!], [shape[1]!], [shape[1]!], [shape[1]!]];
}

function group(call: Call): readonly Shape[] {
  const shape = shapeOfRankAtLeast(call, 0, 2);
  const groups = intAttribute(call.node, "num_groups");
  if (groups < 1 || shape[1]! % groups !== 0) fail(call, `${shape[1]} channels do not divide into ${groups} groups`);
  // Until opset 20 scale and bias had one value a group; since 21 one a channel.
  const expected = call.opset < 21 ? groups : shape[1]!;
  for (const index of [1, 2])
    if (shapeOf(call, index).join() !== `${expected}`)
      fail(call, `input ${index} is ${show(shapeOf(call, index))}, not [${expected}]`);
  return [shape];
}

export const normalisationShapes = {
  BatchNormalization: batch,
  GroupNormalization: group,
  InstanceNormalization: (call) => [channels(call)],
  LayerNormalization: layer,
  LpNormalization: (call) => [shapeOf(call, 0)],
  LRN: (call) => [shapeOfRankAtLeast(call, 0, 2)],
  RMSNormalization: (call) => layer(call).slice(0, 1),
} satisfies Record<string, ShapeRule>;
