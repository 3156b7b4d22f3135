/** @file What a child process is started for: the one argument of the engine's entry, as JSON. */
import { z } from "zod";
import { PROVIDERS } from "../../native/runtime/providers.ts";

export const role = z.discriminatedUnion("role", [
  /** Draws, judges and writes exports for the host at the other end of its channel. */
  z.strictObject({
    role: z.literal("engine"),
    blobs: z.string(),
    uploads: z.string(),
    models: z.string(),
    instructions: z.string(),
  }),
  /** Fine-tunes and evaluates for the host at the other end of its channel. */
  z.strictObject({ role: z.literal("tuner"), blobs: z.string(), models: z.string(), work: z.string() }),
  /** Tries one provider and prints what came of it. */
  z.strictObject({ role: z.literal("probe"), provider: z.enum(PROVIDERS) }),
]);
export type Role = z.output<typeof role>;

/** Exit codes of the entry, as sysexits.h has them. */
export const EXIT_CODE = { badArgument: 64, internal: 70 } as const;
