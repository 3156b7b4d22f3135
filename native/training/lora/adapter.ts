/** @file A low-rank adapter (Hu et al., "LoRA", ICLR 2022) as data: W' = W + strength · (alpha / rank) · B·A for each module. */
import { stream } from "../../../app/random/philox.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Weights } from "../parameters.ts";
import { AdapterError } from "./adapter-error.ts";
import { baseHash } from "./base-hash.ts";
import { linearSites } from "./linear-site.ts";

export interface AdapterModule {
  readonly inputs: number;
  readonly outputs: number;
  /** Whether the base keeps this weight as [outputs, inputs], ONNX's `transB`. A and B do not depend on it. */
  readonly transposed: boolean;
  /** A, [rank, inputs]. */
  readonly down: Float32Array;
  /** B, [outputs, rank]. */
  readonly up: Float32Array;
}

export interface Adapter {
  readonly rank: number;
  readonly alpha: number;
  /** SHA-256 of the base weights under the modules (see `baseHash`). */
  readonly base: string;
  /** By module path. */
  readonly modules: ReadonlyMap<string, AdapterModule>;
}

export interface AdapterRequest {
  readonly rank: number;
  /** The delta is scaled by alpha / rank; commonly the rank or twice it. */
  readonly alpha: number;
  /** Seeds A. B starts at zero, so a new adapter changes nothing. */
  readonly seed: number;
  /** Chooses modules by the name of their MatMul or Gemm node. */
  readonly targets: (nodeName: string) => boolean;
}

/** The name of A, in the graph and in the file. */
export const downName = (path: string): string => `${path}.lora_A.weight`;
/** The name of B, in the graph and in the file. */
export const upName = (path: string): string => `${path}.lora_B.weight`;

/**
 * A new adapter for the chosen linear modules of a graph: A gaussian with variance 1 / inputs (so that A·x is as large
 * as x), B zero.
 *
 * @throws AdapterError when no module is chosen, or the rank is not a whole number from 1 to the smallest module side
 */
export function createAdapter(graph: Graph, { rank, alpha, seed, targets }: AdapterRequest): Adapter {
  const sites = linearSites(graph).filter(({ node }) => targets(node.name));
  if (sites.length === 0) throw new AdapterError(`No linear module of ${graph.name} matches the adapter's targets.`);
  const modules = new Map<string, AdapterModule>();
  for (const { path, inputs, outputs, transposed } of sites) {
    if (!Number.isInteger(rank) || rank < 1 || rank > Math.min(inputs, outputs))
      throw new AdapterError(
        `Rank ${rank} does not fit the module ${path}, which maps ${inputs} values to ${outputs}.`,
      );
    const random = stream(seed, `lora ${path}`);
    const down = Float32Array.from({ length: rank * inputs }, () => random.normal() / Math.sqrt(inputs));
    modules.set(path, { inputs, outputs, transposed, down, up: new Float32Array(outputs * rank) });
  }
  return { rank, alpha, base: baseHash(sites), modules };
}

/** The values of an adapter by their names in an injected graph. */
export function adapterWeights(adapter: Adapter): Weights {
  return new Map(
    [...adapter.modules].flatMap(([path, { down, up }]): [string, Float32Array][] => [
      [downName(path), down],
      [upName(path), up],
    ]),
  );
}

/**
 * The adapter with the values a trainer now holds for it (copied).
 *
 * @throws AdapterError when a value is missing, of another length, or not finite
 */
export function extractAdapter(adapter: Adapter, weights: Weights): Adapter {
  const take = (name: string, length: number): Float32Array => {
    const values = weights.get(name);
    if (values?.length !== length)
      throw new AdapterError(`The weights hold ${values ? values.length : "no"} values for ${name}, not ${length}.`);
    return values.slice();
  };
  const modules = new Map(
    [...adapter.modules].map(([path, module]): [string, AdapterModule] => [
      path,
      { ...module, down: take(downName(path), module.down.length), up: take(upName(path), module.up.length) },
    ]),
  );
  const extracted = { ...adapter, modules };
  refuseNonFinite(extracted);
  return extracted;
}

/** @throws AdapterError naming the first tensor with a NaN or an infinity */
export function refuseNonFinite(adapter: Adapter): void {
  for (const [name, values] of adapterWeights(adapter))
    if (!values.every(Number.isFinite))
      throw new AdapterError(`The adapter's ${name} holds values that are not finite.`);
}
