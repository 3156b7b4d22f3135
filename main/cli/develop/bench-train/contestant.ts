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

/** Starts a contestant and waits until it is ready. It dies with an error when the process ends by itself. */
export async function startContestant(
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Contestant> {
  const env = { ...process.env, ...environment };
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
