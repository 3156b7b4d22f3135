/** @file Reference kernels that work element by element. */
import { floatAttribute, intAttribute, textAttribute } from "../../graph/attributes.ts";
import type { Node } from "../../graph/graph.ts";
import { fail, normalAxis, operand, shapeOf } from "../../graph/shapes/call.ts";
import { dataTypeOf } from "../../graph/data-types.ts";
import type { DataType } from "../../graph/graph.ts";
import { isFloating } from "../../graph/tensors.ts";
import { around, broadcastStrides, input, type Kernel, offsets, type Work } from "./kernel.ts";
import { erf, roundHalfEven, sigmoid, softplus } from "./special.ts";

type Unary = (x: number) => number;
type Binary = (a: number, b: number) => number;

function map(make: (node: Node) => Unary): Kernel {
  return (work) => [input(work, 0).map(make(work.call.node))];
}

/** A function without attributes. */
function plain(f: Unary): Kernel {
  return (work) => [input(work, 0).map((x) => f(x))];
}

/** Broadcasts all inputs to the result and folds them with `f`. */
function fold(make: (work: Work) => Binary): Kernel {
  return (work) => {
    const f = make(work);
    const [shape] = work.shapes;
    const terms = work.inputs.map((_, index) => spread(work, index));
    let result = terms[0] ?? fail(work.call, "it has no inputs");
    for (const term of terms.slice(1)) result = result.map((a, index) => f(a, term[index]!));
    return [shape ? result : fail(work.call, "its shape is not known")];
  };
}

/** Input `index` broadcast to the first result's shape. */
function spread(work: Work, index: number): Float64Array {
  const data = input(work, index);
  const [result] = work.shapes;
  const shape = shapeOf(work.call, index);
  if (result!.join() === shape.join()) return data;
  const places = offsets(result!, broadcastStrides(shape, result!));
  return Float64Array.from(places, (place) => data[place]!);
}

const binary = (f: Binary) => fold(() => f);
const truth = (f: (a: number, b: number) => boolean) => fold(() => (a, b) => Number(f(a, b)));

function divide(work: Work): Binary {
  if (isFloating(operand(work.call, 0).type)) return (a, b) => a / b;
  return (a, b) => (b === 0 ? fail(work.call, "it divides a whole number by 0") : Math.trunc(a / b));
}

/** With fmod the sign of the dividend, else (whole numbers) that of the divisor. */
function modulo(work: Work): Binary {
  if (intAttribute(work.call.node, "fmod", 0) !== 0) return (a, b) => a % b;
  return (a, b) => (b === 0 ? fail(work.call, "it divides a whole number by 0") : a - b * Math.floor(a / b));
}

function power(work: Work): Binary {
  return isFloating(operand(work.call, 0).type) ? Math.pow : (a, b) => Math.trunc(a ** b);
}

function mean(work: Work): readonly Float64Array[] {
  const [sum] = binary((a, b) => a + b)(work);
  return [sum!.map((x) => x / work.inputs.length)];
}

function where(work: Work): readonly Float64Array[] {
  const [condition, yes, no] = [spread(work, 0), spread(work, 1), spread(work, 2)];
  return [condition.map((chosen, index) => (chosen === 0 ? no[index]! : yes[index]!))];
}

function clip(work: Work): readonly Float64Array[] {
  const fromAttributes = work.call.opset < 11;
  const low = fromAttributes ? floatAttribute(work.call.node, "min", -Infinity) : (work.inputs[1]?.[0] ?? -Infinity);
  const high = fromAttributes ? floatAttribute(work.call.node, "max", Infinity) : (work.inputs[2]?.[0] ?? Infinity);
  return [input(work, 0).map((x) => Math.min(Math.max(x, low), high))];
}

function convert(data: Float64Array, from: DataType, to: DataType): Float64Array {
  if (to === "bool") return data.map((x) => Number(x !== 0));
  return isFloating(from) && !isFloating(to) ? data.map(Math.trunc) : data;
}

function cast(work: Work): readonly Float64Array[] {
  const to = dataTypeOf(intAttribute(work.call.node, "to")) ?? fail(work.call, "casts to an unsupported data type");
  return [convert(input(work, 0), operand(work.call, 0).type, to)];
}

function dropout(work: Work): readonly Float64Array[] {
  const data = input(work, 0);
  if ((work.inputs[2]?.[0] ?? 0) !== 0 && (work.inputs[1]?.[0] ?? 0.5) > 0)
    fail(work.call, "training mode draws at random, which no reference can");
  return [data, data.map(() => 1)];
}

function gelu(node: Node): Unary {
  if (textAttribute(node, "approximate", "none") === "none") return (x) => (x / 2) * (1 + erf(x / Math.SQRT2));
  return (x) => (x / 2) * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
}

function elu(node: Node): Unary {
  const alpha = floatAttribute(node, "alpha", 1);
  return (x) => (x > 0 ? x : alpha * Math.expm1(x));
}

function selu(node: Node): Unary {
  const alpha = floatAttribute(node, "alpha", 1.67326319217681884765625);
  const gamma = floatAttribute(node, "gamma", 1.05070102214813232421875);
  return (x) => gamma * (x > 0 ? x : alpha * Math.expm1(x));
}

function celu(node: Node): Unary {
  const alpha = floatAttribute(node, "alpha", 1);
  return (x) => Math.max(0, x) + Math.min(0, alpha * Math.expm1(x / alpha));
}

function hardSigmoid(node: Node): Unary {
  const [alpha, beta] = [floatAttribute(node, "alpha", 0.2), floatAttribute(node, "beta", 0.5)];
  return (x) => Math.max(0, Math.min(1, alpha * x + beta));
}

