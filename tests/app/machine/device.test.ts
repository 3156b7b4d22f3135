/** @file On what a pack really runs. */
import { expect, test } from "vitest";
import type { Engine } from "../../../app/contract/studio/machine.ts";
import { deviceOf, providerName } from "../../../app/machine/device.ts";

const ready: Engine = {
  state: "ready",
  restarts: 0,
  failure: null,
  provider: "cpu",
  probes: [
    { provider: "cpu", milliseconds: 20, reason: null },
    { provider: "webgpu", milliseconds: null, reason: "no adapter" },
  ],
  probed: 1,
  threads: 8,
  onnxruntime: "1.30.0",
};

test("a device that was never there is no fall-back", () => {
  expect(deviceOf(ready)).toEqual({ kind: "running", provider: "cpu" });
});

test("something faster that is not used is one, and says why", () => {
  const probes = [ready.probes[0]!, { provider: "webgpu", milliseconds: 5, reason: null }];
  const failure = { code: "engine.outOfMemory" } as const;
  expect(deviceOf({ ...ready, probes, failure })).toEqual({ kind: "fellBack", provider: "cpu", failure, reason: null });
  expect(deviceOf({ ...ready, probes })).toEqual({ kind: "running", provider: "cpu" });
});

test("until it is known it is found, afterwards it is missing", () => {
  expect(deviceOf({ ...ready, provider: null, probed: null })).toEqual({ kind: "finding" });
  expect(deviceOf({ ...ready, provider: null })).toEqual({ kind: "missing" });
  expect(deviceOf({ ...ready, state: "restarting" })).toEqual({ kind: "restarting" });
});

test("providers are written as their makers do", () => {
  expect(["cpu", "webgpu", "rocm"].map(providerName)).toEqual(["CPU", "WebGPU", "rocm"]);
});
