/**
 * @file `npm run figures:latency`: how long a series of nine frames takes with the tuner at work beside it and without, in one
 * studio, by turns.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { median } from "../../app/statistics/quantile.ts";
import { hasEnded } from "../../app/jobs/job.ts";
import { connectTo, startStudio } from "../kit/studio-process.ts";
import { smallRun } from "../kit/tuning.ts";

const ROUNDS = 7;
const folder = mkdtempSync(path.join(tmpdir(), "circumplex-latency-"));
const studio = await startStudio(folder);
const connection = await connectTo(studio);
const { client } = connection;

/** Milliseconds from the wish to the last picture. */
async function draw(seed: number): Promise<number> {
  const started = performance.now();
  const path = [
    { valence: -1.5, arousal: -1 },
    { valence: 1.5, arousal: 1 },
  ];
  const { job } = await client["series.start"]({
    request: { prompt: "a red boat on a lake", path, frames: 9, seed, size: 512 },
  });
  for await (const event of client["studio.watch"]({})) {
    const jobs = event.kind === "snapshot" ? event.overview.jobs : event.kind === "job" ? [event.job] : [];
    if (jobs.some(({ id, state }) => id === job && hasEnded(state))) break;
  }
  return performance.now() - started;
}

/** Waits until the run makes steps, so that its corpus is read and its graphs are built. */
async function learning(): Promise<void> {
  for await (const event of client["studio.watch"]({})) {
    const tuner = event.kind === "snapshot" ? event.overview.tuner : event.kind === "tuner" ? event.tuner : undefined;
    if ((tuner?.tuning?.stepMs ?? 0) > 0) break;
  }
}

try {
  const stages = [{ method: "calibrate" as const, steps: 100_000, learningRate: 1e-4, dropAffect: 0.2 }];
  const config = await smallRun({
    adapter: { rank: 16, alpha: 16, modules: "all", from: null },
    corpus: { scenes: 250, seed: 7 },
    stages,
    heldOut: { pairs: 4, everySteps: 50_000 },
  });
  const { run } = await client["tuner.startConfig"]({ name: null, config });
  await draw(0);
  const [alone, beside]: [number[], number[]] = [[], []];
  for (let round = 1; round <= ROUNDS; round++) {
    await learning();
    beside.push(await draw(2 * round));
    await client["tuner.pause"]({ run });
    for await (const event of client["studio.watch"]({})) {
      const tuner = event.kind === "snapshot" ? event.overview.tuner : event.kind === "tuner" ? event.tuner : undefined;
      if (tuner?.runs.some(({ state }) => state === "paused")) break;
    }
    alone.push(await draw(2 * round + 1));
    await client["tuner.resume"]({ run });
  }
  const seconds = (values: readonly number[]): string => (median(values) / 1000).toFixed(2);
  process.stdout.write(
    `Nine frames of 512 px: ${seconds(alone)} s alone, ${seconds(beside)} s with the tuner at work, ratio ${(median(beside) / median(alone)).toFixed(2)} (medians of ${ROUNDS}).\n`,
  );
} finally {
  connection.close();
  await studio.stop();
  rmSync(folder, { recursive: true, force: true });
}
