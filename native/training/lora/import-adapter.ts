/** @file Adapters of other tools: whatever in a safetensors file fits the flow becomes an adapter of ours. */
import { readFile } from "node:fs/promises";
import { decodeSafetensors, type Safetensors } from "../../files/safetensors.ts";
import type { Graph } from "../../graph/graph.ts";
import { type Adapter, type AdapterModule, refuseNonFinite } from "./adapter.ts";
import { AdapterError } from "./adapter-error.ts";
import { readAdapterFile } from "./adapter-file.ts";
import { baseHash } from "./base-hash.ts";
import { moduleKey, readForeignName } from "./foreign-names.ts";
import { type LinearSite, linearSites } from "./linear-site.ts";

export interface Imported {
  readonly adapter: Adapter;
  /** "x of y keys applied". */
  readonly applied: number;
  readonly total: number;
  /** Keys that found no place. */
  readonly strange: readonly string[];
  /** Affect guidance it was tuned for, where the file says. */
  readonly guidance: number | undefined;
}

type Found = {
  readonly [P in "down" | "up" | "alpha"]?: Safetensors["tensors"] extends ReadonlyMap<string, infer T> ? T : never;
};

/**
 * Reads an adapter of ours as it is, and takes what fits from any other file: names of PEFT and of kohya-ss/sd-scripts, with
 * `alpha` where it is given. A scale of its own for each module is folded into its matrices, so that one rank and alpha hold.
 *
 * @param name of the file, for sentences
 * @throws AdapterError, one sentence: no safetensors, nothing that fits, ranks that differ, values not finite
 */
export async function importAdapter(file: string, name: string, flow: Graph): Promise<Imported> {
  const own = await readAdapterFile(file).catch(() => undefined);
  if (own !== undefined) {
    const paths = new Set(linearSites(flow).map(({ path }) => path));
    const strange = [...own.adapter.modules.keys()].filter((path) => !paths.has(path));
    const applied = 2 * (own.adapter.modules.size - strange.length);
    if (applied === 0)
      throw new AdapterError(`None of the ${own.adapter.modules.size} modules in ${name} is the pack's.`);
    return { adapter: own.adapter, applied, total: 2 * own.adapter.modules.size, strange, guidance: own.guidance };
  }
  const { tensors } = await safetensorsIn(file, name);
  const sites = new Map(linearSites(flow).map((site) => [moduleKey(site.path), site]));
  const found = new Map<LinearSite, Record<string, unknown>>();
  const strange: string[] = [];
  for (const [key, tensor] of tensors) {
    const read = readForeignName(key);
    const site = read && sites.get(moduleKey(read.module));
    if (site === undefined) strange.push(key);
    else found.set(site, { ...found.get(site), [read!.part]: tensor });
  }
  const modules = new Map<string, AdapterModule>();
  let rank: number | undefined;
  for (const [site, parts] of found) {
    const { down, up, alpha } = parts as Found;
    const own = down?.shape[0];
    const fits =
      down !== undefined &&
      up !== undefined &&
      down.shape.join() === `${own},${site.inputs}` &&
      up.shape.join() === `${site.outputs},${own}`;
    if (!fits) {
      strange.push(site.path);
      continue;
    }
    rank ??= own;
    if (own !== rank) throw new AdapterError(`The modules of ${name} have different ranks (${rank} and ${own}).`);
    const scale = (alpha?.data[0] ?? own!) / own!;
    modules.set(site.path, {
      inputs: site.inputs,
      outputs: site.outputs,
      transposed: site.transposed,
      down: down.data,
      up: up.data.map((value) => value * scale),
    });
  }
  if (rank === undefined)
    throw new AdapterError(`None of the ${tensors.size} keys in ${name} is part of an adapter for this pack.`);
  const base = baseHash([...found.keys()].filter(({ path }) => modules.has(path)));
  const adapter: Adapter = { rank, alpha: rank, base, modules };
  refuseNonFinite(adapter);
  return { adapter, applied: tensors.size - strange.length, total: tensors.size, strange, guidance: undefined };
}

async function safetensorsIn(file: string, name: string): Promise<Safetensors> {
  try {
    return decodeSafetensors(await readFile(file));
  } catch (cause) {
    throw new AdapterError(`${name} is no safetensors file that can be read.`, { cause });
  }
}
