/** @file Probes providers in child processes of Node. */
import { execFile } from "node:child_process";
import path from "node:path";
import type { ProviderProbe } from "../../app/contract/studio/machine.ts";
import type { Provider } from "../../native/runtime/providers.ts";
import { probeAll, PROBE_LIMIT_MS, readProbe } from "./probe.ts";
import type { Role } from "./role.ts";

const ENTRY = path.join(import.meta.dirname, "index.ts");

/**
 * Milliseconds of a known product on the provider.
 *
 * @throws Error saying why it cannot be had; the signal's reason when aborted
 */
export function probeInChild(provider: Provider, signal?: AbortSignal): Promise<number> {
  const asked: Role = { role: "probe", provider };
  const options = { timeout: PROBE_LIMIT_MS, ...(signal && { signal }) };
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [ENTRY, JSON.stringify(asked)], options, (error, stdout) => {
      try {
        signal?.throwIfAborted();
        if (stdout === "") throw new Error(error?.killed === true ? "it did not answer in time" : "its process ended");
        resolve(readProbe(JSON.parse(stdout)));
      } catch (reason) {
        reject(reason as Error);
      }
    });
  });
}

/** All providers of this machine. Throws the signal's reason when aborted. */
export function probeProviders(signal?: AbortSignal): Promise<ProviderProbe[]> {
  return probeAll(probeInChild, signal);
}
