/** @file On what a pack really runs, from what the engine told of itself. */
import type { Failure } from "../contract/failure.ts";
import type { Engine } from "../contract/studio/machine.ts";

/** `fellBack`: something faster is there and is not used; `failure` or `reason` says why. */
export type Device =
  | { readonly kind: "starting" | "restarting" | "stopped" | "finding" | "missing" }
  | { readonly kind: "running"; readonly provider: string }
  | {
      readonly kind: "fellBack";
      readonly provider: string;
      readonly failure: Failure | null;
      readonly reason: string | null;
    };

/** The device of an engine as it is now. */
export function deviceOf({ state, provider, probes, probed, failure }: Engine): Device {
  if (state !== "ready") return { kind: state };
  if (provider === null) return { kind: probed === null ? "finding" : "missing" };
  const used = probes.find((probe) => probe.provider === provider)?.milliseconds ?? null;
  const faster = probes.find(({ milliseconds }) => milliseconds !== null && used !== null && milliseconds < used);
  const gave = faster?.reason ?? null;
  return faster === undefined || (failure === null && gave === null)
    ? { kind: "running", provider }
    : { kind: "fellBack", provider, failure, reason: gave };
}

const NAMES: Readonly<Record<string, string>> = {
  cpu: "CPU",
  webgpu: "WebGPU",
  cuda: "CUDA",
  dml: "DirectML",
  directml: "DirectML",
  coreml: "Core ML",
};

/** A provider as its makers write it. */
export function providerName(provider: string): string {
  return NAMES[provider.toLowerCase()] ?? provider;
}
