/** @file `npm run figures:speed`: how long a frame, a series, a rendering and the command itself take. */
import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { parsePath } from "../../../app/affect/path-text.ts";
import { readPrompt } from "../../../app/prompt/read.ts";
import type { Scene } from "../../../app/scene/scene.ts";
import { planSeries } from "../../../app/series/plan.ts";
import { parseSeriesRequest } from "../../../app/series/request.ts";
import { median, quantile } from "../../../app/statistics/quantile.ts";
import { drawSeries } from "../../../native/pipeline/draw-series.ts";
import type { Detail } from "../../../native/scene/pen.ts";
import { renderScene } from "../../../native/scene/raster.ts";
import { judgeById, packById } from "../resources.ts";
import { PROMPTS } from "../../../app/evidence/prompts.ts";

const SERIES = 8;
const STARTS = 5;

const pack = await packById("papercut", {});
const judge = await judgeById("papercut-judge");
const perFrame: number[] = [];
const perSeries: number[] = [];
const scenes: Scene[] = [];
for (let run = -1; run < SERIES; run++) {
  const request = parseSeriesRequest({
    prompt: PROMPTS[run + 1],
    path: parsePath("-2,-1.6 1.2,-0.6 2.2,1.6"),
    seed: run + 1,
  });
  const { phrases } = readPrompt(request.prompt);
  const started = performance.now();
  for await (const frame of drawSeries({ pack, judge }, planSeries(request), { width: 512, height: 512, phrases })) {
    // The first series warms everything up and is not counted.
    if (run >= 0) perFrame.push(frame.milliseconds);
    if (run >= 0) scenes.push(frame.scene);
  }
  if (run >= 0) perSeries.push(performance.now() - started);
}
await Promise.all([pack.close(), judge.close()]);

/** Every scene drawn twice; the first time warms the drawing code of that detail and is not counted. */
const rendering = async (side: number, detail: Detail): Promise<number[]> => {
  const times: number[] = [];
  for (const [index, scene] of [...scenes, ...scenes].entries()) {
    const started = performance.now();
    await renderScene(scene, { width: side, height: side, detail });
    if (index >= scenes.length) times.push(performance.now() - started);
  }
  return times;
};

const row = (what: string, times: readonly number[], limit: number): string =>
  `| ${what} | ${median(times).toFixed(limit < 10 ? 1 : 0)} | ${quantile(times, 0.9).toFixed(limit < 10 ? 1 : 0)} | ${limit} |`;

process.stdout
  .write(`${os.cpus()[0]?.model ?? "unknown"}, ${os.availableParallelism()} cores, load ${os.loadavg()[0]!.toFixed(1)}

| what, in ms | median | 90 % | bound |
|---|---|---|---|
${row("frame 512²: sampled, rendered, judged", perFrame, 250)}
${row("series of nine frames, 512²", perSeries, 3000)}
${row("rendering 1024², full detail", await rendering(1024, "full"), 160)}
${row("rendering 64², low detail", await rendering(64, "low"), 8)}
${row("command start to first frame on disk", await startTimes(), 2500)}
`);

/** From starting the command to its first PNG. */
async function startTimes(): Promise<number[]> {
  const times: number[] = [];
  for (let run = 0; run < STARTS; run++) {
    const folder = await mkdtemp(path.join(os.tmpdir(), "circumplex-speed-"));
    const command = path.join(import.meta.dirname, "../circumplex.js");
    const started = performance.now();
    const child = spawn(process.execPath, [command, "demo", "--size", "512", "--out", folder], { stdio: "ignore" });
    const ended = new Promise((resolve) => child.once("exit", resolve));
    while (!(await readdir(folder)).includes("frame-01.png") && child.exitCode === null) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    times.push(performance.now() - started);
    child.kill("SIGKILL");
    await ended;
    await rm(folder, { recursive: true, force: true });
  }
  return times;
}
