/** @file The pack opened for tuning: its networks as graphs, and an adapter beside the flow's weights. */
import path from "node:path";
import type { RunConfig } from "../../../app/tune/config.ts";
import { openModelFile, readManifest } from "../../files/model-files.ts";
import type { Graph } from "../../graph/graph.ts";
import { readGraph } from "../../graph/read.ts";
import { type Latent, readLatent } from "../../models/papercut/latent.ts";
import { type PackManifest, packManifest } from "../../models/papercut/manifest.ts";
import { type Adapter, createAdapter } from "../../training/lora/adapter.ts";
import { readAdapter } from "../../training/lora/adapter-file.ts";
import { injectAdapter } from "../../training/lora/inject.ts";
import { parameterOf, type Weights } from "../../training/parameters.ts";

/** A pack as tuning needs it. */
export interface TunablePack {
  readonly manifest: PackManifest;
  /** Of the manifest. */
  readonly sha256: string;
  readonly latent: Latent;
  readonly textEncoder: Uint8Array;
  /** The bare base. */
  readonly flow: Graph;
}

/** The base with an adapter whose matrices are initializers to be trained. */
export interface AdaptedFlow {
  readonly adapter: Adapter;
  readonly graph: Graph;
  readonly parameters: readonly string[];
}

/** What an adapter may change: the blocks, the last modulation and how an affect is read; words stay the base's. */
const MODULES: { readonly [M in RunConfig["adapter"]["modules"]]: (path: string) => boolean } = {
  all: (name) => name.startsWith("flow.blocks.") || name === "flow.affect.out" || name === "flow.last",
  affect: (name) => name === "flow.affect.out" || name.endsWith(".modulation") || name === "flow.last",
};

/**
 * Reads the pack in `directory`.
 *
 * @throws ModelFileError when a file is missing or damaged
 */
export async function readTunablePack(directory: string): Promise<TunablePack> {
  const { manifest, sha256 } = await readManifest(path.join(directory, "pack.json"), packManifest);
  return {
    manifest,
    sha256,
    latent: await openModelFile(directory, manifest.latent, readLatent),
    textEncoder: await openModelFile(directory, manifest.textEncoder, (bytes) => bytes),
    flow: await openModelFile(directory, manifest.flow, readGraph),
  };
}

/**
 * Puts a new adapter beside the flow's weights, or the one in the file `from`.
 *
 * @throws AdapterError when that file is no adapter of this flow
 */
export async function adaptFlow(
  flow: Graph,
  { rank, alpha, modules }: Pick<RunConfig["adapter"], "rank" | "alpha" | "modules">,
  seed: number,
  from: string | null,
): Promise<AdaptedFlow> {
  const adapter =
    from === null ? createAdapter(flow, { rank, alpha, seed, targets: MODULES[modules] }) : await readAdapter(from);
  const { graph, parameters } = injectAdapter(flow, adapter);
  return { adapter, graph, parameters };
}

/** The adapter's values as they were put beside the flow, by their names there. */
export function initialWeights({ graph, parameters }: Pick<AdaptedFlow, "graph" | "parameters">): Weights {
  return new Map(parameters.map((name) => [name, parameterOf(graph, name).data]));
}
