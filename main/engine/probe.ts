/** @file Which providers of this machine really compute, each tried in a process of its own: one without its driver may abort. */
import { z } from "zod";
import type { ProviderProbe } from "../../app/contract/studio/machine.ts";
import { type Provider, PROVIDERS } from "../../native/runtime/providers.ts";

/** A child that does not answer in this time does not answer. */
export const PROBE_LIMIT_MS = 20_000;

/** What the child answers. */
const probeAnswer = z.union([z.strictObject({ milliseconds: z.number() }), z.strictObject({ reason: z.string() })]);
export type ProbeAnswer = z.output<typeof probeAnswer>;

/** Milliseconds of a known product on one provider; rejects with a reason when it cannot be had. */
export type Probe = (provider: Provider, signal?: AbortSignal) => Promise<number>;

/**
 * What a child has answered.
 *
 * @throws Error saying why the provider cannot be had
 */
export function readProbe(answer: unknown): number {
  const read = probeAnswer.parse(answer);
  if ("milliseconds" in read) return read.milliseconds;
  throw new Error(read.reason);
}

/**
 * Tries all providers, one after another so that none is measured beside another.
 *
 * @throws the signal's reason when aborted
 */
export async function probeAll(probe: Probe, signal?: AbortSignal): Promise<ProviderProbe[]> {
  const probes: ProviderProbe[] = [];
  for (const provider of PROVIDERS) {
    signal?.throwIfAborted();
    const found = await probe(provider, signal).then(
      (milliseconds) => ({ provider, milliseconds, reason: null }),
      (error: unknown) => ({ provider, milliseconds: null, reason: (error as Error).message.split("\n")[0]! }),
    );
    signal?.throwIfAborted();
    probes.push(found);
  }
  return probes;
}
