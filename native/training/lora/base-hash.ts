/** @file The fingerprint of the base weights an adapter was made for. */
import { createHash } from "node:crypto";
import type { LinearSite } from "./linear-site.ts";
import { transpose } from "./matrix.ts";

/**
 * SHA-256 over path, sides and values of the given sites, by path. Values are taken as [outputs, inputs], so that the
 * training graph and another export of the same weights agree.
 */
export function baseHash(sites: readonly LinearSite[]): string {
  const hash = createHash("sha256");
  for (const site of sites.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const { path, inputs, outputs } = site;
    const values = site.transposed ? site.data : transpose(site.data, inputs, outputs);
    hash.update(`${path}\n${outputs}x${inputs}\n`);
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest("hex");
}
