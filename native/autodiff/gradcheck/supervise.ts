/** @file Runs a gradient check in a process of its own, because a damaged model can make onnxruntime abort or hang. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import type { GradcheckReport } from "./report.ts";

export interface Limits {
  /** Milliseconds after which the check is ended. */
  readonly milliseconds: number;
  /** Megabytes of JavaScript heap. */
  readonly megabytes: number;
}

const defaultLimits: Limits = { milliseconds: 120_000, megabytes: 4096 };

/** Node's exit code for an error nobody caught: a fault of this program, not of the file. */
const uncaught = 1;

/**
 * The report on `file`. A check that is ended by a signal, by its limits or without an answer makes the file unusable.
 *
 * @throws Error with the trace when this program is at fault
 */
export async function superviseGradcheck(
  file: string,
  seed: number,
  limits: Limits = defaultLimits,
): Promise<GradcheckReport> {
  const worker = join(import.meta.dirname, "worker.ts");
  const child = spawn(process.execPath, [`--max-old-space-size=${limits.megabytes}`, worker, file, String(seed)], {
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limits.milliseconds,
    killSignal: "SIGKILL",
  });
  let [output, complaints] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints = (complaints + text).slice(-20_000)));
  const { code, signal } = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exitCode, exitSignal) => resolve({ code: exitCode, signal: exitSignal }));
  });
  if (code === 0 && output.startsWith("{")) return JSON.parse(output) as GradcheckReport;
  if (code === uncaught) throw new Error(complaints);
  const how = signal === "SIGKILL" ? "took too long or too much memory" : `made onnxruntime stop (${signal ?? code})`;
  return { outcome: "unusable", reason: `running the model ${how}` };
}
