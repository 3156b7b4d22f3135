/** @file Topological order: files should have it, and some do not. */
import { describeNode } from "./attributes.ts";
import type { Node } from "./graph.ts";
import { ModelError } from "./model-error.ts";
import { namesRead } from "./uses.ts";

/** The nodes so that each comes after those it reads from; unchanged if they are. Throws a ModelError on a cycle. */
export function sortNodes(nodes: readonly Node[]): readonly Node[] {
  const producer = new Map<string, number>();
  for (const [index, { outputs }] of nodes.entries())
    for (const name of outputs) if (name !== "") producer.set(name, index);
  const readers = nodes.map((): number[] => []);
  const waitsFor = nodes.map((node, index) => {
    const sources = new Set(namesRead(node).flatMap((name) => producer.get(name) ?? []));
    for (const source of sources) readers[source]!.push(index);
    return sources.size;
  });
  if (nodes.every((_, index) => readers[index]!.every((reader) => reader > index))) return nodes;
  const ready = [...nodes.keys()].filter((index) => waitsFor[index] === 0);
  const sorted: Node[] = [];
  // `ready` grows while it is walked.
  for (const index of ready) {
    sorted.push(nodes[index]!);
    for (const reader of readers[index]!) {
      waitsFor[reader]!--;
      if (waitsFor[reader] === 0) ready.push(reader);
    }
  }
  const stuck = nodes[waitsFor.findIndex((count) => count > 0)];
  if (stuck) throw new ModelError(`${describeNode(stuck)} depends on its own result`);
  return sorted;
}
