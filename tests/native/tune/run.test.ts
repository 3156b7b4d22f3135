/** @file Real runs of every method, stopped and resumed. */
import { mkdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import type { RunConfig, Stage } from "../../../app/tune/config.ts";
import { fastStage } from "../../../app/tune/recipes.ts";
import { temporaryFolder } from "../../kit/circumplex.ts";
import { endOf, runIn, smallRun } from "../../kit/tuning.ts";

let folder: string;
const inFolder = (name: string): string => {
  const own = path.join(folder, name);
  mkdirSync(path.join(own, "blobs"), { recursive: true });
  return own;
};
const adaptersIn = (events: Awaited<ReturnType<typeof runIn>>): (string | null)[] =>
  events.flatMap((event) => (event.kind === "point" ? [event.adapter] : []));

const STAGES: readonly Stage[] = [
  { method: "calibrate", steps: 6, learningRate: 0.002, dropAffect: 0.2 },
  { method: "relabel", steps: 2, learningRate: 2e-4, replay: 0.67 },
  { method: "nft", steps: 2, learningRate: 2e-4, groups: 2, pictures: 4, replay: 0.5, beta: 1 },
  { ...fastStage(2), groups: 2, pictures: 4 },
  { method: "control", steps: 2, learningRate: 0.25, groups: 2, pictures: 4 },
];

let config: RunConfig;
beforeAll(async () => {
  folder = temporaryFolder();
  config = await smallRun({ stages: [...STAGES], heldOut: { pairs: 4, everySteps: 7 } });
});

test("a run that is paused twice and goes on ends with the bytes of one that was not, in every method", async () => {
  const whole = await runIn(inFolder("whole"), config);
  const parted = inFolder("parted");
  const stops = [3, 9];
  const parts: Awaited<ReturnType<typeof runIn>> = [];
  for (const stop of stops) {
    const events = await runIn(parted, config, (event) => event.kind === "step" && event.step === stop);
    expect(events.at(-1)).toEqual({ kind: "saved", step: stop });
    parts.push(...events);
  }
  parts.push(...(await runIn(parted, config)));
  expect(endOf(parts)).toEqual({ ...endOf(whole) });
  expect(adaptersIn(parts)).toEqual(adaptersIn(whole));
  expect(new Set(adaptersIn(whole)).size).toBeGreaterThan(3);
}, 240_000);

test("asked to stop, it ends with the best adapter so far", async () => {
  let steps = 0;
  const small = await smallRun();
  const events = await runIn(
    inFolder("stopped"),
    small,
    (event) => {
      if (event.kind === "step") steps = event.step;
      return false;
    },
    { keep: () => steps >= 5 },
  );
  expect(endOf(events)).toMatchObject({ why: "stopped", step: 5, best: 4 });
  expect(endOf(events).gate.map(({ check }) => check)).toContain("reloaded");
}, 120_000);

test("a checkpoint of another config is refused in one sentence", async () => {
  const own = inFolder("other");
  await runIn(own, await smallRun(), (event) => event.kind === "step" && event.step === 2);
  await expect(runIn(own, await smallRun({ seed: 4 }))).rejects.toThrow("belongs to a run with another config");
}, 120_000);

test("between two runs of a model less than a tenth of a second passes on an idle machine", async () => {
  const gaps: number[] = [];
  let before = performance.now();
  const breathe = async (): Promise<void> => {
    const now = performance.now();
    gaps.push(now - before);
    before = now;
  };
  const stages: Stage[] = [{ method: "calibrate", steps: 6, learningRate: 0.002, dropAffect: 0.2 }];
  await runIn(inFolder("breathing"), await smallRun({ stages }), () => false, { breathe, threads: 2 });
  // Opening models, and a machine that does other things, make some long: it is the usual gap a person waits for.
  gaps.sort((one, other) => one - other);
  expect(gaps[Math.floor(0.9 * gaps.length)]).toBeLessThan(250);
}, 240_000);
