/** @file How much work one evaluation of a graph is, so that a check takes a bounded time however large the model. */
import { intsAttribute } from "../../graph/attributes.ts";
import type { Graph, Node } from "../../graph/graph.ts";
import { staticShape } from "../../graph/shapes.ts";
import { elementCount } from "../../graph/tensors.ts";
import { carefulSteps, smallStep } from "../directional.ts";

/** Multiply-adds one element takes as long as, outside of products. */
const elementWork = 16;

/** Multiply-adds any call takes as long as, however small. */
const callWork = 20_000;

/** Multiply-adds, or what takes as long, of one evaluation of a graph whose shapes are inferred. */
export function workOf(graph: Graph): number {
  const shapes = new Map<string, readonly number[]>();
  for (const { name, shape } of graph.inputs) shapes.set(name, staticShape(shape) ?? []);
  for (const [name, { shape }] of graph.initializers) shapes.set(name, shape);
  for (const [name, { shape }] of graph.values) shapes.set(name, staticShape(shape) ?? []);
  return graph.nodes.reduce((sum, node) => sum + callWork + nodeWork(node, (name) => shapes.get(name) ?? []), 1);
}

function nodeWork(node: Node, shapeOf: (name: string) => readonly number[]): number {
  const [a = "", b = ""] = node.inputs;
  const results = node.outputs.reduce((sum, name) => sum + (name === "" ? 0 : elementCount(shapeOf(name))), 0);
  switch (node.op) {
    case "Conv": {
      const taps = elementCount(shapeOf(b).slice(1));
      // Every window is gathered once, however many channels it is multiplied for.
      return results * taps + (elementWork * results * taps) / Math.max(shapeOf(b)[0] ?? 1, 1);
    }
    case "ConvTranspose":
      return 2 * elementCount(shapeOf(a)) * elementCount(shapeOf(b).slice(1));
    case "MatMul":
    case "Gemm":
      return results * Math.max(...shapeOf(a), 1);
    case "AveragePool":
    case "MaxPool":
      return elementWork * results * elementCount(intsAttribute(node, "kernel_shape") ?? []);
    default:
      return elementWork * results;
  }
}

/** Which targets to move together, and along how many directions with which steps. */
export interface Plan {
  readonly groups: readonly (readonly string[])[];
  readonly directionsPerGroup: number;
  readonly steps: readonly number[];
}

/** Multiply-adds a whole check may take: about three seconds on an idle core. */
const workAllowed = 4e9;

/** Evaluations each step along a direction takes, besides the first. */
const evaluationsPerStep = 4;

/**
 * Each target by itself along three directions where there is time for it, otherwise in as many groups as there is; for
 * the largest models one direction that moves everything.
 */
export function planDirections(targets: readonly string[], work: number): Plan {
  const affordable = Math.floor(workAllowed / work / (carefulSteps.length * evaluationsPerStep));
  if (affordable < 2) return { groups: [targets], directionsPerGroup: 1, steps: smallStep };
  if (affordable >= targets.length) {
    const directionsPerGroup = Math.min(3, Math.floor(affordable / targets.length));
    return { groups: targets.map((target) => [target]), directionsPerGroup, steps: carefulSteps };
  }
  const count = Math.floor(affordable / 2);
  const groups = Array.from({ length: count }, (_, group) =>
    targets.filter((_target, index) => index % count === group),
  );
  return { groups, directionsPerGroup: 2, steps: carefulSteps };
}
