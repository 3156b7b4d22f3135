/** @file Which modules of a graph an adapter meets, and whether it was made for them. */
import type { Graph } from "../../graph/graph.ts";
import type { Adapter, AdapterModule } from "./adapter.ts";
import { AdapterError } from "./adapter-error.ts";
import { baseHash } from "./base-hash.ts";
import { type LinearSite, linearSites } from "./linear-site.ts";

/** How much of an adapter found its place: "applied of total modules". */
export interface Coverage {
  readonly applied: number;
  readonly total: number;
}

/**
 * Pairs the adapter's modules with the graph's linear sites, in graph order.
 *
 * @param check whether the base weights must be those the adapter was made for
 * @throws AdapterError when no module is found, a shape differs, or the base weights are others
 */
export function matchAdapter(
  graph: Graph,
  adapter: Adapter,
  check = true,
): { readonly pairs: readonly (readonly [LinearSite, AdapterModule])[]; readonly coverage: Coverage } {
  const pairs = linearSites(graph).flatMap((site) => {
    const module = adapter.modules.get(site.path);
    return module ? [[site, module] as const] : [];
  });
  const coverage = { applied: pairs.length, total: adapter.modules.size };
  if (pairs.length === 0)
    throw new AdapterError(`None of the adapter's ${coverage.total} modules is in ${graph.name}.`);
  for (const [{ path, inputs, outputs }, module] of pairs)
    if (module.inputs !== inputs || module.outputs !== outputs)
      throw new AdapterError(
        `The adapter's module ${path} maps ${module.inputs} values to ${module.outputs}, the model's maps ${inputs} to ${outputs}.`,
      );
  if (check && baseHash(pairs.map(([site]) => site)) !== adapter.base)
    throw new AdapterError(
      `The adapter was made for other weights than those of ${graph.name} (${coverage.applied} of ${coverage.total} modules found).`,
    );
  return { pairs, coverage };
}
