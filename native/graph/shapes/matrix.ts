/** @file Shapes of matrix products. */
import { intAttribute, textAttribute } from "../attributes.ts";
import { broadcastOrFail } from "./broadcast.ts";
import {
  type Call,
  fail,
  given,
  type Shape,
  type ShapeRule,
  shapeOf,
  shapeOfRank,
  shapeOfRankAtLeast,
  show,
} from "./call.ts";

function matMul(call: Call): readonly Shape[] {
  const [a, b] = [shapeOfRankAtLeast(call, 0, 1), shapeOfRankAtLeast(call, 1, 1)];
  const left = a.length === 1 ? [1, ...a] : a;
  const right = b.length === 1 ? [...b, 1] : b;
  if (left.at(-1) !== right.at(-2)) fail(call, `inner sizes of ${show(a)} and ${show(b)} differ`);
  const batch = broadcastOrFail(call, left.slice(0, -2), right.slice(0, -2));
  const rows = a.length === 1 ? [] : [left.at(-2)!];
  const columns = b.length === 1 ? [] : [right.at(-1)!];
  return [[...batch, ...rows, ...columns]];
}

function gemm(call: Call): readonly Shape[] {
  const [a, b] = [shapeOfRank(call, 0, 2), shapeOfRank(call, 1, 2)];
  const [rows, inner] = intAttribute(call.node, "transA", 0) === 0 ? [a[0]!, a[1]!] : [a[1]!, a[0]!];
  const [depth, columns] = intAttribute(call.node, "transB", 0) === 0 ? [b[0]!, b[1]!] : [b[1]!, b[0]!];
  if (inner !== depth) fail(call, `inner sizes of ${show(a)} and ${show(b)} differ`);
  const result = [rows, columns];
  if (given(call, 2) && broadcastOrFail(call, result, shapeOf(call, 2)).join() !== result.join())
    fail(call, `bias ${show(shapeOf(call, 2))} does not broadcast to ${show(result)}`);
  return [result];
}

/** The letters of an Einsum equation: one list for each input and one for the result. */
export function einsumTerms(equation: string): { readonly inputs: readonly string[]; readonly output: string } {
  const [left = "", right] = equation.replaceAll(" ", "").split("->");
  const inputs = left.split(",");
  const seen = new Map<string, number>();
  for (const letter of inputs.join("").split("")) seen.set(letter, (seen.get(letter) ?? 0) + 1);
  const once = [...seen].flatMap(([letter, count]) => (count === 1 ? [letter] : []));
  return { inputs, output: right ?? once.toSorted().join("") };
}

function einsum(call: Call): readonly (Shape | undefined)[] {
  const { inputs, output } = einsumTerms(textAttribute(call.node, "equation", ""));
  if ([...inputs, output].some((term) => term.includes("."))) return [undefined];
  if (inputs.length !== call.operands.length) fail(call, `its equation names ${inputs.length} inputs`);
  const sizes = new Map<string, number>();
  for (const [index, term] of inputs.entries()) {
    const shape = shapeOfRank(call, index, term.length);
    for (const [axis, letter] of term.split("").entries()) {
      const size = shape[axis]!;
      if ((sizes.get(letter) ?? size) !== size)
        fail(call, `letter ${letter} stands for ${sizes.get(letter)} and ${size}`);
      sizes.set(letter, size);
    }
  }
  return [output.split("").map((letter) => sizes.get(letter) ?? fail(call, `letter ${letter} has no size`))];
}

export const matrixShapes = { Einsum: einsum, Gemm: gemm, MatMul: matMul } satisfies Record<string, ShapeRule>;
