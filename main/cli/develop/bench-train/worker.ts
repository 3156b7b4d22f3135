/** @file Our side of bench-train: one step for every line on standard input, one JSON line for every step. */
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { GraphBuilder } from "../../../../native/graph/builder.ts";
import { float32Tensor } from "../../../../native/graph/tensors.ts";
import { createSession } from "../../../../native/runtime/session.ts";
import { createTrainer } from "../../../../native/training/trainer.ts";
import { constant } from "../../../../native/training/schedule.ts";
import { benchCase } from "./case.ts";
import type { Measurement, Options } from "./options.ts";

const PEAK_SIDE = 1024;

const options = JSON.parse(process.argv[2]!) as Options;
const step = await (options.mode === "peak" ? preparePeak(options) : prepare(options));
process.stdout.write(`${JSON.stringify({ ready: process.versions.node })}\n`);
for await (const _ of createInterface({ input: process.stdin })) {
  const [wall, cpu] = [performance.now(), process.cpuUsage()];
  const value = await step();
  const { user, system } = process.cpuUsage(cpu);
  const measurement: Measurement = {
    value,
    cpu: (user + system) / 1000,
    wall: performance.now() - wall,
    peak: peakMemory(),
  };
  process.stdout.write(`${JSON.stringify(measurement)}\n`);
}

async function prepare(options: Options): Promise<() => Promise<number>> {
  const { threads, learningRate } = options;
  const { graph, parameters, feeds } = benchCase(options);
  if (parameters.length === 0) {
    const session = await createSession(graph, { threads });
    return async () => {
      const { prediction } = await session.run(feeds);
      const values = prediction!.data as Float32Array;
      return values.reduce((sum, value) => sum + value, 0) / values.length;
    };
  }
  const optimiser = {
    learningRate: constant(learningRate),
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
    weightDecay: 0.01,
  };
  const trainer = await createTrainer({ graph, loss: "loss", parameters, optimiser, threads });
  return async () => (await trainer.train(feeds)).loss;
}

/** A square product by a fixed weight, which onnxruntime packs beforehand: as fast as it multiplies. */
async function preparePeak({ threads }: Options): Promise<() => Promise<number>> {
  const g = new GraphBuilder();
  const square = (): Float32Array => new Float32Array(PEAK_SIDE ** 2).fill(0.5);
  g.initializer("w", float32Tensor([PEAK_SIDE, PEAK_SIDE], square()));
  g.output(g.op("MatMul", [g.input("x", "float32", [PEAK_SIDE, PEAK_SIDE]), "w"]), "y");
  const session = await createSession(g.build(), { threads });
  const x = float32Tensor([PEAK_SIDE, PEAK_SIDE], square());
  return async () => {
    await session.run({ x });
    return (2 * PEAK_SIDE ** 3) / 1e9;
  };
}

/** MB the process ever held, where the system says so. */
function peakMemory(): number {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS / 1024;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024;
}
