/** @file Keys under which equal tensors, attributes and nodes are one: what sharing of subexpressions rests on. */
import { createHash } from "node:crypto";
import type { Attribute, Node, Tensor } from "./graph.ts";

/** Equal for tensors of the same type, shape and bits. */
export function tensorKey(tensor: Tensor): string {
  const { type, shape, data } = tensor;
  const contents = Array.isArray(data)
    ? JSON.stringify(data)
    : bytesKey(data as Exclude<typeof data, readonly string[]>);
  return `${type}[${shape.join(",")}]${contents}`;
}

function bytesKey(data: ArrayBufferView): string {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return bytes.length <= 64 ? bytes.toString("base64") : createHash("sha256").update(bytes).digest("base64");
}

function attributeKey(attribute: Attribute): string | undefined {
  switch (attribute.kind) {
    case "tensor":
      return tensorKey(attribute.value);
    case "graph":
      return undefined;
    case "float":
      return `float ${numberKey(attribute.value)}`;
    case "floats":
      return `floats ${attribute.value.map(numberKey).join()}`;
    case "int":
    case "ints":
    case "string":
    case "strings":
      return `${attribute.kind} ${JSON.stringify(attribute.value)}`;
    default:
      return attribute satisfies never;
  }
}

/** JSON would make −0 equal to 0, and NaN to the infinities. */
function numberKey(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

const drawing = new Set([
  "Bernoulli",
  "Multinomial",
  "RandomNormal",
  "RandomNormalLike",
  "RandomUniform",
  "RandomUniformLike",
]);

/** True when running the node twice may give two results: draws, and Dropout in training mode. */
export function isRandom(node: Pick<Node, "op" | "inputs">): boolean {
  return drawing.has(node.op) || (node.op === "Dropout" && (node.inputs[2] ?? "") !== "");
}

/** Equal for nodes that compute the same values; undefined for nodes that must stay apart. */
export function nodeKey(node: Pick<Node, "op" | "domain" | "inputs" | "outputs" | "attributes">): string | undefined {
  if (isRandom(node)) return undefined;
  const attributes: string[] = [];
  for (const name of Object.keys(node.attributes).toSorted()) {
    const key = attributeKey(node.attributes[name]!);
    if (key === undefined) return undefined;
    attributes.push(`${name}=${key}`);
  }
  return JSON.stringify([node.domain, node.op, node.inputs, node.outputs.map((name) => name !== ""), attributes]);
}
