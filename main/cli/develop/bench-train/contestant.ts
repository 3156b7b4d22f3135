/** @file A contestant of bench-train: a process that makes one step when asked. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Measurement } from "./options.ts";

export interface Contestant {
  /** One step. */
  measure(): Promise<Measurement>;
  stop(): Promise<void>;
}

/**
 * Starts a contestant and waits until it is ready. It dies with an error when the process ends by itself. The threads of
 * BLAS and OpenMP are limited too: PyTorch's own setting does not reach a BLAS that brings its threads along.
 */
export async function startContestant(command: string, args: readonly string[], threads: number): Promise<Contestant> {
  const limits = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"].map((name) => [name, String(threads)]);
  const env = { ...process.env, ...Object.fromEntries(limits) };
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"], env });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<unknown> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${command} ${args[0]} ended before it answered.`);
    return JSON.parse(value);
  };
  await next();
  return {
    async measure() {
      child.stdin.write("step\n");
      return (await next()) as Measurement;
    },
    async stop() {
      const exit = once(child, "exit");
      child.stdin.end();
      await exit;
    },
  };
}
