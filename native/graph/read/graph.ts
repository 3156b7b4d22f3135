/** @file Graphs, nodes and attributes out of their messages. */
import { dataTypeOf } from "../data-types.ts";
import type { Attribute, Dimension, Graph, NamedValue, Node, Tensor, ValueType } from "../graph.ts";
import {
  attributeCodes,
  type AttributeMessage,
  type DimensionMessage,
  type GraphMessage,
  type NodeMessage,
  type ValueMessage,
} from "../messages.ts";
import { ModelError } from "../model-error.ts";
import { mostDimensions } from "../shapes/call.ts";
import { sortNodes } from "../sort.ts";
import { readTensorMessage, textOf, wholeNumber } from "./tensor.ts";

/** Far more than real models have; each costs a look at all that is visible from it. */
const mostSubgraphs = 256;

/** What is the same for all parts of one file. */
export interface Reading {
  readonly opsets: Readonly<Record<string, number>>;
  readonly metadata: Readonly<Record<string, string>>;
  readonly directory: string | undefined;
  /** Graphs read so far, the model's own included. */
  graphs: number;
}

/** The graph of a message, its nodes sorted; not verified yet. */
export function readGraphMessage(message: GraphMessage, reading: Reading): Graph {
  if (++reading.graphs > mostSubgraphs) throw new ModelError(`the model has more than ${mostSubgraphs} subgraphs`);
  if ((message.sparseInitializer ?? []).length > 0) throw new ModelError("sparse initializers are not supported");
  const initializers = readInitializers(message, reading);
  const inputs = (message.input ?? []).map((value) => readInput(value, reading.graphs > 1));
  const values = new Map<string, ValueType>();
  for (const value of message.valueInfo ?? []) {
    const type = readType(value);
    if (type) values.set(value.name ?? "", type);
  }
  return {
    name: message.name ?? "",
    opsets: reading.opsets,
    metadata: reading.metadata,
    // Until file version 4 every initializer was listed as an input too.
    inputs: inputs.filter(({ name }) => !initializers.has(name)),
    outputs: (message.output ?? []).map((value) => readOutput(value, values)),
    initializers,
    nodes: sortNodes(uniquelyNamed((message.node ?? []).map((node) => readNode(node, reading)))),
    values,
  };
}

function readInitializers(message: GraphMessage, { directory }: Reading): ReadonlyMap<string, Tensor> {
  const initializers = new Map<string, Tensor>();
  for (const tensor of message.initializer ?? []) {
    const name = tensor.name ?? "";
    if (initializers.has(name)) throw new ModelError(`two initializers are named "${name}"`);
    initializers.set(name, readTensorMessage(tensor, `initializer "${name}"`, directory));
  }
  return initializers;
}

function readInput(value: ValueMessage, isInner: boolean): NamedValue {
  const name = value.name ?? "";
  const type = readType(value);
  if (type) return { name, ...type };
  // Bodies of loops may leave their inputs' types to the loop.
  if (isInner && !value.type) return { name, type: "float32", shape: undefined };
  throw new ModelError(`input "${name}" is no tensor of a supported type`);
}

/** Where the file does not say an output's type it counts as float32 until shape inference knows better. */
function readOutput(value: ValueMessage, values: ReadonlyMap<string, ValueType>): NamedValue {
  const name = value.name ?? "";
  return { name, ...(readType(value) ?? values.get(name) ?? { type: "float32", shape: undefined }) };
}

function readType({ type }: ValueMessage): ValueType | undefined {
  const tensor = type?.tensorType;
  const dataType = tensor ? dataTypeOf(tensor.elemType ?? 0) : undefined;
  if (!tensor || !dataType) return undefined;
  const dimensions = tensor.shape ? (tensor.shape.dim ?? []) : undefined;
  if (dimensions && dimensions.length > mostDimensions)
    throw new ModelError(`a value is declared with ${dimensions.length} dimensions`);
  return { type: dataType, shape: dimensions?.map(readDimension) };
}

/** Some exporters write −1 for a free dimension. */
function readDimension(dimension: DimensionMessage): Dimension {
  if (Object.hasOwn(dimension, "dimValue")) {
    const size = wholeNumber(dimension.dimValue ?? 0);
    return Number.isSafeInteger(size) && size >= 0 ? size : null;
  }
  return dimension.dimParam === undefined || dimension.dimParam === "" ? null : dimension.dimParam;
}

function readNode(message: NodeMessage, reading: Reading): Node {
  const op = message.opType ?? "";
  const name = message.name ?? "";
  const where = `of ${op}${name === "" ? "" : ` "${name}"`}`;
  const attributes = (message.attribute ?? []).map((attribute) => {
    const key = attribute.name ?? "";
    return [key, readAttribute(attribute, `attribute ${key} ${where}`, reading)] as const;
  });
  return {
    op,
    domain: message.domain === "ai.onnx" ? "" : (message.domain ?? ""),
    name,
    inputs: [...(message.input ?? [])],
    outputs: [...(message.output ?? [])],
    attributes: Object.fromEntries(attributes),
  };
}

/** The kind of an attribute; the oldest files do not say it. */
function kindOf(message: AttributeMessage): Attribute["kind"] | undefined {
  const kinds = Object.entries(attributeCodes) as [Attribute["kind"], number][];
  if (message.type) return kinds.find(([, code]) => code === message.type)?.[0];
  const fields = { f: "float", i: "int", s: "string", t: "tensor", g: "graph" } as const;
  for (const [field, kind] of Object.entries(fields)) if (Object.hasOwn(message, field)) return kind;
  if (message.ints?.length) return "ints";
  if (message.strings?.length) return "strings";
  return "floats";
}

function readAttribute(message: AttributeMessage, what: string, reading: Reading): Attribute {
  const kind = kindOf(message);
  if (message.refAttrName) throw new ModelError(`${what} refers to a function's attribute, which is not supported`);
  switch (kind) {
    case "float":
      return { kind, value: message.f ?? 0 };
    case "int":
      return { kind, value: wholeNumber(message.i ?? 0) };
    case "string":
      return { kind, value: textOf(message.s ?? []) };
    case "tensor":
      return { kind, value: readTensorMessage(message.t ?? {}, what, reading.directory) };
    case "graph":
      return { kind, value: readGraphMessage(message.g ?? {}, reading) };
    case "floats":
      return { kind, value: [...(message.floats ?? [])] };
    case "ints":
      return { kind, value: (message.ints ?? []).map(wholeNumber) };
    case "strings":
      return { kind, value: (message.strings ?? []).map(textOf) };
    case undefined:
      throw new ModelError(`${what} is of kind ${message.type}, which is not supported`);
    default:
      return kind satisfies never;
  }
}

/** Names every node, and apart: exporters leave names out or repeat them. */
function uniquelyNamed(nodes: readonly Node[]): readonly Node[] {
  const taken = new Set(nodes.map(({ name }) => name));
  const used = new Set<string>();
  let counter = 0;
  return nodes.map((node) => {
    if (node.name !== "" && !used.has(node.name)) {
      used.add(node.name);
      return node;
    }
    let name: string;
    do name = `${node.name === "" ? node.op : node.name}_${counter++}`;
    while (taken.has(name) || used.has(name));
    used.add(name);
    return { ...node, name };
  });
}
