/** @file Trains an arm with one seed, after the arm it goes on from; what was trained is not trained again. */
import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { RunConfig } from "../../../../app/tune/config.ts";
import { TUNED_GUIDANCE } from "../../../../app/tune/recipes.ts";
import { writeDurably } from "../../../../native/files/durable-file.ts";
import { runTuning } from "../../../../native/tune/run.ts";
import { type Arm, armCalled } from "./arms.ts";

export interface Trained {
  /** Blob of the adapter after the last step. */
  readonly adapter: string;
  /** Computing time, new pictures, and the alarms that rang. */
  readonly seconds: number;
  readonly pictures: number;
  readonly alarms: readonly string[];
}

export interface Training {
  readonly models: string;
  /** Folder of blobs, runs, corpora and results. */
  readonly work: string;
  readonly about: Pick<RunConfig, "pack" | "judge" | "witness">;
  readonly threads: number;
  readonly signal: AbortSignal;
  readonly onStep: (words: string) => void;
}

/** @throws the signal's reason when aborted; the run goes on from its checkpoint the next time */
export async function trainArm(arm: Arm, seed: number, training: Training): Promise<Trained> {
  const run = `${arm.name.replaceAll(/[^a-zA-Z0-9]+/gu, "-")}-${seed}`;
  const result = path.join(training.work, "results", `${run}.trained.json`);
  if (existsSync(result)) return JSON.parse(await readFile(result, "utf8")) as Trained;
  const from = arm.after === undefined ? null : (await trainArm(armCalled(arm.after), seed, training)).adapter;
  const steps = arm.stages.reduce((sum, stage) => sum + stage.steps, 0);
  const config: RunConfig = {
    version: 1,
    ...training.about,
    seed,
    adapter: { rank: 16, alpha: 16, modules: arm.modules ?? "all", from },
    guidance: TUNED_GUIDANCE,
    corpus: { scenes: 6000, seed: 7 },
    stages: [...arm.stages],
    heldOut: { pairs: 24, everySteps: Math.max(1, Math.ceil(steps / 4)) },
    personal: null,
  };
  const blobs = path.join(training.work, "blobs");
  await mkdir(blobs, { recursive: true });
  await mkdir(path.dirname(result), { recursive: true });
  const place = { models: training.models, blobs, work: training.work };
  const control = {
    signal: training.signal,
    keep: () => false,
    breathe: () => Promise.resolve(),
    threads: training.threads,
    provider: "cpu" as const,
  };
  const alarms: string[] = [];
  let [adapter, seconds, pictures] = ["", 0, 0];
  for await (const event of runTuning({ run, config }, place, control)) {
    if (event.kind === "step") {
      [seconds, pictures] = [event.seconds, event.pictures];
      training.onStep(`${run} ${event.step}/${steps}`);
    }
    if (event.kind === "point") adapter = event.adapter ?? adapter;
    if (event.kind === "alarm" && !event.cleared) alarms.push(`${event.alarm.step}: ${event.alarm.sentence}`);
  }
  training.signal.throwIfAborted();
  const trained = { adapter, seconds, pictures, alarms };
  await writeDurably(result, [new TextEncoder().encode(JSON.stringify(trained))]);
  return trained;
}
