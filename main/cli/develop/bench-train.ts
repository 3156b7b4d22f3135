/**
 * @file `npm run bench:train`: our training step beside PyTorch's, same network, same numbers, in turns on one machine.
 *
 * Processor time at one thread is the figure to trust; wall time at two threads only on an idle machine.
 * `--rounds N` steps each (10), `--threads 1,2`, `--modes forward,lora,full`; PYTHON names the interpreter.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { TRAINING_ARGUMENTS, TRAINING_ENVIRONMENT } from "../../../native/training/process.ts";
import { readArguments, wholeNumber } from "../arguments.ts";
import { badInput, CommandError } from "../exit.ts";
import { exportCase } from "./bench-train/case.ts";
import { type Contestant, startContestant } from "./bench-train/contestant.ts";
import { SMALL, forwardFlops } from "./bench-train/dit.ts";
import type { Mode, Options } from "./bench-train/options.ts";
import { type Series, figures, race } from "./bench-train/series.ts";

const MODES = ["forward", "lora", "full"] as const satisfies readonly Mode[];
const SIDES = ["ours", "torch"];
/** Products of a step over those of the forward pass: LoRA needs no gradient of a weight. */
const FLOPS_OF_FORWARD: Readonly<Record<Mode, number>> = { forward: 1, lora: 2, full: 3, peak: 1 };

const { rounds, threadCounts, modes } = readFlags(process.argv.slice(2));
const interpreters = [process.env["PYTHON"] ?? "python3", "/usr/bin/python3"];
const python = interpreters.find(
  (command) => spawnSync(command, ["-c", "import torch"], { stdio: "ignore" }).status === 0,
);
const here = (file: string): string => join(import.meta.dirname, "bench-train", file);

const folder = mkdtempSync(join(tmpdir(), "bench-train-"));
try {
  print(`${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores; ${rounds} rounds in turns`);
  if (loadavg()[0]! > 0.7)
    print("Others use this machine now: read processor time at one thread only; spinning threads spoil the rest.");
  if (!python) print(`No PyTorch in ${interpreters.join(" or ")}: only our own figures follow.`);
  for (const threads of threadCounts) await compare(threads);
} finally {
  rmSync(folder, { recursive: true });
}

function readFlags(words: readonly string[]) {
  const text = { type: "string" } as const;
  try {
    const { values } = readArguments(words, { rounds: text, threads: text, modes: text });
    const chosen = (values.modes ?? MODES.join()).split(",");
    const unknown = chosen.find((mode) => !MODES.some((known) => known === mode));
    if (unknown !== undefined) throw badInput(`--modes takes ${MODES.join(", ")}, not “${unknown}”.`);
    const wide = (values.threads ?? "1,2").split(",").map((count) => wholeNumber("threads", count));
    const rounds = wholeNumber("rounds", values.rounds ?? "10");
    if (rounds < 1 || wide.includes(0)) throw badInput("--rounds and --threads begin at 1.");
    return { rounds, threadCounts: wide, modes: MODES.filter((mode) => chosen.includes(mode)) };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(error.code);
  }
}

async function compare(threads: number): Promise<void> {
  const optionsOf = (mode: Mode): Options => ({
    mode,
    threads,
    size: SMALL,
    rank: 8,
    alpha: 8,
    learningRate: 1e-4,
    file: join(folder, `${mode}.safetensors`),
  });
  const start = async (options: Options): Promise<Contestant[]> => {
    const json = JSON.stringify(options);
    const limits = threadLimits(threads);
    const ours = await startContestant(process.execPath, [...TRAINING_ARGUMENTS, here("worker.ts"), json], {
      ...limits,
      ...TRAINING_ENVIRONMENT,
    });
    return python ? [ours, await startContestant(python, [here("torch_worker.py"), json], limits)] : [ours];
  };
  const gemms = await race(await start(optionsOf("peak")), rounds);
  const peaks = gemms.map((series) => series.values[0]! / fastest(series, threads));
  const speeds = peaks.map((peak, side) => `${SIDES[side]} ${(1000 * peak).toFixed(0)}`).join(", ");
  print(`\n${threads} thread${threads > 1 ? "s" : ""}; a product of 1024³ in GFLOP/s: ${speeds}`);
  row(["step", "", "cpu min", "cpu med", "wall min", "wall med", "peak MB", "of 1024³"]);
  for (const mode of modes) {
    const options = optionsOf(mode);
    if (python) exportCase(options);
    const sides = await race(await start(options), rounds);
    const gflop = (FLOPS_OF_FORWARD[mode] * forwardFlops(SMALL)) / 1e9;
    for (const [side, series] of sides.entries()) {
      const share = `${((100 * gflop) / fastest(series, threads) / peaks[side]!).toFixed(0)}%`;
      row([mode, SIDES[side]!, ...figures(series).map((figure) => figure.toFixed(0)), share]);
    }
    const [ours, theirs] = sides as [Series, Series | undefined];
    if (!theirs) continue;
    const others = figures(theirs);
    row([mode, "ratio", ...figures(ours).map((figure, at) => (figure / others[at]!).toFixed(2))]);
    print(`  ${agreement(ours.values, theirs.values)}`);
  }
}

/** PyTorch's own setting does not reach a BLAS that brings its threads along. */
function threadLimits(threads: number): Record<string, string> {
  const names = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"];
  return Object.fromEntries(names.map((name) => [name, String(threads)]));
}

/** Processor time at one thread, wall time at more, in ms. */
function fastest({ cpu, wall }: Series, threads: number): number {
  return Math.min(...(threads === 1 ? cpu : wall));
}

function agreement(ours: readonly number[], theirs: readonly number[]): string {
  const apart = Math.max(...ours.map((value, at) => Math.abs(value - theirs[at]!)));
  const last = `${ours.at(-1)!.toFixed(6)} and ${theirs.at(-1)!.toFixed(6)}`;
  return `${apart < 1e-4 ? "same maths" : "NOT THE SAME MATHS"}: ${ours.length} steps end at ${last}, at most ${apart.toExponential(1)} apart`;
}

function row(cells: readonly string[]): void {
  print(cells.map((cell) => cell.padStart(9)).join(""));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
