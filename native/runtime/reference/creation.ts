/** @file Reference kernels whose results come from shapes, constants or plain numbers. */
import { intAttribute, tensorAttribute } from "../../graph/attributes.ts";
import { fail, shapeOf } from "../../graph/shapes/call.ts";
import { constantTensor, shapeSlice } from "../../graph/shapes/creation.ts";
import { elementCount } from "../../graph/tensors.ts";
import { input, type Kernel, type Work } from "./kernel.ts";
import { toNumbers } from "./numbers.ts";

function constant(work: Work): readonly Float64Array[] {
  return [toNumbers(constantTensor(work.call) ?? fail(work.call, "it holds no tensor"))];
}

function constantOfShape(work: Work): readonly Float64Array[] {
  const value = tensorAttribute(work.call.node, "value");
  return [new Float64Array(elementCount(work.shapes[0]!)).fill(value ? (toNumbers(value)[0] ?? 0) : 0)];
}

function range(work: Work): readonly Float64Array[] {
  const [start, step] = [input(work, 0)[0]!, input(work, 2)[0]!];
  return [new Float64Array(work.shapes[0]![0]!).map((_, index) => start + index * step)];
}

function eye(work: Work): readonly Float64Array[] {
  const [rows = 0, columns = 0] = work.shapes[0]!;
  const diagonal = intAttribute(work.call.node, "k", 0);
  const isOne = (place: number) => (place % columns) - Math.floor(place / columns) === diagonal;
  return [new Float64Array(rows * columns).map((_, place) => Number(isOne(place)))];
}

export const creationKernels = {
  Constant: constant,
  ConstantOfShape: constantOfShape,
  EyeLike: eye,
  Range: range,
  Shape: (work) => [Float64Array.from(shapeSlice(work.call))],
  Size: (work) => [Float64Array.of(elementCount(shapeOf(work.call, 0)))],
} satisfies Record<string, Kernel>;
