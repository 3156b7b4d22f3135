/** @file Reference kernels of matrix products. */
import { floatAttribute, intAttribute, textAttribute } from "../../graph/attributes.ts";
import { shapeOf } from "../../graph/shapes/call.ts";
import { einsumTerms } from "../../graph/shapes/matrix.ts";
import { elementCount } from "../../graph/tensors.ts";
import { broadcastStrides, denseStrides, input, type Kernel, offsets, reserve, spend, type Work } from "./kernel.ts";
import { addProducts, transposed } from "./product.ts";

function matMul(work: Work): readonly Float64Array[] {
  const [first, second] = [shapeOf(work.call, 0), shapeOf(work.call, 1)];
  const a = first.length === 1 ? [1, ...first] : first;
  const b = second.length === 1 ? [...second, 1] : second;
  const [rows, inner, columns] = [a.at(-2)!, a.at(-1)!, b.at(-1)!];
  const free = (first.length === 1 ? 0 : 1) + (second.length === 1 ? 0 : 1);
  const batch = work.shapes[0]!.slice(0, work.shapes[0]!.length - free);
  const starts = (shape: readonly number[]) => offsets(batch, broadcastStrides(shape.slice(0, -2), batch));
  const [startsA, startsB] = [starts(a), starts(b)];
  spend(work, startsA.length * rows * inner * columns);
  const [x, y] = [input(work, 0), input(work, 1)];
  const result = new Float64Array(elementCount(work.shapes[0]!));
  for (let index = 0; index < startsA.length; index++) {
    const [atX, atY, at] = [startsA[index]! * rows * inner, startsB[index]! * inner * columns, index * rows * columns];
    const left = { data: x, start: atX, count: rows };
    const right = { data: transposed(y, atY, inner, columns), start: 0, count: columns };
    addProducts(left, right, inner, { data: result, start: at, rowStep: columns, columnStep: 1 });
  }
  return [result];
}

function gemm(work: Work): readonly Float64Array[] {
  const { node } = work.call;
  const [rows, columns] = work.shapes[0] as [number, number];
  const [transA, transB] = [intAttribute(node, "transA", 0) !== 0, intAttribute(node, "transB", 0) !== 0];
  const inner = shapeOf(work.call, 0)[transA ? 0 : 1]!;
  const [alpha, beta] = [floatAttribute(node, "alpha", 1), floatAttribute(node, "beta", 1)];
  spend(work, rows * inner * columns);
  const [a, b, bias] = [input(work, 0), input(work, 1), work.inputs[2]];
  const result = new Float64Array(rows * columns);
  const left = { data: transA ? transposed(a, 0, inner, rows) : a, start: 0, count: rows };
  const right = { data: transB ? b : transposed(b, 0, inner, columns), start: 0, count: columns };
  addProducts(left, right, inner, { data: result, start: 0, rowStep: columns, columnStep: 1 });
  for (let index = 0; index < result.length; index++) result[index]! *= alpha;
  if (bias) {
    const places = offsets([rows, columns], broadcastStrides(shapeOf(work.call, 2), [rows, columns]));
    for (let index = 0; index < result.length; index++) result[index]! += beta * bias[places[index]!]!;
  }
  return [result];
}

function einsum(work: Work): readonly Float64Array[] {
  const { inputs, output } = einsumTerms(textAttribute(work.call.node, "equation", ""));
  const sizes = new Map<string, number>();
  for (const [index, term] of inputs.entries())
    for (const [axis, letter] of term.split("").entries()) sizes.set(letter, shapeOf(work.call, index)[axis]!);
  const letters = [...sizes.keys()];
  const space = [...sizes.values()];
  reserve(work, elementCount(space) * (inputs.length + 1));
  const places = (term: string, shape: readonly number[]) => {
    const strides = denseStrides(shape);
    const total = (letter: string) =>
      term.split("").reduce((sum, other, axis) => (other === letter ? sum + strides[axis]! : sum), 0);
    return offsets(space, letters.map(total));
  };
  const terms = inputs.map((term, index) => ({
    data: input(work, index),
    at: places(term, shapeOf(work.call, index)),
  }));
  const at = places(output, work.shapes[0]!);
  const result = new Float64Array(elementCount(work.shapes[0]!));
  for (let index = 0; index < at.length; index++) {
    let product = 1;
    for (const term of terms) product *= term.data[term.at[index]!]!;
    result[at[index]!]! += product;
  }
  return [result];
}

export const matrixKernels = { Einsum: einsum, Gemm: gemm, MatMul: matMul } satisfies Record<string, Kernel>;
