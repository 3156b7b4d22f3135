/** @file A stage context in a folder of its own, gone when the tests of the file are over. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import { MINIATURE_PLAN, type TrainingPlan } from "../../../../../native/models/papercut/training/plan.ts";
import type { StageContext } from "../../../../../native/models/papercut/training/stage.ts";

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

export function contextInFolder(plan: Partial<TrainingPlan> = {}, change: Partial<StageContext> = {}): StageContext {
  const directory = mkdtempSync(path.join(tmpdir(), "stage-"));
  folders.push(directory);
  return {
    plan: { ...MINIATURE_PLAN, ...plan },
    directory,
    worker: 0,
    workers: 1,
    report: () => undefined,
    signal: new AbortController().signal,
    ...change,
  };
}
