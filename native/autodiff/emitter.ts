/** @file The arithmetic that gradient rules are written in: standard ONNX operators, with the trivial cases taken out. */
import type { GraphBuilder } from "../graph/builder.ts";
import { storage } from "../graph/data-types.ts";
import type { Attribute, DataType, Node, Tensor } from "../graph/graph.ts";
import { int, ints } from "../graph/graph.ts";
import type { Call as ShapeCall } from "../graph/shapes/call.ts";
import { elementCount, emptyData, int64Tensor, isFloating, numbersOf } from "../graph/tensors.ts";

/** Start, end (exclusive) and step along one axis. */
export interface Cut {
  readonly axis: number;
  readonly start: number;
  readonly end: number;
  readonly step?: number;
}

const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((size, axis) => size === b[axis]);

/**
 * Appends operators to a graph builder. A *lazy* value stands for a larger one it broadcasts to: gradients are passed
 * on lazily and expanded only where an operator must see every element.
 */
export class Emitter {
  readonly #builder: GraphBuilder;
  readonly opset: number;
  readonly #variables: ReadonlySet<string>;

  /** `variables` may change from run to run, whatever they hold now: none is taken for a constant. */
  constructor(builder: GraphBuilder, variables: ReadonlySet<string>, opset: number) {
    this.#builder = builder;
    this.opset = opset;
    this.#variables = variables;
  }

  /** Static shape of a value. */
  shape(value: string): readonly number[] {
    return this.#builder.shapeOf(value);
  }

  type(value: string): DataType {
    return this.#builder.typeOf(value);
  }

  /** True when the value is present and holds fractions. */
  isFloating(value: string): boolean {
    return value !== "" && isFloating(this.type(value));
  }

