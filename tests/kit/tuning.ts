/** @file Small real runs of the tuner: the embedded pack, few scenes, few steps. */
import path from "node:path";
import { type RunConfig, runConfig } from "../../app/tune/config.ts";
import type { Client } from "../../app/contract/kinds.ts";
import type { StudioContract } from "../../app/contract/studio/studio.ts";
import type { Run } from "../../app/contract/studio/tuner.ts";
import type { TuneEvent } from "../../app/tune/progress.ts";
import { runTuning } from "../../native/tune/run.ts";
import type { RunControl } from "../../native/tune/run/control.ts";
import { embeddedModels } from "../../native/tune/run/models.ts";
import { MODELS } from "./places.ts";

/** A run of some seconds: calibration and critic gradient. */
export async function smallRun(change: Partial<RunConfig> = {}): Promise<RunConfig> {
  return runConfig.parse({
    version: 1,
    ...(await embeddedModels(MODELS)),
    seed: 3,
    adapter: { rank: 4, alpha: 4, modules: "all", from: null },
    guidance: 1.5,
    corpus: { scenes: 48, seed: 7 },
    stages: [{ method: "calibrate", steps: 8, learningRate: 0.002 }],
    heldOut: { pairs: 4, everySteps: 4 },
    personal: null,
    ...change,
  });
}

/** What a run needs at the least for an adapter that passes the gate. */
export const LESSON = {
  stages: [{ method: "calibrate" as const, steps: 40, learningRate: 0.002, dropAffect: 0.2 }],
  heldOut: { pairs: 6, everySteps: 20 },
};

/** Runs in `folder` to the end, or until `until` says so of an event; gives what was told. */
export async function runIn(
  folder: string,
  config: RunConfig,
  until: (event: TuneEvent) => boolean = () => false,
  change: Partial<RunControl> = {},
): Promise<TuneEvent[]> {
  const abort = new AbortController();
  const place = { models: MODELS, blobs: path.join(folder, "blobs"), work: folder };
  const control: RunControl = {
    signal: abort.signal,
    keep: () => false,
    breathe: () => Promise.resolve(),
    threads: 1,
    provider: "cpu",
    ...change,
  };
  const events: TuneEvent[] = [];
  for await (const event of runTuning({ run: "small", config }, place, control)) {
    events.push(event);
    if (until(event)) abort.abort();
  }
  return events;
}

/** Waits until something holds of a run in a studio. */
export async function untilRun(
  { client }: { readonly client: Client<StudioContract> },
  run: string,
  holds: (run: Run) => boolean,
): Promise<Run> {
  for await (const event of client["runs.watch"]({ run })) {
    const now = event.kind === "snapshot" ? event.detail.run : event.kind === "run" ? event.run : undefined;
    if (now !== undefined && holds(now)) return now;
  }
  throw new Error("The run was forgotten.");
}

/** The last event, which must say that the run has ended. */
export function endOf(events: readonly TuneEvent[]): Extract<TuneEvent, { kind: "ended" }> {
  const last = events.at(-1);
  if (last?.kind !== "ended") throw new Error(`The run ended with ${last?.kind ?? "nothing"}.`);
  return last;
}
