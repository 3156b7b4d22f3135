/** @file Writes a graph as an ONNX file, large tensors optionally in a file beside it. */
import { storage } from "./data-types.ts";
import type { Attribute, Graph, NamedValue, Node, Tensor } from "./graph.ts";
import {
  attributeCodes,
  type AttributeMessage,
  externalLocation,
  type GraphMessage,
  type ModelMessage,
  type NodeMessage,
  type TensorMessage,
  type ValueMessage,
} from "./messages.ts";
import { ModelProto, TensorProto } from "./schema.ts";
import { toInt64 } from "./tensors.ts";

/** Takes the tensors that are kept out of the model file. */
interface ExternalData {
  /** Name of the data file, relative to the model. */
  readonly location: string;
  /** Tensors of this many bytes or more go there; 1024 unless told. */
  readonly threshold?: number;
  /** Called with consecutive pieces of the data file. */
  append(bytes: Uint8Array): void;
}

export interface WriteOptions {
  readonly externalData?: ExternalData;
}

/** Data files are aligned so that they can be mapped into memory. */
const alignment = 64;

/** The graph as the bytes of an ONNX model. */
export function writeGraph(graph: Graph, options: WriteOptions = {}): Uint8Array {
  const model: ModelMessage = {
    irVersion: irVersion(graph.opsets[""] ?? 1),
    producerName: "circumplex",
    opsetImport: Object.entries(graph.opsets).map(([domain, version]) => ({ domain, version })),
    graph: graphMessage(graph, tensorWriter(options.externalData)),
    metadataProps: Object.entries(graph.metadata).map(([key, value]) => ({ key, value })),
  };
  return ModelProto.encode(model).finish();
}

/** One tensor as the bytes of a TensorProto. */
export function writeTensor(tensor: Tensor, name = ""): Uint8Array {
  return TensorProto.encode(tensorWriter(undefined)(tensor, name)).finish();
}

/** The lowest file version that each operator set needs. */
function irVersion(opset: number): number {
  if (opset >= 23) return 11;
  return opset >= 21 ? 10 : 9;
}

type TensorWriter = (tensor: Tensor, name: string) => TensorMessage;

function tensorWriter(external: ExternalData | undefined): TensorWriter {
  let end = 0;
  return (tensor, name) => {
    const head = { name, dims: tensor.shape, dataType: storage[tensor.type].code };
    if (isStrings(tensor.data)) return { ...head, stringData: tensor.data.map((each) => Buffer.from(each)) };
    const { buffer, byteOffset, byteLength } = tensor.data;
    const bytes = new Uint8Array(buffer, byteOffset, byteLength);
    if (!external || byteLength < (external.threshold ?? 1024)) return { ...head, rawData: bytes };
    const offset = Math.ceil(end / alignment) * alignment;
    if (offset > end) external.append(new Uint8Array(offset - end));
    external.append(bytes);
    end = offset + byteLength;
    const externalData = Object.entries({ location: external.location, offset, length: byteLength }).map(
      ([key, value]) => ({ key, value: String(value) }),
    );
    return { ...head, dataLocation: externalLocation, externalData };
  };
}

function isStrings(data: Tensor["data"]): data is readonly string[] {
  return Array.isArray(data);
}

function graphMessage(graph: Graph, writeOne: TensorWriter): GraphMessage {
  const outputs = new Set(graph.outputs.map(({ name }) => name));
  const between = [...graph.values].filter(([name]) => !outputs.has(name));
  return {
    name: graph.name === "" ? "graph" : graph.name,
    input: graph.inputs.map(valueMessage),
    output: graph.outputs.map(valueMessage),
    initializer: [...graph.initializers].map(([name, tensor]) => writeOne(tensor, name)),
    node: graph.nodes.map((node) => nodeMessage(node, writeOne)),
    valueInfo: between.map(([name, type]) => valueMessage({ name, ...type })),
  };
}

function valueMessage({ name, type, shape }: NamedValue): ValueMessage {
  const dim = shape?.map((size) => {
    if (size === null) return {};
    return typeof size === "number" ? { dimValue: size } : { dimParam: size };
  });
  return { name, type: { tensorType: { elemType: storage[type].code, ...(dim && { shape: { dim } }) } } };
}

function nodeMessage(node: Node, writeOne: TensorWriter): NodeMessage {
  return {
    name: node.name,
    opType: node.op,
    domain: node.domain,
    input: node.inputs,
    output: node.outputs,
    attribute: Object.entries(node.attributes).map(([name, attribute]) => attributeMessage(name, attribute, writeOne)),
  };
}

function attributeMessage(name: string, attribute: Attribute, writeOne: TensorWriter): AttributeMessage {
  const head = { name, type: attributeCodes[attribute.kind] };
  switch (attribute.kind) {
    case "float":
      return { ...head, f: attribute.value };
    case "int":
      return { ...head, i: wholeOnWire(attribute.value) };
    case "string":
      return { ...head, s: Buffer.from(attribute.value) };
    case "tensor":
      return { ...head, t: writeOne(attribute.value, name) };
    case "graph":
      return { ...head, g: graphMessage(attribute.value, writeOne) };
    case "floats":
      return { ...head, floats: attribute.value };
    case "ints":
      return { ...head, ints: attribute.value.map(wholeOnWire) };
    case "strings":
      return { ...head, strings: attribute.value.map((each) => Buffer.from(each)) };
    default:
      return attribute satisfies never;
  }
}

/** 2⁶³, "to the end" in a Slice, would turn negative on the wire. */
function wholeOnWire(value: number): number | string {
  return Math.abs(value) > Number.MAX_SAFE_INTEGER ? toInt64(value).toString() : value;
}
