/** @file The machine: what computes, what is installed, where the data lies, and what went wrong. */
import { z } from "zod";
import { failure } from "../failure.ts";
import { call } from "../kinds.ts";
import { moment } from "../shapes.ts";

/** One execution provider: what was asked, what came of it. */
export const providerProbe = z.object({
  provider: z.string(),
  /** Milliseconds of a known product, null when it cannot be had. */
  milliseconds: z.number().nullable(),
  reason: z.string().nullable(),
});
export type ProviderProbe = z.output<typeof providerProbe>;

/** What computes. */
export const engine = z.object({
  state: z.enum(["starting", "ready", "restarting", "stopped"]),
  /** Restarts since the program started. */
  restarts: z.int(),
  /** Why it last ended unasked. */
  failure: failure.nullable(),
  /** The provider that really runs, null while it is being found. */
  provider: z.string().nullable(),
  probes: z.array(providerProbe),
  probed: moment.nullable(),
  threads: z.int(),
  onnxruntime: z.string().nullable(),
});
export type Engine = z.output<typeof engine>;

export const installedPack = z.object({
  id: z.string(),
  sha256: z.string(),
  adapters: z.array(z.string()),
  /** Why it cannot be used, null when it can. */
  problem: z.string().nullable(),
});
export const installedJudge = z.object({
  id: z.string(),
  sha256: z.string(),
  /** Kept for evidence: nothing is trained or steered by it. */
  witness: z.boolean(),
  /** Why it cannot be used, null when it can. */
  problem: z.string().nullable(),
});
export type InstalledJudge = z.output<typeof installedJudge>;

export const machine = z.object({
  app: z.string(),
  host: z.enum(["electron", "node"]),
  platform: z.string(),
  cpu: z.string(),
  cores: z.int(),
  memoryBytes: z.number(),
  dataFolder: z.string(),
  databaseBytes: z.number(),
  blobBytes: z.number(),
  freeBytes: z.number(),
  packs: z.array(installedPack),
  judges: z.array(installedJudge),
  lastBackup: moment.nullable(),
});
export type Machine = z.output<typeof machine>;

const ok = z.object({});

export const machineCalls = {
  "machine.get": call(ok, machine),
  /** Probes every provider again and keeps what came of it. */
  "machine.probe": call(ok, z.object({ probes: z.array(providerProbe) })),
  /** A text for a bug report: versions, engine, last failures; prompts only when asked for. */
  "machine.report": call(z.object({ prompts: z.boolean() }), z.object({ text: z.string() })),
  /** What the page could not do, for the log. */
  "log.write": call(z.object({ level: z.enum(["warn", "error"]), message: z.string().max(4000) }), ok),
} as const;
