/** @file Probes a provider in a process of its own, with a time limit: one without its driver may abort or hang. */
import { execFile } from "node:child_process";
import path from "node:path";
import type { Provider } from "../../native/runtime/providers.ts";

const LIMIT_MS = 20_000;

/** What the child prints. */
export type ProbeAnswer = { readonly milliseconds: number } | { readonly reason: string };

/**
 * Milliseconds of a known product on the provider.
 *
 * @throws Error saying why it cannot be had
 */
export function probeInChild(provider: Provider): Promise<number> {
  const entry = path.join(import.meta.dirname, "probe-child.ts");
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [entry, provider], { timeout: LIMIT_MS }, (error, stdout) => {
      if (stdout === "") {
        const ended = error?.killed === true ? "it did not answer in time" : "its process ended";
        return reject(new Error(ended, { cause: error }));
      }
      const answer = JSON.parse(stdout) as ProbeAnswer;
      return "milliseconds" in answer ? resolve(answer.milliseconds) : reject(new Error(answer.reason));
    });
  });
}
