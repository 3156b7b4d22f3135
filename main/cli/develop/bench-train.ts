/**
 * @file `npm run bench:train`: our training step beside PyTorch's, same network, same numbers, in turns on one machine.
 *
 * Processor time at one thread is the figure to trust; wall time at two threads only on an idle machine.
 * `--rounds N` steps each (10), `--threads 1,2`, `--modes forward,lora,full`; PYTHON names the interpreter.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { exportCase } from "./bench-train/case.ts";
import { type Contestant, startContestant } from "./bench-train/contestant.ts";
import { SMALL, forwardFlops } from "./bench-train/dit.ts";
import type { Measurement, Mode, Options } from "./bench-train/options.ts";

/** Products of a step over those of the forward pass: LoRA needs no gradient of a weight. */
const FLOPS_OF_FORWARD: Readonly<Record<Mode, number>> = { forward: 1, lora: 2, full: 3, peak: 1 };
const WARM_UP = 3;

const { values: flags } = parseArgs({
  options: {
    rounds: { type: "string", default: "10" },
    threads: { type: "string", default: "1,2" },
    modes: { type: "string", default: "forward,lora,full" },
  },
});
const rounds = Number(flags.rounds);
const modes = flags.modes.split(",") as Mode[];
const python = process.env["PYTHON"] ?? "python3";
const hasTorch = spawnSync(python, ["-c", "import torch"], { stdio: "ignore" }).status === 0;
const here = (file: string): string => join(import.meta.dirname, "bench-train", file);

const folder = mkdtempSync(join(tmpdir(), "bench-train-"));
try {
  print(`${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} cores; ${rounds} rounds in turns`);
  if (!hasTorch) print(`${python} has no PyTorch: only our own figures follow.`);
  for (const threads of flags.threads.split(",").map(Number)) await compare(threads);
} finally {
  rmSync(folder, { recursive: true });
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
  const [[gemm]] = (await race([await ours(optionsOf("peak"))])) as [[Series]];
  const peak = gemm.values.at(-1)! / (best(gemm) / 1000);
  print(`\n${threads} thread${threads > 1 ? "s" : ""}; a matrix product reaches ${peak.toFixed(0)} GFLOP/s`);
  print(["step", "", "cpu min", "median", "wall min", "median", "peak MB", "of gemm"].map(pad).join(""));
  for (const mode of modes) {
    const options = optionsOf(mode);
    if (hasTorch) exportCase(options);
    const contestants = [await ours(options), ...(hasTorch ? [await torch(options)] : [])];
    const [series] = [(await race(contestants)).flat()];
    const [own, other] = series as [Series, Series | undefined];
    const gflop = (FLOPS_OF_FORWARD[mode] * forwardFlops(SMALL)) / 1e9;
    const line = (name: string, s: Series): void => {
      const share = gflop / (best(s) / 1000) / peak;
      const figures = [min(s.cpu), median(s.cpu), min(s.wall), median(s.wall), s.peak].map((x) => x.toFixed(0));
      print([mode, name, ...figures, `${(100 * share).toFixed(0)}%`].map(pad).join(""));
    };
    line("ours", own);
    if (!other) continue;
    line("torch", other);
    const ratio = (pick: (s: Series) => number): string => (pick(own) / pick(other)).toFixed(2);
    const ratios = [
      ratio((s) => min(s.cpu)),
      ratio((s) => median(s.cpu)),
      ratio((s) => min(s.wall)),
      ratio((s) => median(s.wall)),
      ratio((s) => s.peak),
    ];
    print([mode, "ratio", ...ratios].map(pad).join(""));
    const apart = Math.max(...own.values.map((value, at) => Math.abs(value - other.values[at]!)));
    const verdict = apart < 1e-4 ? "same maths" : "NOT the same maths";
    print(
      `  ${verdict}: after ${own.values.length} steps ${own.values.at(-1)!.toFixed(6)} and ${other.values.at(-1)!.toFixed(6)}, at most ${apart.toExponential(1)} apart`,
    );
  }
}
