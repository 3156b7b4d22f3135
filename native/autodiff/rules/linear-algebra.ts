/** @file Gradients of products of matrices. g is the gradient of the product. */
import { floatAttribute, intAttribute, textAttribute } from "../../graph/attributes.ts";
import { text } from "../../graph/graph.ts";
import { einsumTerms } from "../../graph/shapes/matrix.ts";
import { elementCount } from "../../graph/tensors.ts";
import type { Emitter } from "../emitter.ts";
import type { Rule } from "./rule.ts";
import { refuse } from "./rule.ts";

/** ∂(AB): dA = g Bᵀ, dB = Aᵀ g. A matrix shared by a batch takes one flat Gemm; vectors are treated as matrices. */
export const MatMul: Rule = ({ inputs: [a, b], outputs: [y], gradient }, emit) => {
  const shapeA = emit.shape(a!);
  const shapeB = emit.shape(b!);
  const rows = shapeA.length === 1 ? emit.reshape(a!, [1, ...shapeA]) : a!;
  const columns = shapeB.length === 1 ? emit.reshape(b!, [...shapeB, 1]) : b!;
  const product = matrixProductShape(emit.shape(rows), emit.shape(columns));
  const full = emit.reshape(emit.expand(gradient, emit.shape(y!)), product);
  const derive = emit.shape(columns).length === 2 ? flatProduct : batchedProduct;
  const { left, right } = derive(rows, columns, full, emit);
  return [() => emit.reshape(left(), shapeA), () => emit.reshape(right(), shapeB)];
};

interface ProductGradients {
  readonly left: () => string;
  readonly right: () => string;
}

function matrixProductShape(a: readonly number[], b: readonly number[]): readonly number[] {
  const rank = Math.max(a.length, b.length);
  const batch = Array.from({ length: rank - 2 }, (_, axis) => {
    const sizeA = a[axis - (rank - a.length)] ?? 1;
    const sizeB = b[axis - (rank - b.length)] ?? 1;
    return sizeA === 1 ? sizeB : sizeA;
  });
  return [...batch, a.at(-2)!, b.at(-1)!];
}

function flatProduct(a: string, b: string, g: string, emit: Emitter): ProductGradients {
  const [inner, columns] = emit.shape(b) as [number, number];
  const flat = emit.reshape(g, [elementCount(emit.shape(g).slice(0, -1)), columns]);
  const rows = elementCount(emit.shape(a).slice(0, -1));
  return {
    left: () => emit.matmul(flat, b, { b: true }),
    right: () => emit.matmul(emit.reshape(a, [rows, inner]), flat, { a: true }),
  };
}

function batchedProduct(a: string, b: string, g: string, emit: Emitter): ProductGradients {
  const batch = emit.shape(g).slice(0, -2);
  const summed = (value: string, operand: string): string => {
    const shape = emit.shape(operand);
    return emit.expand(emit.sumTo(value, [...batch, ...shape.slice(-2)], shape), shape);
  };
  return {
    left: () => summed(emit.matmul(g, b, { b: true }), a),
    right: () => summed(emit.matmul(a, g, { a: true }), b),
  };
}

/** y = αA′B′ + βC, where ′ is an optional transpose. */
export const Gemm: Rule = ({ node, inputs: [a, b, c], outputs: [y], gradient }, emit) => {
  const transA = intAttribute(node, "transA", 0) === 1;
  const transB = intAttribute(node, "transB", 0) === 1;
  const full = emit.expand(gradient, emit.shape(y!));
  const scaled = (): string => emit.scale(full, floatAttribute(node, "alpha", 1));
  const forC = (): string => emit.scale(gradient, floatAttribute(node, "beta", 1));
  return [
    () => (transA ? emit.matmul(b!, scaled(), { a: transB, b: true }) : emit.matmul(scaled(), b!, { b: !transB })),
    () => (transB ? emit.matmul(scaled(), a!, { a: true, b: transA }) : emit.matmul(a!, scaled(), { a: !transA })),
    c ? () => emit.sumTo(forC(), emit.shape(y!), emit.shape(c)) : undefined,
  ];
};

/**
 * The gradient of an operand is the product of g and the other operands, with the operand's subscripts as answer.
 * Subscripts that only the operand has were summed away: there the gradient is constant, so its size is left at 1.
 */
export const Einsum: Rule = ({ node, inputs, outputs: [y], gradient }, emit) => {
  const equation = textAttribute(node, "equation", "");
  if (equation.includes(".")) refuse("its equation has an ellipsis");
  const { inputs: terms, output } = einsumTerms(equation);
  if (terms.some((term) => new Set(term).size !== term.length)) refuse("its equation repeats a subscript");
  return terms.map((term, index) => () => {
    const others = terms.filter((_, other) => other !== index);
    const known = output + others.join("");
    const letters = Array.from(term);
    const kept = letters.filter((letter) => known.includes(letter));
    const full = emit.expand(gradient, emit.shape(y!));
    const value = emit.op("Einsum", [full, ...inputs.filter((_, other) => other !== index)], {
      equation: text(`${[output, ...others].join(",")}->${kept.join("")}`),
    });
    const sizes = emit.shape(inputs[index]!);
    return emit.reshape(
      value,
      letters.map((letter, axis) => (known.includes(letter) ? sizes[axis]! : 1)),
    );
  });
};
