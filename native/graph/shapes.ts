/** @file Shape inference: types, static shapes and known values of every result, from the inputs on. */
import { graphAttribute } from "./attributes.ts";
import type { Dimension, Graph, NamedValue, Node, Tensor, ValueType } from "./graph.ts";
import { ModelError } from "./model-error.ts";
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
import { type Announced, knownValues } from "./shapes/values.ts";
import { windowShapes } from "./shapes/window.ts";
import { subgraphs } from "./uses.ts";

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

/** Operators of a graph without a rule, with their domain where it is not the standard one, each once. */
export function unsupportedOperators(graph: Graph): readonly string[] {
  const found = new Set<string>();
  for (const node of graph.nodes) {
    for (const inner of subgraphs(node)) for (const name of unsupportedOperators(inner)) found.add(name);
    if (node.domain !== "") found.add(`${node.domain}.${node.op}`);
    else if (!isOperator(node.op) && node.op !== "If") found.add(node.op);
  }
  return [...found];
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
  if (operands.some((operand, index) => operand === undefined && known[index] !== undefined))
    return resultTypes(
      call,
      known.map((fact) => fact?.type),
    ).map((type) => ({ type, shape: undefined }));
  const results = staticResults(call);
  const values = knownValues(call, results);
  return results.map((result, index) => ({ ...result, value: values[index] }));
}

function operandOf(fact: Fact): Operand | undefined {
  const shape = staticShape(fact.shape);
  return shape && { type: fact.type, shape, value: fact.value };
}

/** Types and shapes of a node's outputs, one for each output it names; a shape that depends on values is undefined. */
export function staticResults(call: Call): readonly Announced[] {
  const types = resultTypes(
    call,
    call.operands.map((operand) => operand?.type),
  );
  const rule: ShapeRule = shapeRules[call.node.op as Operator];
  const shapes = rule(call);
  if (call.node.outputs.length > shapes.length) fail(call, `it has no ${call.node.outputs.length} outputs`);
  return call.node.outputs.map((_, index) => {
    const shape = shapes[index];
    return { type: types[index] ?? types[0]!, shape: shape && checkedShape(call, shape) };
  });
}

/** A branch known to be taken decides; otherwise what both branches agree on. */
function inferIf(node: Node, opset: number, facts: Facts): readonly Fact[] {
  const condition = facts.get(node.inputs[0] ?? "")?.value?.data[0];
  const branch = (name: string): readonly Fact[] => {
    const graph = graphAttribute(node, name);
    const inner = inferFacts(graph, opset, facts);
    return graph.outputs.map((output) => inner.get(output.name) ?? output);
  };
  if (condition !== undefined) return branch(Number(condition) === 0 ? "else_branch" : "then_branch");
  const [taken, other] = [attempt(() => branch("then_branch")), attempt(() => branch("else_branch"))];
  return taken.map((fact, index) => {
    const agree = fact.shape?.join() === other[index]?.shape?.join();
    return { type: fact.type, shape: agree ? fact.shape : undefined };
  });
}

/** A branch that is never taken need not fit the inputs. */
function attempt(branch: () => readonly Fact[]): readonly Fact[] {
  try {
    return branch();
  } catch (error) {
    if (error instanceof ModelError) return [];
    throw error;
  }
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
