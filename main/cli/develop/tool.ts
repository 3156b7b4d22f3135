/** @file How a developer's command runs: Ctrl-C asks it to stop, and whatever stops it becomes one sentence and a code. */
import { EXIT } from "../exit.ts";
import { explain } from "../explain.ts";
import { interruptSignal } from "../interrupt.ts";

/** Runs the command and sets the exit code. @param cancelled said when the person stopped it */
export async function runTool(run: (signal: AbortSignal) => Promise<void>, cancelled = "Cancelled."): Promise<void> {
  const signal = interruptSignal();
  try {
    await run(signal);
  } catch (error) {
    const stopped = signal.aborted && error === signal.reason;
    const { code, sentence } = stopped ? { code: EXIT.cancelled, sentence: cancelled } : explain(error);
    process.stderr.write(`${sentence}\n`);
    process.exitCode = code;
  }
}
