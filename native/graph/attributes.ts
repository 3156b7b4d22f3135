/** @file Reading a node's attributes with their defaults, so that no rule repeats the check of their kind. */
import type { Attribute, Node } from "./graph.ts";
import { ModelError } from "./model-error.ts";

/** How a message names a node: its operator, and its name where it has one. */
export function describeNode(node: Pick<Node, "op" | "name">): string {
  return node.name === "" ? node.op : `${node.op} "${node.name}"`;
}

type ValueOf = { [A in Attribute as A["kind"]]: A["value"] };

function find<K extends Attribute["kind"]>(node: Node, name: string, kind: K): ValueOf[K] | undefined {
  const attribute = Object.hasOwn(node.attributes, name) ? node.attributes[name] : undefined;
  if (attribute === undefined) return undefined;
  if (attribute.kind !== kind)
    throw new ModelError(`${describeNode(node)} has attribute ${name} of kind ${attribute.kind}, not ${kind}`);
  return attribute.value as ValueOf[K];
}

/** The whole-number attribute `name`, or `fallback`; a missing one without fallback is an error. */
export function intAttribute(node: Node, name: string, fallback?: number): number {
  return find(node, name, "int") ?? fallback ?? missing(node, name);
}

/** The float attribute `name`, or `fallback`. */
export function floatAttribute(node: Node, name: string, fallback: number): number {
  return find(node, name, "float") ?? fallback;
}

/** The text attribute `name`, or `fallback`. */
export function textAttribute(node: Node, name: string, fallback: string): string {
  return find(node, name, "string") ?? fallback;
}

/** The list of whole numbers `name`, undefined when left out. */
export function intsAttribute(node: Node, name: string): readonly number[] | undefined {
  return find(node, name, "ints");
}

/** The list of floats `name`, undefined when left out. */
export function floatsAttribute(node: Node, name: string): readonly number[] | undefined {
  return find(node, name, "floats");
}

/** The list of texts `name`, undefined when left out. */
export function stringsAttribute(node: Node, name: string): readonly string[] | undefined {
  return find(node, name, "strings");
}

/** The tensor `name`, undefined when left out. */
export function tensorAttribute(node: Node, name: string) {
  return find(node, name, "tensor");
}

/** The subgraph `name`; a missing one is an error. */
export function graphAttribute(node: Node, name: string) {
  return find(node, name, "graph") ?? missing(node, name);
}

function missing(node: Node, name: string): never {
  throw new ModelError(`${describeNode(node)} lacks its attribute ${name}`);
}
