/** @file Which adapters of the person a series is drawn with. */
import type { SeriesAdapter } from "../../app/contract/engine/engine.ts";
import type { Adapter } from "../../app/contract/studio/tuner.ts";
import type { SeriesRequest } from "../../app/series/request.ts";

/** Adapters that are used at once. */
const MOST_ADAPTERS = 8;

/** What is drawn next uses the person's adapters as strongly as they are set, unless the request names one of the pack. */
export function adaptersFor(adapters: readonly Adapter[], { pack, adapter }: SeriesRequest): SeriesAdapter[] {
  if (adapter !== null) return [];
  return adapters
    .filter((one) => one.pack === pack && one.strength > 0)
    .slice(0, MOST_ADAPTERS)
    .map(({ name, sha256, strength }) => ({ id: name, sha256, strength }));
}
