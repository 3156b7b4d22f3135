/** @file The tuner's handlers: one run or suite at a time, resting whenever it is told to. */
import os from "node:os";
import path from "node:path";
import type { TunerContract } from "../../app/contract/engine/tuner.ts";
import { StudioError } from "../../app/contract/failure.ts";
import type { Handlers } from "../../app/contract/kinds.ts";
import { beats } from "../engine/beats.ts";
import { foreseen, foreseenIn } from "../engine/failures.ts";
import { runSuite } from "../evidence/run-suite.ts";
import { blobPath } from "../files/blobs.ts";
import { DEFAULT_PROVIDER } from "../runtime/providers.ts";
import { RUNTIME_VERSION } from "../runtime/session.ts";
import { writeDurably } from "../files/durable-file.ts";
import { readAdapterFile } from "../training/lora/adapter-file.ts";
import { encodeKohya } from "../training/lora/kohya-file.ts";
import { adoptAdapter } from "./adopt-adapter.ts";
import { gateAdapter } from "./gate.ts";
import { Rest } from "./rest.ts";
import { runTuning } from "./run.ts";
import type { RunPlace } from "./run/control.ts";

export interface TunerFolders extends RunPlace {
  /** The program's version, which every report names. */
  readonly app: string;
}

/** Threads of a run: a person who works beside it keeps a processor where there are more than two. */
const THREADS = Math.max(1, Math.min(8, os.availableParallelism() > 2 ? os.availableParallelism() - 1 : 2));

/** The handlers of the tuner's contract. */
export function createTuner(folders: TunerFolders): Handlers<TunerContract> {
  const rest = new Rest();
  let keep = false;
  let busy = false;
  /** One at a time: two would share the processor and neither would end in time. */
  async function* alone<T>(feed: () => AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
    if (busy) throw new StudioError({ code: "job.state", state: "running" });
    busy = true;
    keep = false;
    const events = feed();
    try {
      for (;;) {
        const { done, value } = await rest.during(() => events.next());
        if (done) return;
        yield value;
        // What is told must not run ahead of what rests.
        await rest.during(() => rest.breathe());
      }
    } finally {
      await events.return(undefined);
      busy = false;
    }
  }
  const breathe = (): Promise<void> => rest.breathe();
  return {
    "tuner.hello": () => ({
      pid: process.pid,
      onnxruntime: RUNTIME_VERSION,
      provider: DEFAULT_PROVIDER,
      threads: THREADS,
    }),
    "tuner.beat": (_input, { signal }) => beats(signal),
    "tuner.run": (order, { signal }) =>
      foreseenIn(
        alone(() =>
          runTuning(order, folders, { signal, keep: () => keep, breathe, threads: THREADS, provider: "cpu" }),
        ),
      ),
    "tuner.rest": async ({ rest: resting }) => {
      await rest.set(resting);
      return {};
    },
    "tuner.keep": () => {
      keep = true;
      return {};
    },
    "tuner.gate": ({ pack, blob }) =>
      foreseen(async () => ({
        gate: await gateAdapter({ file: blobPath(folders.blobs, blob), directory: path.join(folders.models, pack) }),
      })),
    "tuner.adopt": ({ pack, file, name }) => foreseen(() => adoptAdapter(folders, { pack, file, name })),
    "tuner.convert": ({ blob, file, title }) =>
      foreseen(async () => {
        const { adapter, guidance } = await readAdapterFile(blobPath(folders.blobs, blob));
        await writeDurably(file, [encodeKohya(adapter, { title, ...(guidance !== undefined && { guidance }) })]);
        return {};
      }),
    "evidence.run": (order, { signal }) =>
      foreseenIn(alone(() => runSuite(order, folders, { signal, breathe, threads: THREADS }))),
  };
}
