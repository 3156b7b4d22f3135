/** @file What an adapter's file says of itself: our own keys, and those that other tools look for. */
import { createHash } from "node:crypto";
import { z } from "zod";
import { type Adapter, adapterWeights } from "./adapter.ts";

const FORMAT = "circumplex-lora-1";

/** What an adapter was made of; all of it is written down, none of it is needed to draw. */
export interface AdapterOrigin {
  readonly title?: string;
  readonly pack?: { readonly id: string; readonly sha256: string };
  readonly judge?: { readonly id: string; readonly sha256: string };
  readonly witness?: { readonly id: string; readonly sha256: string };
  /** Affect guidance it was tuned for. */
  readonly guidance?: number;
  /** Hash of the run's config. */
  readonly config?: string;
}

/** The metadata of a file. No clock has a part in it: the same adapter gives the same bytes. */
export function adapterMetadata(adapter: Adapter, origin: AdapterOrigin): Record<string, string> {
  const { rank, alpha, base, modules } = adapter;
  const { title = "Circumplex adapter", pack, judge, witness, guidance, config } = origin;
  const transposed = [...modules].filter(([, module]) => module.transposed).map(([path]) => path);
  const known = {
    format: FORMAT,
    rank: String(rank),
    alpha: String(alpha),
    base_sha256: base,
    transposed: transposed.join("\n"),
    // As kohya-ss/sd-scripts writes them and interfaces show them.
    ss_network_module: "networks.lora",
    ss_network_dim: String(rank),
    ss_network_alpha: String(alpha),
    ss_base_model_version: pack?.id,
    ss_training_comment: "fine-tuned for valence and arousal by Circumplex",
    // Stability AI's model metadata standard 1.0.
    "modelspec.sai_model_spec": "1.0.0",
    "modelspec.architecture": `${pack?.id ?? "unknown"}/lora`,
    "modelspec.implementation": "circumplex",
    "modelspec.title": title,
    "emo.digest": adapterDigest(adapter),
    "emo.pack": pack && `${pack.id} ${pack.sha256}`,
    "emo.judge": judge && `${judge.id} ${judge.sha256}`,
    "emo.witness": witness && `${witness.id} ${witness.sha256}`,
    "emo.guidance": guidance === undefined ? undefined : String(guidance),
    "emo.config": config,
  };
  return Object.fromEntries(Object.entries(known).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** SHA-256 over names and values: says whether matrices lie where they were put. */
export function adapterDigest(adapter: Adapter): string {
  const hash = createHash("sha256");
  for (const [name, values] of [...adapterWeights(adapter)].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name}\n`);
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest("hex");
}

/** The keys without which a file is not one of ours. */
export const ownMetadata = z.object({
  format: z.literal(FORMAT),
  rank: z.coerce.number().int().positive(),
  alpha: z.coerce.number(),
  base_sha256: z.string(),
  /** Paths, one a line, of the modules whose base weight is stored as [outputs, inputs]. */
  transposed: z.string().transform((paths) => new Set(paths.split("\n"))),
  "emo.digest": z.string().optional(),
  "emo.guidance": z.coerce.number().optional(),
});
