/** @file Shape inference: types, static shapes and known values of every result, from the inputs on. */
import { graphAttribute } from "./attributes.ts";
import type { DataType, Dimension, Graph, NamedValue, Node, Tensor, ValueType } from "./graph.ts";
import { type Call, checkedShape, fail, type Operand, type Shape, type ShapeRule } from "./shapes/call.ts";
import { creationShapes } from "./shapes/creation.ts";
import { elementwiseShapes } from "./shapes/elementwise.ts";
import { layoutShapes } from "./shapes/layout.ts";
import { matrixShapes } from "./shapes/matrix.ts";
import { normalisationShapes } from "./shapes/normalisation.ts";
import { recurrentShapes } from "./shapes/recurrent.ts";
import { reductionShapes } from "./shapes/reduction.ts";
import { resizeShapes } from "./shapes/resize.ts";
import { selectionShapes } from "./shapes/selection.ts";
import { resultTypes } from "./shapes/types.ts";
import { knownValues } from "./shapes/values.ts";
import { windowShapes } from "./shapes/window.ts";

/** The shape rule of every operator of the standard domain that is understood. */
export const shapeRules = {
  ...creationShapes,
  ...elementwiseShapes,
  ...layoutShapes,
  ...matrixShapes,
  ...normalisationShapes,
  ...recurrentShapes,
  ...reductionShapes,
  ...resizeShapes,
  ...selectionShapes,
  ...windowShapes,
} satisfies Record<string, ShapeRule>;

/** An operator with a shape rule. */
export type Operator = keyof typeof shapeRules;

/** True for the operators of the standard domain with a shape rule. */
export function isOperator(op: string): op is Operator {
  return Object.hasOwn(shapeRules, op);
}

/** What is known of one value: its type, perhaps its shape, perhaps even its contents. */
export interface Fact extends ValueType {
  readonly value?: Tensor | undefined;
}

/** Facts by value name; a value of which nothing is known is absent. */
export type Facts = ReadonlyMap<string, Fact>;

/** The shape when every size is a number. */
export function staticShape(shape: readonly Dimension[] | undefined): Shape | undefined {
  return shape?.every((size) => typeof size === "number") ? shape : undefined;
}

/**
 * Facts of a node's outputs in order; undefined where not even the type is known. Operators without a rule give
 * nothing. Throws a ModelError where the inputs do not fit the operator.
 */
export function inferNode(node: Node, opset: number, facts: Facts): readonly (Fact | undefined)[] {
  if (node.domain === "" && node.op === "If") return inferIf(node, opset, facts);
  if (node.domain !== "" || !isOperator(node.op)) return [];
  const inputs = node.inputs.map((name) => (name === "" ? undefined : (facts.get(name) ?? "unknown")));
  if (inputs.includes("unknown")) return [];
  const known = inputs as readonly (Fact | undefined)[];
  const operands = known.map((fact) => fact && operandOf(fact));
  const call: Call = { node, opset, operands };
  const types = resultTypes(
    call,
    known.map((fact) => fact?.type),
  );
  if (operands.some((operand, index) => operand === undefined && known[index] !== undefined))
    return types.map((type) => ({ type, shape: undefined }));
  return combine(call, types);
}

function operandOf(fact: Fact): Operand | undefined {
  const shape = staticShape(fact.shape);
  return shape && { type: fact.type, shape, value: fact.value };
}

function combine(call: Call, types: readonly DataType[]): readonly Fact[] {
  const rule: ShapeRule = shapeRules[call.node.op as Operator];
  const shapes = rule(call);
  if (call.node.outputs.length > shapes.length) fail(call, `it has no ${call.node.outputs.length} outputs`);
  const checked = shapes.map((shape) => shape && checkedShape(call, shape));
  const values = knownValues(call, checked);
  return call.node.outputs.map((_, index) => {
    const value = values[index];
    return { type: types[index]!, shape: value?.shape ?? checked[index], value };
  });
}

/** A branch known to be taken decides; otherwise what both branches agree on. */
function inferIf(node: Node, opset: number, facts: Facts): readonly (Fact | undefined)[] {
  const condition = facts.get(node.inputs[0] ?? "")?.value?.data[0];
  const branch = (name: string) => {
    const graph = graphAttribute(node, name);
    const inner = inferFacts(graph, opset, facts);
    return graph.outputs.map((output) => inner.get(output.name) ?? output);
  };
  if (condition !== undefined) return branch(Number(condition) === 0 ? "else_branch" : "then_branch");
  const [taken, other] = [branch("then_branch"), branch("else_branch")];
  return taken.map(({ type, shape }, index) => ({
    type,
    shape: shape?.join() === other[index]?.shape?.join() ? shape : undefined,
  }));
}

function inferFacts(graph: Graph, opset: number, outer: Facts): Facts {
  const facts = new Map<string, Fact>(outer);
  for (const { name, type, shape } of graph.inputs) facts.set(name, { type, shape });
  for (const [name, tensor] of graph.initializers)
    facts.set(name, { type: tensor.type, shape: tensor.shape, value: tensor });
  for (const node of graph.nodes)
    for (const [index, fact] of inferNode(node, opset, facts).entries()) {
      const name = node.outputs[index];
      if (fact && name) facts.set(name, merge(fact, graph.values.get(name)));
    }
  return facts;
}

/** Inferred before declared: exporters' annotations may be stale once inputs are fixed. */
function merge(fact: Fact, declared: ValueType | undefined): Fact {
  return fact.shape === undefined && declared?.type === fact.type ? { ...fact, shape: declared.shape } : fact;
}

/** Facts of all values of a graph, initializers and constants with their contents. */
export function graphFacts(graph: Graph): Facts {
  return inferFacts(graph, graph.opsets[""] ?? 1, new Map());
}

/**
 * The graph with the types and shapes of every value filled in, as far as they follow from its inputs. Give its free
 * dimensions sizes first (see passes/fix-dimensions.ts), or little does.
 */
export function inferShapes(graph: Graph): Graph {
  const facts = graphFacts(graph);
  const declared = (value: NamedValue): NamedValue => {
    const fact = facts.get(value.name);
    return fact ? { name: value.name, type: fact.type, shape: fact.shape ?? value.shape } : value;
  };
  const values = new Map(graph.values);
  for (const name of graph.nodes.flatMap(({ outputs }) => outputs)) {
    const fact = facts.get(name);
    if (fact) values.set(name, { type: fact.type, shape: fact.shape });
  }
  return { ...graph, outputs: graph.outputs.map(declared), values };
}