  /** The numbers of a value known before running; undefined for any other. */
  constantOf(value: string): readonly number[] | undefined {
    if (value === "" || this.#variables.has(value)) return undefined;
    const tensor = this.#builder.tensorOf(value);
    return tensor === undefined ? undefined : numbersOf(tensor);
  }

  /** A node as the shape rules see it, whose helpers resolve bounds, padding and windows for every opset. */
  shapeCall(node: Node): ShapeCall {
    const operands = node.inputs.map((input) =>
      input === ""
        ? undefined
        : { type: this.type(input), shape: this.shape(input), value: this.#builder.tensorOf(input) },
    );
    return { node, opset: this.opset, operands };
  }

  op(op: string, inputs: readonly string[], attributes: Record<string, Attribute> = {}): string {
    return this.#builder.op(op, inputs, attributes);
  }

  /** A constant of floating type `type`. */
  tensor(shape: readonly number[], values: readonly number[], type: DataType): string {
    const data = emptyData(type, elementCount(shape)) as Float32Array | Float64Array;
    data.set(values);
    return this.#builder.constant({ type, shape, data } satisfies Tensor);
  }

  scalar(value: number, type: DataType): string {
    return this.tensor([], [value], type);
  }

  /** An int64 vector. */
  integers(values: readonly number[]): string {
    return this.#builder.constant(int64Tensor(values));
  }

  zeros(shape: readonly number[], type: DataType): string {
    return this.expand(this.scalar(0, type), shape);
  }

  add(a: string, b: string): string {
    if (this.#isConstant(a, 0)) return b;
    return this.#isConstant(b, 0) ? a : this.op("Add", [a, b]);
  }

  subtract(a: string, b: string): string {
    return this.#isConstant(b, 0) ? a : this.op("Sub", [a, b]);
  }

  multiply(a: string, b: string): string {
    if (this.#isConstant(a, 1)) return b;
    return this.#isConstant(b, 1) ? a : this.op("Mul", [a, b]);
  }

  divide(a: string, b: string): string {
    return this.op("Div", [a, b]);
  }

  negate(value: string): string {
    return this.op("Neg", [value]);
  }

  square(value: string): string {
    return this.multiply(value, value);
  }

  /** value · factor */
  scale(value: string, factor: number): string {
    if (factor === -1) return this.negate(value);
    return this.multiply(value, this.scalar(factor, this.type(value)));
  }

  /** value + term */
  shift(value: string, term: number): string {
    return this.add(value, this.scalar(term, this.type(value)));
  }

  /** `value` where `mask` holds and 0 elsewhere. */
  keepWhere(mask: string, value: string): string {
    return this.op("Where", [mask, value, this.scalar(0, this.type(value))]);
  }

  /** 1 where `mask` holds and 0 elsewhere, in a floating type. */
  indicator(mask: string, type: DataType): string {
    return this.op("Where", [mask, this.scalar(1, type), this.scalar(0, type)]);
  }

  /** `value` in another type. */
  cast(value: string, type: DataType): string {
    return this.type(value) === type ? value : this.op("Cast", [value], { to: int(storage[type].code) });
  }

  compare(op: "Greater" | "Less" | "Equal", value: string, bound: number): string {
    return this.op(op, [value, this.scalar(bound, this.type(value))]);
  }

  reshape(value: string, shape: readonly number[]): string {
    return sameShape(this.shape(value), shape) ? value : this.op("Reshape", [value, this.integers(shape)]);
  }

  /** The full value a lazy one stands for. */
  expand(value: string, shape: readonly number[]): string {
    return sameShape(this.shape(value), shape) ? value : this.op("Expand", [value, this.integers(shape)]);
  }

  transpose(value: string, order: readonly number[]): string {
    return order.every((from, to) => from === to) ? value : this.op("Transpose", [value], { perm: ints(order) });
  }

  /** Swaps the last two axes. */
  transposeMatrices(value: string): string {
    const rank = this.shape(value).length;
    const order = Array.from({ length: rank }, (_, axis) => axis);
    order[rank - 2] = rank - 1;
    order[rank - 1] = rank - 2;
    return this.transpose(value, order);
  }

  sum(value: string, axes: readonly number[], keepDimensions = true): string {
    if (axes.length === 0) return value;
    return this.op("ReduceSum", [value, this.integers(axes)], { keepdims: int(keepDimensions ? 1 : 0) });
  }

  mean(value: string, axes: readonly number[]): string {
    const count = axes.reduce((product, axis) => product * this.shape(value)[axis]!, 1);
    return this.scale(this.sum(value, axes), 1 / count);
  }

  /** Adjoint of broadcasting `to` → `from`: sums a lazy value that stands for shape `from`; the answer is lazy too. */
  sumTo(value: string, from: readonly number[], to: readonly number[]): string {
    const rank = from.length;
    const padded = [...Array<number>(rank - to.length).fill(1), ...to];
    const sizes = [...Array<number>(rank - this.shape(value).length).fill(1), ...this.shape(value)];
    const repeated = from.map((size, axis) => size !== 1 && padded[axis] === 1);
    const axes = repeated.flatMap((isRepeated, axis) => (isRepeated && sizes[axis] !== 1 ? [axis] : []));
    const factor = from.reduce(
      (product, size, axis) => (repeated[axis] && sizes[axis] === 1 ? product * size : product),
      1,
    );
    const kept = sizes.map((size, axis) => (repeated[axis] ? 1 : size)).slice(rank - to.length);
    return this.scale(this.reshape(this.#sumAxes(value, sizes, axes), kept), factor);
  }

  /** Leading axes are merged first: the kernels for one reduced axis are faster. */
  #sumAxes(value: string, sizes: readonly number[], axes: readonly number[]): string {
    if (axes.length === 0) return value;
    if (!axes.every((axis, position) => axis === position)) return this.sum(this.reshape(value, sizes), axes);
    const rest = sizes.slice(axes.length);
    const rows = elementCount(sizes.slice(0, axes.length));
    return this.sum(this.reshape(value, [rows, ...rest]), [0]);
  }

  slice(value: string, cuts: readonly Cut[]): string {
    const sizes = this.shape(value);
    const needed = cuts.filter(({ axis, start, end, step = 1 }) => start !== 0 || end < sizes[axis]! || step !== 1);
    if (needed.length === 0) return value;
    return this.op("Slice", [
      value,
      this.integers(needed.map((cut) => cut.start)),
      this.integers(needed.map((cut) => cut.end)),
      this.integers(needed.map((cut) => cut.axis)),
      this.integers(needed.map((cut) => cut.step ?? 1)),
    ]);
  }

  concat(values: readonly string[], axis: number): string {
    return values.length === 1 ? values[0]! : this.op("Concat", values, { axis: int(axis) });
  }

  /** Surrounds with zeros; `before` and `after` are counts per axis, none negative. */
  pad(value: string, before: readonly number[], after: readonly number[]): string {
    if ([...before, ...after].every((count) => count === 0)) return value;
    return this.op("Pad", [value, this.integers([...before, ...after]), this.scalar(0, this.type(value))]);
  }

  /** Reverses the order along one axis. */
  reverse(value: string, axis: number): string {
    return this.slice(value, [{ axis, start: -1, end: -(2 ** 31), step: -1 }]);
  }

  /** a · b, either transposed; 2-D goes to Gemm, which transposes for nothing. */
  matmul(a: string, b: string, transpose: { readonly a?: boolean; readonly b?: boolean } = {}): string {
    if (this.shape(a).length === 2 && this.shape(b).length === 2) {
      const flags = {
        ...(transpose.a ? { transA: int(1) } : {}),
        ...(transpose.b ? { transB: int(1) } : {}),
      };
      return this.op("Gemm", [a, b], flags);
    }
    const left = transpose.a ? this.transposeMatrices(a) : a;
    const right = transpose.b ? this.transposeMatrices(b) : b;
    return this.op("MatMul", [left, right]);
  }

  #isConstant(value: string, wanted: number): boolean {
    if (this.shape(value).length !== 0) return false;
    const numbers = this.constantOf(value);
    return numbers?.[0] === wanted;
  }
}
