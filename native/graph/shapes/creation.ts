/** @file Shapes of operators whose result comes from shapes, constants or plain numbers. */
import { floatsAttribute, intsAttribute, stringsAttribute, tensorAttribute } from "../attributes.ts";
import type { Tensor } from "../graph.ts";
import { elementCount, float32Tensor, int64Tensor } from "../tensors.ts";
import { type Call, fail, known, type Shape, type ShapeRule, shapeOf } from "./call.ts";

/** The tensor a Constant node holds, in whichever of its attributes it sits. */
export function constantTensor(call: Pick<Call, "node">): Tensor | undefined {
  const { node } = call;
  const tensor = tensorAttribute(node, "value");
  if (tensor) return tensor;
  const single = node.attributes["value_float"] ?? node.attributes["value_int"] ?? node.attributes["value_string"];
  if (single?.kind === "float") return float32Tensor([], [single.value]);
  if (single?.kind === "int") return int64Tensor([single.value], []);
  if (single?.kind === "string") return { type: "string", shape: [], data: [single.value] };
  const floats = floatsAttribute(node, "value_floats");
  if (floats) return float32Tensor([floats.length], floats);
  const ints = intsAttribute(node, "value_ints");
  if (ints) return int64Tensor(ints);
  const strings = stringsAttribute(node, "value_strings");
  return strings && { type: "string", shape: [strings.length], data: strings };
}

function constant(call: Call): readonly Shape[] {
  return [(constantTensor(call) ?? fail(call, "it holds no tensor")).shape];
}

function range(call: Call): readonly (Shape | undefined)[] {
  const [start, limit, step] = [known(call, 0)?.[0], known(call, 1)?.[0], known(call, 2)?.[0]];
  if (start === undefined || limit === undefined || step === undefined) return [undefined];
  if (step === 0) fail(call, "its step is 0");
  return [[Math.max(0, Math.ceil((limit - start) / step))]];
}

export const creationShapes = {
  Constant: constant,
  ConstantOfShape: (call) => [elementCount(shapeOf(call, 0)) === 0 ? [] : known(call, 0)],
  EyeLike: (call) => [shapeOf(call, 0)],
  RandomNormalLike: (call) => [shapeOf(call, 0)],
  RandomUniformLike: (call) => [shapeOf(call, 0)],
  Range: range,
  Shape: (call) => [[shapeSlice(call).length]],
  Size: () => [[]],
} satisfies Record<string, ShapeRule>;

/** The part of the input's shape that Shape reports (start and end since opset 15). */
export function shapeSlice(call: Call): Shape {
  const start = call.node.attributes["start"];
  const end = call.node.attributes["end"];
  return shapeOf(call, 0).slice(start?.kind === "int" ? start.value : 0, end?.kind === "int" ? end.value : undefined);
}