function softmax(finish: (shifted: number, total: number) => number): Kernel {
  return (work) => {
    const shape = shapeOf(work.call, 0);
    const flattens = work.call.opset < 13;
    const axis = normalAxis(work.call, intAttribute(work.call.node, "axis", flattens ? 1 : -1), shape.length);
    // Before opset 13 everything from the axis on is one row.
    const rows = flattens
      ? [around(shape, axis).outer, work.inputs[0]!.length / (around(shape, axis).outer || 1)]
      : shape;
    const { outer, size, inner } = around(rows, flattens ? 1 : axis);
    const result = input(work, 0).slice();
    for (let block = 0; block < outer; block++)
      for (let column = 0; column < inner; column++) {
        const place = (row: number) => (block * size + row) * inner + column;
        let [largest, total] = [-Infinity, 0];
        for (let row = 0; row < size; row++) largest = Math.max(largest, result[place(row)]!);
        for (let row = 0; row < size; row++) total += Math.exp(result[place(row)]! - largest);
        for (let row = 0; row < size; row++) result[place(row)] = finish(result[place(row)]! - largest, total);
      }
    return [result];
  };
}

function cumulativeSum(work: Work): readonly Float64Array[] {
  const shape = shapeOf(work.call, 0);
  const { outer, size, inner } = around(shape, normalAxis(work.call, input(work, 1)[0] ?? 0, shape.length));
  const exclusive = intAttribute(work.call.node, "exclusive", 0) !== 0;
  const reverse = intAttribute(work.call.node, "reverse", 0) !== 0;
  const data = input(work, 0);
  const result = new Float64Array(data.length);
  for (let block = 0; block < outer; block++)
    for (let column = 0; column < inner; column++) {
      let sum = 0;
      for (let step = 0; step < size; step++) {
        const place = (block * size + (reverse ? size - 1 - step : step)) * inner + column;
        if (exclusive) result[place] = sum;
        sum += data[place]!;
        if (!exclusive) result[place] = sum;
      }
    }
  return [result];
}

function triangle(work: Work): readonly Float64Array[] {
  const [rows, columns] = shapeOf(work.call, 0).slice(-2) as [number, number];
  const diagonal = work.inputs[1]?.[0] ?? 0;
  const upper = intAttribute(work.call.node, "upper", 1) !== 0;
  return [
    input(work, 0).map((x, place) => {
      const distance = (place % columns) - (Math.floor(place / columns) % rows) - diagonal;
      return (upper ? distance >= 0 : distance <= 0) ? x : 0;
    }),
  ];
}

export const elementwiseKernels = {
  Abs: plain(Math.abs),
  Acos: plain(Math.acos),
  Asin: plain(Math.asin),
  Atan: plain(Math.atan),
  Cast: cast,
  CastLike: (work) => [convert(input(work, 0), operand(work.call, 0).type, operand(work.call, 1).type)],
  Ceil: plain(Math.ceil),
  Celu: map(celu),
  Clip: clip,
  Cos: plain(Math.cos),
  Cosh: plain(Math.cosh),
  CumSum: cumulativeSum,
  Dropout: dropout,
  Elu: map(elu),
  Erf: plain(erf),
  Exp: plain(Math.exp),
  Floor: plain(Math.floor),
  Gelu: map(gelu),
  HardSigmoid: map(hardSigmoid),
  HardSwish: plain((x) => x * Math.max(0, Math.min(1, x / 6 + 0.5))),
  Identity: (work) => [input(work, 0)],
  IsInf: plain((x) => Number(Math.abs(x) === Infinity)),
  IsNaN: plain((x) => Number(Number.isNaN(x))),
  LeakyRelu: map((node) => (x) => (x < 0 ? floatAttribute(node, "alpha", 0.01) * x : x)),
  Log: plain(Math.log),
  LogSoftmax: softmax((shifted, total) => shifted - Math.log(total)),
  Mish: plain((x) => x * Math.tanh(softplus(x))),
  Neg: plain((x) => -x),
  Not: plain((x) => Number(x === 0)),
  PRelu: binary((x, slope) => (x < 0 ? slope * x : x)),
  Reciprocal: plain((x) => 1 / x),
  Relu: plain((x) => Math.max(0, x)),
  Round: plain(roundHalfEven),
  Selu: map(selu),
  Sigmoid: plain(sigmoid),
  Sign: plain(Math.sign),
  Sin: plain(Math.sin),
  Sinh: plain(Math.sinh),
  Softmax: softmax((shifted, total) => Math.exp(shifted) / total),
  Softplus: plain(softplus),
  Softsign: plain((x) => x / (1 + Math.abs(x))),
  Sqrt: plain(Math.sqrt),
  Tan: plain(Math.tan),
  Tanh: plain(Math.tanh),
  ThresholdedRelu: map((node) => (x) => (x > floatAttribute(node, "alpha", 1) ? x : 0)),
  Trilu: triangle,

  Add: binary((a, b) => a + b),
  And: truth((a, b) => a !== 0 && b !== 0),
  Div: fold(divide),
  Equal: truth((a, b) => a === b),
  Greater: truth((a, b) => a > b),
  GreaterOrEqual: truth((a, b) => a >= b),
  Less: truth((a, b) => a < b),
  LessOrEqual: truth((a, b) => a <= b),
  Max: binary(Math.max),
  Mean: mean,
  Min: binary(Math.min),
  Mod: fold(modulo),
  Mul: binary((a, b) => a * b),
  Or: truth((a, b) => a !== 0 || b !== 0),
  Pow: fold(power),
  Sub: binary((a, b) => a - b),
  Sum: binary((a, b) => a + b),
  Where: where,
  Xor: truth((a, b) => (a !== 0) !== (b !== 0)),
} satisfies Record<string, Kernel>;
