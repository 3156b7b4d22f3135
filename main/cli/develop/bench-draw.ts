/** @file `npm run bench:draw`: how long a frame, a picture, a series and a start of the command take on this machine. */
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import path from "node:path";
import { readPrompt } from "../../../app/prompt/read.ts";
import { planSeries } from "../../../app/series/plan.ts";
import { parseSeriesRequest } from "../../../app/series/request.ts";
import { median, quantile } from "../../../app/statistics/quantile.ts";
import { composedScene } from "../../../native/models/papercut/training/composed.ts";
import { drawSeries } from "../../../native/pipeline/draw-series.ts";
import { renderScene } from "../../../native/scene/raster.ts";
import { readArguments, wholeNumber } from "../arguments.ts";
import { EMBEDDED_JUDGE, EMBEDDED_PACK, judgeById, packById } from "../resources.ts";

const PROMPT = "a lighthouse on the coast with a small boat";
const PATH = [-2, 2].map((at) => ({ valence: at, arousal: at }));

const { values } = readArguments(process.argv.slice(2), { rounds: { type: "string", default: "20" } });
const rounds = wholeNumber("rounds", values.rounds);

process.stdout.write(`${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores, ${rounds} rounds\n`);
process.stdout.write("| what | median | 95 % |\n| --- | --- | --- |\n");
await benchSeries();
await benchRender("picture of 1024² drawn", 1024, "full");
await benchRender("picture of 64² drawn in low detail", 64, "low");
await benchStart();

function row(what: string, milliseconds: readonly number[]): void {
  const [middle, high] = [median(milliseconds), quantile(milliseconds, 0.95)];
  process.stdout.write(`| ${what} | ${middle.toFixed(1)} ms | ${high.toFixed(1)} ms |\n`);
}

/** Series of nine frames of 512² in a process that is warm; files are not written. */
async function benchSeries(): Promise<void> {
  const [pack, judge] = [await packById(EMBEDDED_PACK), await judgeById(EMBEDDED_JUDGE)];
  const { phrases } = readPrompt(PROMPT);
  const [frames, whole]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    const plan = planSeries(parseSeriesRequest({ prompt: PROMPT, path: PATH, seed: round + 1 }));
    const started = performance.now();
    for await (const { milliseconds } of drawSeries({ pack, judge }, plan, { phrases, width: 512, height: 512 })) {
      if (round >= 0) frames.push(milliseconds);
    }
    if (round >= 0) whole.push(performance.now() - started);
  }
  row("frame of 512² sampled, drawn and judged", frames);
  row("series of nine such frames", whole);
  await Promise.all([pack.close(), judge.close()]);
}

/** Scenes of the grammar, a different one each round. */
async function benchRender(what: string, side: number, detail: "full" | "low"): Promise<void> {
  const times: number[] = [];
  for (let round = -1; round < 2 * rounds; round++) {
    const { scene } = composedScene(1, "bench", round + 1);
    const started = performance.now();
    await renderScene(scene, { width: side, height: side, detail });
    if (round >= 0) times.push(performance.now() - started);
  }
  row(what, times);
}

/** From the start of the command to the second frame's first step, which is when the first frame's files are whole. */
async function benchStart(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "bench-draw-"));
  const points = PATH.map(({ valence, arousal }) => `${valence},${arousal}`).join(" ");
  const words = ["series", "--prompt", PROMPT, "--path", points, "--size", "512", "--frames", "9", "--force"];
  const times: number[] = [];
  try {
    for (let round = 0; round < Math.ceil(rounds / 4); round++)
      times.push(await firstFrame([...words, "--out", folder]));
  } finally {
    rmSync(folder, { recursive: true });
  }
  row("command started until its first frame is on disk", times);
}

function firstFrame(words: readonly string[]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [path.join(import.meta.dirname, "../circumplex.js"), ...words]);
  return new Promise((resolve, reject) => {
    let first: number | undefined;
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.includes("frame 2 of")) first ??= performance.now() - started;
    });
    child.on("close", () => (first === undefined ? reject(new Error(said)) : resolve(first)));
  });
}
