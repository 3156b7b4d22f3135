/** @file What both sides start from: graph, adapter and batch of one benchmark case. */
import { writeFileSync } from "node:fs";
import type { Graph, Tensor } from "../../../../native/graph/graph.ts";
import { createAdapter } from "../../../../native/training/lora/adapter.ts";
import { injectAdapter } from "../../../../native/training/lora/inject.ts";
import { type NamedTensor, encodeSafetensors } from "../../../../native/files/safetensors.ts";
import { ditBatch, ditGraph, ditWeights } from "./dit.ts";
import type { Options } from "./options.ts";

export interface Case {
  readonly graph: Graph;
  /** Initializers to train. */
  readonly parameters: readonly string[];
  readonly feeds: Readonly<Record<string, Tensor>>;
}

/** The case of a mode; LoRA sits on q, k, v and o of every layer. */
export function benchCase({ mode, size, rank, alpha }: Options): Case {
  const weights = ditWeights(size);
  const { target, ...known } = ditBatch(size);
  if (mode === "forward") return { graph: ditGraph(size, weights, "prediction"), parameters: [], feeds: known };
  const feeds = { ...known, target: target! };
  const graph = ditGraph(size, weights, "loss");
  if (mode === "full") return { graph, parameters: [...weights.keys()], feeds };
  const targets = (node: string): boolean => /^\d+\.[qkvo]$/.test(node);
  return { ...injectAdapter(graph, createAdapter(graph, { rank, alpha, seed: 1, targets })), feeds };
}

/** Writes weights and batch of a case for PyTorch; labels as floats. */
export function exportCase(options: Options): void {
  const { graph } = benchCase(options);
  const names = new Set([...ditWeights(options.size).keys(), ...adapterNames(graph)]);
  const weights = [...graph.initializers].filter(([name]) => names.has(name));
  const tensors = [...weights, ...Object.entries(ditBatch(options.size))].map(
    ([name, { shape, data }]): [string, NamedTensor] => [
      name,
      { shape, data: data instanceof Float32Array ? data : Float32Array.from(data as BigInt64Array, Number) },
    ],
  );
  writeFileSync(options.file, Buffer.concat([...encodeSafetensors({ tensors: new Map(tensors), metadata: {} })]));
}

function adapterNames(graph: Graph): readonly string[] {
  return [...graph.initializers.keys()].filter((name) => /\.lora_[AB]\.weight$/.test(name));
}
