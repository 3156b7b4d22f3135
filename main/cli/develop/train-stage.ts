/** @file The child process of `train:papercut`: runs some stages one after another and reports how far they are. */
import { FULL_PLAN, MINIATURE_PLAN } from "../../../native/models/papercut/training/plan.ts";
import { STAGES, type StageName } from "../../../native/models/papercut/training/stages.ts";

export interface StageOrder {
  readonly stages: readonly StageName[];
  readonly directory: string;
  readonly worker: number;
  readonly workers: number;
  readonly miniature: boolean;
}

export interface StageMessage {
  /** 0…1 of this process's work. */
  readonly share: number;
  readonly note: string;
}

const REPORT_MS = 200;

const { stages, directory, worker, workers, miniature } = JSON.parse(process.argv[2]!) as StageOrder;
// Without its parent nobody waits for the result, and a second run may start on the same files.
const abandon = (): never => process.exit(1);
process.on("disconnect", abandon);

let lastReport = 0;
for (const [index, name] of stages.entries()) {
  await STAGES[name].run({
    plan: miniature ? MINIATURE_PLAN : FULL_PLAN,
    directory,
    worker,
    workers,
    report(done, total, note = "") {
      if (performance.now() - lastReport < REPORT_MS && done < total) return;
      lastReport = performance.now();
      process.send?.({ share: (index + done / total) / stages.length, note } satisfies StageMessage);
    },
  });
}
process.off("disconnect", abandon);
process.disconnect?.();
