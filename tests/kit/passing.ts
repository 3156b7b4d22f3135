/** @file What the overview tells beside the store, while nothing goes on. */
import type { Passing } from "../../main/host/events.ts";

export const PASSING: Readonly<Passing> = {
  progress: null,
  queue: { paused: null },
  engine: {
    state: "ready",
    restarts: 0,
    failure: null,
    provider: "cpu",
    probes: [],
    probed: null,
    threads: 1,
    onnxruntime: null,
  },
  judge: null,
  tuner: { runs: [], tuning: null, adapters: 0, evidence: 0 },
};
