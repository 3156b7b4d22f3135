/** @file Runs one suite of the evidence protocol and makes its report. */
import os from "node:os";
import path from "node:path";
import type { z } from "zod";
import type { tunerContract } from "../../app/contract/engine/tuner.ts";
import type { SeriesAdapter } from "../../app/contract/engine/engine.ts";
import type { EvidenceOrder } from "../../app/contract/studio/evidence.ts";
import { reportPage } from "../../app/evidence/html/page.ts";
import type { EvidenceReport } from "../../app/evidence/report.ts";
import { blobPath } from "../files/blobs.ts";
import { readManifest } from "../files/model-files.ts";
import { packManifest } from "../models/papercut/manifest.ts";
import { RUNTIME_VERSION } from "../runtime/session.ts";
import { Easel } from "./easel.ts";
import { type GivenAdapter, Kept, type Suite } from "./suite.ts";
import { ablation } from "./suites/ablation.ts";
import { continuity } from "./suites/continuity.ts";
import { cost } from "./suites/cost.ts";
import { judges } from "./suites/judges.ts";
import { tuned } from "./suites/tuned.ts";
import { vocabulary } from "./suites/vocabulary.ts";

const SUITE_TABLE: { readonly [S in EvidenceOrder["suite"]]: Suite } = {
  ablation,
  continuity,
  judges,
  vocabulary,
  cost,
  tuned,
};

export interface SuitePlace {
  readonly models: string;
  readonly blobs: string;
  /** Finished parts are kept in `evaluations/<id>` of it. */
  readonly work: string;
  /** The program's version. */
  readonly app: string;
}

export interface SuiteControl {
  readonly signal: AbortSignal;
  readonly breathe: () => Promise<void>;
  readonly threads: number;
}

type SuiteEvent = z.input<(typeof tunerContract)["evidence.run"]["event"]>;

/**
 * Runs the suite, or goes on with what is finished of it.
 *
 * @throws the signal's reason when aborted; ModelFileError and AdapterError as the models do
 */
export async function* runSuite(
  {
    evaluation,
    order,
    adapters,
  }: { readonly evaluation: string; readonly order: EvidenceOrder; readonly adapters: readonly SeriesAdapter[] },
  place: SuitePlace,
  { signal, breathe: rest, threads }: SuiteControl,
): AsyncGenerator<SuiteEvent, void, undefined> {
  const breathe = async (): Promise<void> => {
    await rest();
    signal.throwIfAborted();
  };
  const easel = await Easel.open(place.models, threads, breathe);
  const kept = new Kept(path.join(place.work, "evaluations", evaluation));
  try {
    const running = SUITE_TABLE[order.suite]({
      easel,
      order,
      adapters: adapters.map(({ id, sha256, strength }) => ({
        name: id,
        file: blobPath(place.blobs, sha256),
        strength,
      })),
      ownAdapter: await ownAdapter(place.models),
      models: place.models,
      kept,
      breathe,
    });
    for (;;) {
      const { done, value } = await running.next();
      if (!done) {
        yield { kind: "progress", ...value };
        continue;
      }
      const report: EvidenceReport = {
        version: 1,
        suite: order.suite,
        seed: order.seed,
        ...value,
        environment: {
          app: place.app,
          onnxruntime: RUNTIME_VERSION,
          provider: "cpu",
          cpu: `${os.cpus()[0]?.model.trim() ?? "unknown"} × ${os.availableParallelism()}`,
          pack: { id: easel.pack.manifest.id, sha256: easel.pack.sha256 },
          judges: [easel.judge, easel.witness].map(({ id, sha256 }) => ({ id, sha256 })),
          seconds: kept.seconds,
          pictures: kept.pictures,
          command: `npm run circumplex -- evaluate --suite ${order.suite} --minutes ${order.minutes} --seed ${order.seed}`,
        },
      };
      yield { kind: "done", report, html: reportPage(report) };
      return;
    }
  } finally {
    await easel.close();
  }
}

/** The adapter that comes with the pack. */
async function ownAdapter(models: string): Promise<GivenAdapter> {
  const directory = path.join(models, "papercut");
  const { manifest } = await readManifest(path.join(directory, "pack.json"), packManifest);
  const own = manifest.adapters.find(({ id }) => id === manifest.defaultAdapter) ?? manifest.adapters[0]!;
  return { name: own.id, file: path.join(directory, own.file), strength: 1 };
}
