/** @file The oracle: computes a graph slowly in float64, operator by operator, sharing nothing with onnxruntime. */
import { describeNode, graphAttribute } from "../graph/attributes.ts";
import type { DataType, Graph, Node } from "../graph/graph.ts";
import { ModelError } from "../graph/model-error.ts";
import { isOperator, staticResults } from "../graph/shapes.ts";
import type { Call, Operand } from "../graph/shapes/call.ts";
import { elementCount } from "../graph/tensors.ts";
import { type Budget, reserve, spend } from "./reference/kernel.ts";
import { kernelOf } from "./reference/kernels.ts";
import { isNumeric, toNumbers, toTensor } from "./reference/numbers.ts";

/** A value as the reference holds it: any type, its numbers as float64. */
export interface Numbers {
  readonly type: DataType;
  readonly shape: readonly number[];
  readonly data: Float64Array;
}

/** What may be fed: the type is the graph's own, so float32 inputs can be given to float64 precision. */
export interface Feed {
  readonly shape: readonly number[];
  readonly data: ArrayLike<number | bigint | string>;
}

export interface ReferenceOptions {
  /** Multiply-adds after which to give up; eight thousand million unless told. */
  readonly budget?: number;
  /** Values to return, those between included; the graph's outputs unless told. */
  readonly fetches?: readonly string[];
}

/** A graph with an operator the reference does not compute. */
export class UnsupportedOperator extends ModelError {
  readonly operator: string;

  constructor(node: Node) {
    const domain = node.domain === "" ? "" : ` of the domain ${node.domain}`;
    super(`${describeNode(node)}: the reference interpreter does not know this operator${domain}`);
    this.operator = node.op;
  }
}

/** Elements of all values together: 800 megabytes. */
const mostElements = 1e8;

type Environment = Map<string, Numbers>;

/**
 * Computes `graph` on `feeds`. Floats stay float64 throughout; whole numbers are exact up to 2⁵³. Throws a ModelError when
 * a feed is missing or of another shape, when shapes do not fit, or when the budget is spent before the end;
 * UnsupportedOperator for an operator it does not know.
 */
export function evaluate(
  graph: Graph,
  feeds: Readonly<Record<string, Feed>>,
  options: ReferenceOptions = {},
): Record<string, Numbers> {
  const budget: Budget = { multiplyAdds: options.budget ?? 8e9, elements: mostElements };
  const environment: Environment = new Map();
  for (const { name, type, shape } of graph.inputs) {
    const feed = Object.hasOwn(feeds, name) ? feeds[name] : undefined;
    if (!feed) throw new ModelError(`input "${name}" of the graph was not given`);
    if (!isNumeric(type)) throw new ModelError(`input "${name}" is ${type}, which the reference does not compute with`);
    const fits =
      !shape ||
      (shape.length === feed.shape.length &&
        shape.every((size, axis) => typeof size !== "number" || size === feed.shape[axis]));
    if (!fits || elementCount(feed.shape) !== feed.data.length)
      throw new ModelError(`input "${name}" cannot be [${feed.shape.join(",")}] with ${feed.data.length} values`);
    environment.set(name, { type, shape: feed.shape, data: Float64Array.from(feed.data as ArrayLike<number>, Number) });
  }
  run(graph, graph.opsets[""] ?? 1, environment, budget);
  const names = options.fetches ?? graph.outputs.map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, valueOf(environment, name, "the caller")]));
}

function run(graph: Graph, opset: number, environment: Environment, budget: Budget): void {
  for (const [name, tensor] of graph.initializers)
    environment.set(name, { type: tensor.type, shape: tensor.shape, data: toNumbers(tensor) });
  for (const node of graph.nodes) {
    const results =
      node.op === "If" && node.domain === ""
        ? branch(node, opset, environment, budget)
        : compute(node, opset, environment, budget);
    for (const [index, name] of node.outputs.entries()) {
      const result = results[index];
      if (result && name !== "") environment.set(name, result);
    }
  }
}

function branch(node: Node, opset: number, outer: Environment, budget: Budget): readonly Numbers[] {
  const condition = valueOf(outer, node.inputs[0] ?? "", describeNode(node)).data[0] ?? 0;
  const graph = graphAttribute(node, condition === 0 ? "else_branch" : "then_branch");
  const environment: Environment = new Map(outer);
  run(graph, opset, environment, budget);
  return graph.outputs.map(({ name }) => valueOf(environment, name, describeNode(node)));
}

function compute(node: Node, opset: number, environment: Environment, budget: Budget): readonly Numbers[] {
  const kernel = node.domain === "" ? kernelOf(node.op) : undefined;
  if (!kernel || !isOperator(node.op)) throw new UnsupportedOperator(node);
  const given = node.inputs.map((name) => (name === "" ? undefined : valueOf(environment, name, describeNode(node))));
  const call: Call = { node, opset, operands: given.map((value) => value && operandOf(value)) };
  const announced = staticResults(call);
  const shapes = announced.flatMap(({ shape }) => (shape ? [shape] : []));
  const work = { call, inputs: given.map((value) => value?.data), shapes, budget };
  const count = shapes.reduce((sum, shape) => sum + elementCount(shape), 0);
  reserve(work, count);
  spend(work, count + given.reduce((sum, value) => sum + (value?.data.length ?? 0), 1));
  return kernel(work).map((data, index) => {
    const type = announced[index]?.type ?? announced[0]!.type;
    return { type, shape: announced[index]?.shape ?? countedShape(call, data), data };
  });
}

/** NonZero alone finds out how long its result is: one row for each axis. */
function countedShape(call: Call, data: Float64Array): readonly number[] {
  const rank = call.operands[0]?.shape.length ?? 0;
  return [rank, rank === 0 ? 0 : data.length / rank];
}

function operandOf({ type, shape, data }: Numbers): Operand {
  return {
    type,
    shape,
    get value() {
      return toTensor(type, shape, data);
    },
  };
}

function valueOf(environment: Environment, name: string, reader: string): Numbers {
  const value = environment.get(name);
  if (!value) throw new ModelError(`${reader} reads "${name}", which was not computed`);
  return value;
}
