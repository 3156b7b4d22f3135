/** @file Small true rows of the tuner for tests of the window. */
import { run, type Run } from "../../app/contract/studio/tuner.ts";
import { planRun } from "../../app/tune/recipes.ts";

const model = { id: "papercut", sha256: "a".repeat(64) };

/** A run that learns. */
export function aRun(change: Partial<Run> = {}): Run {
  const config = planRun({
    recipe: "default",
    minutes: 10,
    seed: 0,
    from: null,
    personal: null,
    pace: null,
    pack: model,
    judge: model,
    witness: model,
  });
  return run.parse({
    id: "run-1",
    name: "Run 1",
    person: "person-1",
    config,
    state: "running",
    revision: 1,
    step: 5,
    steps: 100,
    seconds: 5,
    pictures: 0,
    best: null,
    adapter: null,
    alarm: null,
    failure: null,
    created: 0,
    started: 0,
    ended: null,
    ...change,
  });
}
