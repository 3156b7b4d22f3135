/** @file pack.json of a papercut pack: its networks, its adapters and how it is sampled. */
import { z } from "zod";
import { modelFile } from "../../files/model-files.ts";

const adapter = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/, "a lower-case name"),
  ...modelFile.shape,
});

export const packManifest = z.strictObject({
  id: z.string(),
  /** How the pack draws: a flow over scene tokens and a renderer. */
  kind: z.literal("scene"),
  version: z.string(),
  textEncoder: modelFile,
  flow: modelFile,
  /** Mean and spread of every token: safetensors `mean` and `spread`. */
  latent: modelFile,
  adapters: z.array(adapter),
  /** The adapter used when none is named; null draws with the base. */
  defaultAdapter: z.string().nullable(),
  sampling: z.strictObject({
    steps: z.int().min(1).max(200),
    guidance: z.strictObject({ prompt: z.number(), affect: z.number() }),
  }),
});
export type PackManifest = z.output<typeof packManifest>;
