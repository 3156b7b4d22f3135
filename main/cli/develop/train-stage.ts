/** @file The child process of `train:papercut`: runs some stages one after another and reports how far they are. */
import { FULL_PLAN, MINIATURE_PLAN } from "../../../native/models/papercut/training/plan.ts";
import { STAGES, type StageName } from "../../../native/models/papercut/training/stages.ts";
import { EXIT } from "../exit.ts";
import { explain } from "../explain.ts";
import { inWords } from "./train-papercut/disk.ts";

export interface StageOrder {
  readonly stages: readonly StageName[];
  readonly directory: string;
  readonly worker: number;
  readonly workers: number;
  readonly miniature: boolean;
}

/** What the child says; the parent says `stop` alone. */
export type StageMessage =
  | {
      readonly kind: "progress";
      /** 0…1 of this process's work. */
      readonly share: number;
      readonly note: string;
    }
  | { readonly kind: "failed"; readonly code: number; readonly sentence: string };

const REPORT_MS = 200;

const { stages, directory, worker, workers, miniature } = JSON.parse(process.argv[2]!) as StageOrder;
const stop = new AbortController();
process.on("message", () => stop.abort());
// A terminal interrupts every process of the run, but it is the parent that decides.
process.on("SIGINT", () => undefined);
// Without its parent nobody waits for the result, and a second run may start on the same files.
const abandon = (): never => process.exit(EXIT.ourFault);
process.on("disconnect", abandon);
if (!process.connected) abandon();

const say = (message: StageMessage): unknown => process.send?.(message);

async function runStages(): Promise<void> {
  let lastReport = -Infinity;
  for (const [index, name] of stages.entries()) {
    await STAGES[name].run({
      plan: miniature ? MINIATURE_PLAN : FULL_PLAN,
      directory,
      worker,
      workers,
      signal: stop.signal,
      report(done, total, note = "") {
        if (performance.now() - lastReport < REPORT_MS && done < total) return;
        lastReport = performance.now();
        say({ kind: "progress", share: (index + done / total) / stages.length, note });
      },
    });
  }
  say({ kind: "progress", share: 1, note: "" });
}

try {
  await runStages();
} catch (error) {
  const stopped = stop.signal.aborted && error === stop.signal.reason;
  process.exitCode = stopped ? EXIT.cancelled : EXIT.ourFault;
  if (!stopped) say({ kind: "failed", ...explain(inWords(directory, error)) });
}
process.off("disconnect", abandon);
process.disconnect();
